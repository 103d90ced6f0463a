package nl.zorgrouter.telephony.ami;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an exchange answered when it was looked at.
 *
 * @param login empty when it let us in; otherwise why it did not, or why the connection ended
 *     before
 * @param answers what became of each look; none is missing
 * @param clockRoundTripNanos how long the question for its clock took; 0 when it was not answered
 * @param clockReadNanos when that answer came, on the running clock of the inspection
 * @param stamped events that came meanwhile and bore the exchange's time
 * @param unstamped events that came meanwhile and bore none
 */
public record Inspection(
    Optional<Closing> login,
    Map<Look, Outcome> answers,
    long clockRoundTripNanos,
    long clockReadNanos,
    int stamped,
    int unstamped) {
  public Inspection {
    EnumMap<Look, Outcome> whole = new EnumMap<>(Look.class);
    for (Look look : Look.values()) {
      Outcome answer = answers.get(look);
      whole.put(look, answer == null ? new Outcome.LinkLost() : answer);
    }
    answers = Map.copyOf(whole);
  }

  /** What became of this look. */
  public Outcome answer(Look look) {
    Outcome answer = answers.get(look);
    return answer == null ? new Outcome.LinkLost() : answer;
  }

  /** An exchange that was never spoken to, or that ended the conversation before it began. */
  public static Inspection refused(Closing why) {
    return new Inspection(Optional.of(why), Map.of(), 0, 0, 0, 0);
  }
}
