package nl.zorgrouter.rules.decide;

import java.util.Optional;

/**
 * What happens with a call, without the explanation of a {@link Decision}.
 *
 * @param outcome what happens
 * @param destination where it goes; empty when it stays
 * @param code why
 * @param rule {@code disposition/<row>}, or {@code check/<code>} when no rule was asked
 */
public record Verdict(Outcome outcome, Optional<Destination> destination, Code code, String rule) {
  /** The verdict in a decision. */
  public static Verdict of(Decision decision) {
    return new Verdict(
        decision.outcome(),
        decision.onward().map(Decision.Onward::destination),
        decision.code(),
        decision.rule());
  }
}
