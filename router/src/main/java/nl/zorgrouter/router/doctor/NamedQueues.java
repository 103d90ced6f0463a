package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;

/** The queues that the configuration names: a name that no exchange has changes no figure. */
final class NamedQueues {
  private static final int MOST_LISTED = 8;

  private NamedQueues() {}

  /**
   * What there is to say about the names.
   *
   * @param named each with where it stands
   * @param exams what was seen of exchanges
   * @param exchanges how many there are
   */
  static List<Finding> look(Map<QueueName, Place> named, List<Exam> exams, int exchanges) {
    List<Set<String>> seen =
        exams.stream().flatMap(exam -> exam.queues().seen().stream()).map(Map::keySet).toList();
    Set<String> there = seen.stream().flatMap(Set::stream).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    named.entrySet().stream()
        .filter(each -> !there.contains(each.getKey().value()))
        .sorted(Comparator.comparingInt(each -> each.getValue().line()))
        .forEach(each ->
            findings.add(
                seen.size() == exchanges
                    ? missing(each.getKey().value(), each.getValue(), there)
                    : unsure(each.getKey().value(), each.getValue())));
    return findings;
  }

  private static Finding missing(String queue, Place place, Set<String> there) {
    String list =
        new TreeSet<>(there).stream().limit(MOST_LISTED).collect(Collectors.joining("`, `"));
    Optional<String> near = NearName.of(queue, there);
    return new Finding(
        Severity.ERROR,
        "NAMED_QUEUE_MISSING",
        place,
        new Sentence(
            "no exchange has a queue `%s`, so what stands here changes no figure; expected %s"
                .formatted(
                    queue,
                    near.map("`%s`?"::formatted)
                        .orElse("one of those there, such as `" + list + "`")),
            "geen centrale heeft een wachtrij `%s`, dus wat hier staat verandert geen cijfer; verwacht: %s"
                .formatted(
                    queue,
                    near.map("`%s`?"::formatted).orElse("een die er is, zoals `" + list + "`"))));
  }

  private static Finding unsure(String queue, Place place) {
    return new Finding(
        Severity.INFO,
        Chart.NOT_SEEN,
        place,
        new Sentence(
            "queue `%s` is on no exchange whose queues could be seen; look again when all can be"
                .formatted(queue),
            "wachtrij `%s` is op geen centrale waarvan de wachtrijen te zien waren; kijk opnieuw als ze dat allemaal zijn"
                .formatted(queue)));
  }
}
