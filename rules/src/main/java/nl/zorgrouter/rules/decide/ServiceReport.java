package nl.zorgrouter.rules.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was last seen of a service.
 *
 * @param state as somebody set it; empty when its schedule says it
 * @param waitSeconds what a caller who comes now will wait
 * @param waiting callers in its queue
 * @param agents who answer there
 * @param asOf when this was seen
 */
public record ServiceReport(
    Optional<ServiceState> state,
    OptionalInt waitSeconds,
    OptionalInt waiting,
    OptionalInt agents,
    Optional<Instant> asOf) {
  private static final Duration FRESH = Duration.ofSeconds(60);

  /** Nothing was seen. */
  public static final ServiceReport NOTHING =
      new ServiceReport(
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty());

  /**
   * The report with what is left of it at that instant: figures over a minute old are not known.
   */
  public ServiceReport at(Instant instant) {
    if (waitSeconds.isEmpty() && waiting.isEmpty() && agents.isEmpty()) {
      return this;
    }
    boolean fresh =
        asOf.map(seen -> Duration.between(seen, instant).abs().compareTo(FRESH) <= 0).orElse(false);
    return fresh
        ? this
        : new ServiceReport(
            state, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), asOf);
  }
}
