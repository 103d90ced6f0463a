package nl.zorgrouter.router.doctor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;

/** The targets to which calls are sent: that they are there, and lead to a queue that is there. */
final class TargetCheck {
  private final Exam exam;
  private final Dialplan plan;
  private final Chart chart;

  private TargetCheck(Exam exam, Dialplan plan, Chart chart) {
    this.exam = exam;
    this.plan = plan;
    this.chart = chart;
  }

  static void look(Exam exam, Region region, Chart chart) {
    chart.unseen("queues", exam.queues());
    if (exam.purpose() == Exam.Purpose.OBSERVING) {
      return;
    }
    exam.dialplan()
        .seen()
        .ifPresent(plan -> {
          TargetCheck check = new TargetCheck(exam, plan, chart);
          Map<String, String> wanted = new LinkedHashMap<>();
          for (Service service : region.services().values()) {
            String whose = "service `" + service.id() + "`";
            wanted.putIfAbsent(service.endpoint().target(), whose);
            wanted.putIfAbsent(service.endpoint().urgentTarget(), whose);
          }
          for (DialplanLine line : DialplanLine.in(plan)) {
            line.finals()
                .forEach(
                    target -> wanted.put(target, "the fail-safe of `" + line.extension() + "`"));
          }
          wanted.forEach(check::target);
        });
  }

  private void target(String target, String whose) {
    switch (plan.way(target)) {
      case Dialplan.Way.Nowhere() ->
          chart.error(
              "TARGET_MISSING",
              chart.at("dialplan, context zorgrouter-targets"),
              "there is no target `%s` (%s); expected an extension of that name, as in docker/asterisk/etc/targets.conf"
                  .formatted(target, whose),
              "er is geen doel `%s`; verwacht: een extensie met die naam, zoals in docker/asterisk/etc/targets.conf"
                  .formatted(target));
      case Dialplan.Way.Queue(String queue) -> queue(target, queue);
      case Dialplan.Way.Unread(String written) ->
          chart.unseen(
              "target " + target,
              new Sentence(
                  "it leads to the queue `%s`, which only a running call tells: look at that queue yourself"
                      .formatted(written),
                  "het leidt naar de wachtrij `%s`; dat weet alleen een lopende oproep: bekijk die wachtrij zelf"
                      .formatted(written)));
      case Dialplan.Way.Dial() -> {}
      case Dialplan.Way.Other() ->
          chart.warning(
              "TARGET_ELSEWHERE",
              chart.at("dialplan, context zorgrouter-targets, extension " + target),
              "target `%s` enters neither `zorgrouter-queue` nor `zorgrouter-dial`; expected one of them, which bring back a caller whom nobody takes"
                  .formatted(target),
              "doel `%s` gaat niet door `zorgrouter-queue` of `zorgrouter-dial`; verwacht: een van beide, want die brengen een beller terug die niemand aanneemt"
                  .formatted(target));
    }
  }

  private void queue(String target, String queue) {
    if (exam.queues().seen().filter(all -> !all.containsKey(queue)).isPresent()) {
      chart.error(
          "QUEUE_MISSING",
          chart.at("queues"),
          "target `%s` leads to the queue `%s`, which is not there; expected it in queues.conf, and `queue reload all`"
              .formatted(target, queue),
          "doel `%s` leidt naar de wachtrij `%s`, die er niet is; verwacht: in queues.conf, en `queue reload all`"
              .formatted(target, queue));
    }
  }

  /** The queues behind targets that must never send a caller away. */
  static Set<String> finals(Dialplan plan) {
    Set<String> queues = new LinkedHashSet<>();
    for (DialplanLine line : DialplanLine.in(plan)) {
      line.finals().forEach(target -> plan.queueOf(target).ifPresent(queues::add));
    }
    return queues;
  }

  /** The queues where "it is getting worse" ends: nothing is more urgent than they are. */
  static Set<String> urgent(Dialplan plan) {
    Set<String> queues = new LinkedHashSet<>();
    for (DialplanLine line : DialplanLine.in(plan)) {
      List<String> targets = line.setting("ZR_URGENT").stream().toList();
      targets.forEach(target -> plan.queueOf(target).ifPresent(queues::add));
    }
    return queues;
  }
}
