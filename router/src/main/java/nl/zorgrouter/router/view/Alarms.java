package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.zorgrouter.region.LineKind;

/** What is not as it should be at one moment. */
final class Alarms {
  private final Instant now;
  private final Signals signals;
  private final List<Alarm> found = new ArrayList<>();

  Alarms(Instant now, Signals signals) {
    this.now = now;
    this.signals = signals;
  }

  List<Alarm> of(
      int rules, List<LinkView> links, List<ServiceView> services, List<CallerView> callers) {
    for (LinkView link : links) {
      link.silence().ifPresent(how -> add(Alarm.Kind.SILENT, link.pbx(), 1, how.since()));
    }
    if (rules == 0) {
      add(Alarm.Kind.NO_RULES, "", 1, now);
    }
    lately(Alarm.Kind.NOBODY_TOOK, signals.nobodyTook);
    lately(Alarm.Kind.FAILSAFE, signals.failsafe);
    lately(Alarm.Kind.WORSE, signals.worse);
    services.stream()
        .filter(ServiceView::isDeserted)
        .forEach(service -> add(Alarm.Kind.NOBODY_THERE, service.id(), service.waiting(), now));
    late(callers);
    return found.stream().sorted(Comparator.comparing(Alarm::kind)).toList();
  }

  private void lately(Alarm.Kind kind, Recent signal) {
    int count = signal.count(now);
    if (count > 0) {
      add(kind, "", count, signal.last().orElse(now));
    }
  }

  private void late(List<CallerView> callers) {
    List<CallerView> late = callers.stream().filter(caller -> caller.isLate(now)).toList();
    long emergencies = late.stream().filter(Alarms::isAtTheDesk).count();
    if (emergencies > 0) {
      add(Alarm.Kind.EMERGENCY_WAITS, "", emergencies, now);
    }
    Map<String, Long> others =
        late.stream()
            .filter(caller -> !isAtTheDesk(caller))
            .collect(
                Collectors.groupingBy(
                    caller -> caller.service().orElse(""), Collectors.counting()));
    others.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> add(Alarm.Kind.LATE, one.getKey(), one.getValue(), now));
  }

  /** Nobody has triaged him yet. */
  private static boolean isAtTheDesk(CallerView caller) {
    return caller.origin() == LineKind.EMERGENCY && !caller.referred();
  }

  private void add(Alarm.Kind kind, String about, long count, Instant since) {
    found.add(new Alarm(kind, about, count, since));
  }
}
