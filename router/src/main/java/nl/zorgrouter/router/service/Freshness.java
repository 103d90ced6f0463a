package nl.zorgrouter.router.service;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import nl.zorgrouter.rules.decide.ServiceReport;

/** How long a figure may be believed. */
final class Freshness {
  /** After this a wait is not known any more; the rules hold to the same limit. */
  static final Duration OF_A_WAIT = Duration.ofSeconds(60);

  /** Clocks of two machines may differ by this much; later than that is the future. */
  static final Duration AHEAD = Duration.ofSeconds(2);

  private Freshness() {}

  /** The report with what may be believed of it at that instant. */
  static ServiceReport of(ServiceReport report, Instant at) {
    boolean fresh =
        report
            .asOf()
            .map(seen -> Duration.between(seen, at).abs().compareTo(OF_A_WAIT) <= 0)
            .orElse(false);
    return fresh
        ? report
        : new ServiceReport(
            report.state(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            report.asOf());
  }
}
