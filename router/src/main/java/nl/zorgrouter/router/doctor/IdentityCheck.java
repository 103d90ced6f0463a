package nl.zorgrouter.router.doctor;

import java.time.Duration;
import java.util.List;

/** Which program it is, and what its clock says. */
final class IdentityCheck {
  /** What the tests on a real exchange run on. */
  private static final int TESTED = 22;

  /** Older ones have no filters on a header of an event, and bridges that behave differently. */
  private static final int OLDEST = 20;

  /** Below it two clocks are kept by the same kind of daemon, as far as anybody can tell. */
  private static final Duration NOTICEABLE = Duration.ofSeconds(1);

  /** A triage that seems to come from the future by more than this is refused by the rules. */
  private static final Duration HARMFUL = Duration.ofMinutes(1);

  /** What decides by the clock on the wall. */
  private static final List<String> BY_THE_CLOCK =
      List.of("GotoIfTime", "ExecIfTime", "IFTIME(", "STRFTIME(,,%H", "TESTTIME");

  private IdentityCheck() {}

  static void look(Exam exam, Chart chart) {
    chart.unseen("version", exam.identity());
    exam.identity()
        .seen()
        .ifPresent(identity -> {
          version(identity.version(), chart);
          if (identity.system().isEmpty()) {
            chart.error(
                "NO_SYSTEM_NAME",
                chart.at("asterisk.conf"),
                "the exchange has no name of its own, so two exchanges can name a call alike; expected"
                    + " `systemname` in [options]",
                "de centrale heeft geen eigen naam, zodat twee centrales een oproep hetzelfde kunnen"
                    + " noemen; verwacht: `systemname` in [options]");
          }
        });
    chart.unseen("clock", exam.clock());
    exam.clock().seen().ifPresent(clock -> clock(exam, clock, chart));
  }

  private static void version(String version, Chart chart) {
    int major = major(version);
    String english = "found Asterisk `%s`; expected %d, which is what is tested";
    String dutch = "gevonden: Asterisk `%s`; verwacht: %d, want daarop wordt getest";
    if (major < OLDEST) {
      chart.error(
          "VERSION",
          chart.at("version"),
          english.formatted(version, TESTED),
          dutch.formatted(version, TESTED));
    } else if (major != TESTED) {
      chart.warning(
          "VERSION",
          chart.at("version"),
          english.formatted(version, TESTED),
          dutch.formatted(version, TESTED));
    }
  }

  private static int major(String version) {
    String digits = version.replaceFirst("^(\\d{1,4}).*$", "$1");
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }

  private static void clock(Exam exam, Exam.Clock clock, Chart chart) {
    Duration apart = clock.ahead().abs().minus(clock.uncertainty());
    String seconds = "%.1f".formatted(clock.ahead().toMillis() / 1_000.0);
    if (apart.compareTo(NOTICEABLE) > 0) {
      String english =
          "its clock is `%s` s ahead of ours; expected less than a second: let both be kept by a"
              + " daemon that slews, such as chrony";
      String dutch =
          "de klok loopt `%s` s voor op de onze; verwacht: minder dan een seconde; laat beide"
              + " gelijkzetten door een dienst die geleidelijk bijstelt, zoals chrony";
      if (apart.compareTo(HARMFUL) > 0) {
        chart.error(
            "CLOCK", chart.at("clock"), english.formatted(seconds), dutch.formatted(seconds));
      } else {
        chart.warning(
            "CLOCK", chart.at("clock"), english.formatted(seconds), dutch.formatted(seconds));
      }
    }
    if (!clock.offset().isEmpty() && !clock.offset().equals(clock.expected())) {
      timeZone(exam, clock, chart);
    }
  }

  private static void timeZone(Exam exam, Exam.Clock clock, Chart chart) {
    String english =
        "its local time is UTC`%s`; here it is UTC`%s`: queue_log and everything in the dialplan"
            + " that decides by the hour follow the former";
    String dutch =
        "de lokale tijd is er UTC`%s`; hier is het UTC`%s`: queue_log en alles in het dialplan dat"
            + " op het uur beslist volgt het eerste";
    boolean decides =
        exam.dialplan()
            .seen()
            .map(plan -> plan.steps().stream().anyMatch(IdentityCheck::decidesByTheClock))
            .orElse(true);
    if (decides) {
      chart.warning(
          "TIME_ZONE",
          chart.at("clock"),
          english.formatted(clock.offset(), clock.expected()),
          dutch.formatted(clock.offset(), clock.expected()));
    } else {
      chart.info(
          "TIME_ZONE",
          chart.at("clock"),
          english.formatted(clock.offset(), clock.expected()),
          dutch.formatted(clock.offset(), clock.expected()));
    }
  }

  private static boolean decidesByTheClock(Dialplan.Step step) {
    String text = step.application() + " " + step.data();
    return BY_THE_CLOCK.stream().anyMatch(text::contains);
  }
}
