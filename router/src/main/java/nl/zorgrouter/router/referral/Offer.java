package nl.zorgrouter.router.referral;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.Priority;

/**
 * What the rules found for a case, and what they knew when they did.
 *
 * @param facts as they were
 * @param decision of the rules; it refers
 * @param at when, by the exchange's clock
 * @param lived the same on the router's own timer of people
 */
public record Offer(CaseFacts facts, Decision decision, Instant at, Duration lived) {
  /** Waits are known anew every second and triage changes: an offer is not one for ever. */
  public static final Duration HOLDS = Duration.ofMinutes(2);

  public Offer {
    if (decision.onward().isEmpty()) {
      throw new IllegalArgumentException("an offer goes somewhere");
    }
  }

  /** The same on a timer that shows this much more. */
  Offer later(Duration more) {
    return new Offer(facts, decision, at, lived.plus(more));
  }

  /** The service that was found. */
  public String service() {
    return onward().destination().service();
  }

  /** Where its calls go. */
  public Target target() {
    return new Target(onward().destination().target());
  }

  /** How soon somebody must answer. */
  public Priority priority() {
    return onward().priority();
  }

  /** The same as a time; never longer than that of the priority. */
  public Duration within() {
    Duration asked = Duration.ofSeconds(onward().patienceSeconds());
    Duration longest = priority().deadline();
    return asked.compareTo(longest) < 0 ? asked : longest;
  }

  private Decision.Onward onward() {
    return decision.onward().orElseThrow();
  }
}
