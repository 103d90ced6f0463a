package nl.zorgrouter.router.command;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.demo.Accounts;
import nl.zorgrouter.router.run.Observer;
import nl.zorgrouter.simulator.Town;

/** What the demonstration tells on its console: a line every few seconds. */
final class DemoFigures implements Observer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.of("Europe/Amsterdam"));

  private final Map<String, Integer> destinations = new TreeMap<>();
  private long decisions;

  @Override
  public synchronized void saw(Input input, Step step, Duration took) {
    for (Decided decided : step.decided()) {
      decisions++;
      destinations.merge(decided.answer().target().value(), 1, Integer::sum);
    }
  }

  /** What happens now, and what was counted. Only on the town's event loop. */
  synchronized String line(Town town, Accounts accounts) {
    return "%s  %s  waiting: %s  decided %d (%s)  fail-safe %d"
        .formatted(
            TIME.format(town.peopleNow()),
            account(accounts.people()),
            listed(town.waiting()),
            decisions,
            listed(destinations),
            accounts.witness().failsafes());
  }

  private static String account(Town.Count count) {
    return "calls %d = ended %d + there %d%s"
        .formatted(
            count.entered(),
            count.ended(),
            count.there(),
            count.entered() == count.ended() + count.there() ? "" : "  (a call was lost)");
  }

  private static String listed(Map<String, Integer> figures) {
    return figures.isEmpty()
        ? "none"
        : figures.entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", "));
  }
}
