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

/** The queues that somebody named to change figures: a name that nobody has changes none. */
final class NamedQueues {
  private static final int MOST_LISTED = 8;
  private static final Comparator<Map.Entry<?, Place>> AS_WRITTEN =
      Comparator.comparingInt((Map.Entry<?, Place> each) -> each.getValue().line())
          .thenComparingInt(each -> each.getValue().column());

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
        .sorted(AS_WRITTEN)
        .forEach(each ->
            findings.add(
                seen.size() == exchanges
                    ? missing(each.getKey().value(), each.getValue(), there)
                    : unsure(each.getKey().value(), each.getValue())));
    return findings;
  }

  /** Each is a warning: an exchange was not asked, and may have a queue to which nobody came. */
  static List<Finding> unknown(Map<String, Place> named, Set<String> known) {
    return named.entrySet().stream()
        .filter(each -> !known.contains(each.getKey()))
        .sorted(AS_WRITTEN)
        .map(each -> unknown(each.getKey(), each.getValue(), known))
        .toList();
  }

  private static Finding unknown(String name, Place place, Set<String> known) {
    return Finding.warning(
        "NAMED_QUEUE_UNKNOWN",
        place,
        idle(
            name,
            known,
            new Sentence(
                "neither the visits that were read nor the region or the configuration know a queue"
                    + " or kind of line `%s`".formatted(name),
                "noch de gelezen bezoeken, noch de regio of de configuratie kent een wachtrij of"
                    + " soort lijn `%s`".formatted(name))));
  }

  private static Finding missing(String queue, Place place, Set<String> there) {
    return Finding.error(
        "NAMED_QUEUE_MISSING",
        place,
        idle(
            queue,
            there,
            new Sentence(
                "no exchange has a queue `%s`".formatted(queue),
                "geen centrale heeft een wachtrij `%s`".formatted(queue))));
  }

  /** That a name is nowhere, what that means, and which name may have been meant. */
  private static Sentence idle(String name, Set<String> there, Sentence nowhere) {
    String list =
        new TreeSet<>(there).stream().limit(MOST_LISTED).collect(Collectors.joining("`, `"));
    Optional<String> near = NearName.of(name, there).map("`%s`?"::formatted);
    return new Sentence(
        "%s, so what stands here changes no figure; expected %s"
            .formatted(
                nowhere.english(), near.orElse("one of those there, such as `" + list + "`")),
        "%s, dus wat hier staat verandert geen cijfer; verwacht: %s"
            .formatted(nowhere.dutch(), near.orElse("een die er is, zoals `" + list + "`")));
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
