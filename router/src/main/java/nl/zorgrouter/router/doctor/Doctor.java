package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.region.Region;

/** Every check on every exchange: what was seen goes in, everything there is to say comes out. */
public final class Doctor {
  /** The files of an exchange that are worth reading, where they can be read. */
  public static final List<String> FILES = FilesCheck.FILES;

  private Doctor() {}

  /** All findings, exchange by exchange, in the order in which they were looked at. */
  public static List<Finding> examine(List<Exam> exams, Region region) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> systems = new HashMap<>();
    for (Exam seen : exams) {
      Exam exam = seen.withGlobals();
      Chart chart = new Chart(exam.exchange());
      RightsCheck.look(exam, chart);
      IdentityCheck.look(exam, chart);
      ManagerCheck.look(exam, chart);
      DoorCheck.look(exam, chart);
      ProtocolCheck.look(exam, chart);
      LineCheck.look(exam, region, chart);
      TargetCheck.look(exam, region, chart);
      QueueCheck.look(exam, region, chart);
      ModuleCheck.look(exam, chart);
      FilesCheck.look(exam, chart);
      exam.identity()
          .seen()
          .ifPresent(identity -> {
            String other = systems.putIfAbsent(identity.system(), exam.exchange().value());
            if (other != null && !identity.system().isEmpty()) {
              sameName(chart, identity.system(), other);
            }
          });
      findings.addAll(chart.findings());
    }
    return List.copyOf(findings);
  }

  /**
   * What there is to say about the queues that the configuration names.
   *
   * @param named each with where it stands
   * @param exams what was seen of exchanges
   * @param exchanges how many there are; those that were not seen may have a queue too
   */
  public static List<Finding> examineNames(
      Map<QueueName, Place> named, List<Exam> exams, int exchanges) {
    return NamedQueues.look(named, exams, exchanges);
  }

  /**
   * What there is to say about the queues and kinds of lines that definitions of service levels
   * name.
   *
   * @param named each with where it stands
   * @param known all names that somebody who has not seen the exchanges can know
   */
  public static List<Finding> examineLevels(Map<String, Place> named, Set<String> known) {
    return NamedQueues.unknown(named, known);
  }

  private static void sameName(Chart chart, String system, String other) {
    chart.error(
        "SAME_SYSTEM_NAME",
        chart.at("asterisk.conf"),
        "its `systemname` is `%s`, as on `%s`: two calls can have one name; expected another"
            .formatted(system, other),
        "de `systemname` is `%s`, net als op `%s`: twee oproepen kunnen één naam hebben; verwacht: een andere"
            .formatted(system, other));
  }
}
