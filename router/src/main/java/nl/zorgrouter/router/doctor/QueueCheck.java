package nl.zorgrouter.router.doctor;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;

/**
 * Queues: a fail-safe sends nobody away, and in a care queue a caller can say that it gets worse.
 */
final class QueueCheck {
  private static final Set<String> ALWAYS = Set.of("yes", "true", "y", "t", "1", "on");
  private static final Set<String> NEVER = Set.of("no", "false", "n", "f", "0", "off");

  private final Chart chart;
  private final Optional<ConfFile> conf;

  private QueueCheck(Chart chart, Optional<ConfFile> conf) {
    this.chart = chart;
    this.conf = conf;
  }

  static void look(Exam exam, Region region, Chart chart) {
    if (exam.purpose() == Exam.Purpose.OBSERVING) {
      return;
    }
    Optional<ConfFile> conf = exam.files().seen().flatMap(folder -> folder.file("queues.conf"));
    QueueCheck check = new QueueCheck(chart, conf);
    exam.dialplan()
        .seen()
        .ifPresent(plan -> {
          Set<String> finals = TargetCheck.finals(plan);
          for (String queue : finals) {
            exam.queues()
                .seen()
                .map(all -> all.getOrDefault(queue, 0))
                .ifPresent(most -> check.length(queue, most));
            check.isKnown(queue, exam, "`joinempty`, `leavewhenempty`, `context`");
            check.joinEmpty(queue);
            check.leaveWhenEmpty(queue);
          }
          Set<String> care = care(plan, region);
          care.removeAll(TargetCheck.urgent(plan));
          for (String queue : care) {
            check.urgentKey(queue);
            if (!finals.contains(queue)) {
              check.isKnown(queue, exam, "`context`");
            }
          }
          finals.addAll(care);
          finals.forEach(check::recording);
        });
  }

  /** The queues of services, except the ambulance desk: there a caller is as urgent as can be. */
  private static Set<String> care(Dialplan plan, Region region) {
    Set<String> queues = new LinkedHashSet<>();
    for (Service service : region.services().values()) {
      if (service.type() != ServiceType.AMBULANCE_DESK) {
        plan.queueOf(service.endpoint().target()).ifPresent(queues::add);
      }
    }
    return queues;
  }

  private void length(String queue, int most) {
    if (most > 0) {
      chart.error(
          "FAILSAFE_LIMITED",
          place(queue, "maxlen"),
          "queue `%s` is a fail-safe and takes at most `%d` callers; expected `maxlen = 0`, because a fail-safe sends nobody away"
              .formatted(queue, most),
          "wachtrij `%s` is een vangnet en neemt hoogstens `%d` bellers; verwacht: `maxlen = 0`, want een vangnet stuurt niemand weg"
              .formatted(queue, most));
    }
  }

  /** A queue that is kept in a database has its settings there. */
  private void isKnown(String queue, Exam exam, String settings) {
    boolean there = exam.queues().seen().map(all -> all.containsKey(queue)).orElse(true);
    if (there && conf.filter(file -> !file.names().contains(queue)).isPresent()) {
      chart.unseen(
          "queue " + queue,
          new Sentence(
              "it is not in queues.conf: look in its database for %s".formatted(settings),
              "hij staat niet in queues.conf: kijk in de database naar %s".formatted(settings)));
    }
  }

  private void joinEmpty(String queue) {
    value(queue, "joinempty")
        .filter(entry -> !ALWAYS.contains(entry.value().toLowerCase(Locale.ROOT)))
        .ifPresent(entry ->
            chart.error(
                "FAILSAFE_REFUSES",
                entry.place(chart.exchange()),
                "queue `%s` is a fail-safe and refuses callers (`joinempty = %s`); expected `joinempty = yes`"
                    .formatted(queue, entry.value()),
                "wachtrij `%s` is een vangnet en weigert bellers (`joinempty = %s`); verwacht: `joinempty = yes`"
                    .formatted(queue, entry.value())));
  }

  private void leaveWhenEmpty(String queue) {
    value(queue, "leavewhenempty")
        .filter(entry -> !NEVER.contains(entry.value().toLowerCase(Locale.ROOT)))
        .ifPresent(entry ->
            chart.error(
                "FAILSAFE_SENDS_AWAY",
                entry.place(chart.exchange()),
                "queue `%s` is a fail-safe and sends waiting callers away (`leavewhenempty = %s`); expected `leavewhenempty = no`"
                    .formatted(queue, entry.value()),
                "wachtrij `%s` is een vangnet en stuurt wachtende bellers weg (`leavewhenempty = %s`); verwacht: `leavewhenempty = no`"
                    .formatted(queue, entry.value())));
  }

  private void urgentKey(String queue) {
    boolean known = conf.filter(file -> file.names().contains(queue)).isPresent();
    boolean has =
        value(queue, "context")
            .filter(entry -> entry.value().equals("zorgrouter-urgent"))
            .isPresent();
    if (known && !has) {
      chart.error(
          "NO_URGENT_KEY",
          place(queue, "context"),
          "in queue `%s` a caller who gets worse cannot say so; expected `context = zorgrouter-urgent`, where he presses 1"
              .formatted(queue),
          "in wachtrij `%s` kan een beller niet zeggen dat het erger wordt; verwacht: `context = zorgrouter-urgent`, waar hij een 1 toetst"
              .formatted(queue));
    }
  }

  private void recording(String queue) {
    value(queue, "monitor-format")
        .ifPresent(entry ->
            chart.warning(
                "RECORDED_BY_THE_QUEUE",
                entry.place(chart.exchange()),
                "queue `%s` records (`monitor-format = %s`), and a recording stays with its channel: a call that moves on takes it along or ends it; decide per service who records what"
                    .formatted(queue, entry.value()),
                "wachtrij `%s` neemt op (`monitor-format = %s`), en een opname hoort bij haar kanaal: een oproep die doorgaat neemt haar mee of beëindigt haar; bepaal per dienst wie wat opneemt"
                    .formatted(queue, entry.value())));
  }

  private Optional<ConfFile.Entry> value(String queue, String key) {
    return conf.flatMap(file -> file.value(queue, key));
  }

  private Place place(String queue, String key) {
    return value(queue, key)
        .map(entry -> entry.place(chart.exchange()))
        .orElseGet(() ->
            conf.filter(file -> file.names().contains(queue))
                .map(file -> file.place(chart.exchange(), queue))
                .orElseGet(() -> chart.at("queue " + queue)));
  }
}
