package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.router.referral.Confirmed;
import nl.zorgrouter.rules.decide.Decision;

/**
 * A question of a call whose referral a professional has confirmed: the answer is what was
 * promised, by whichever router is asked.
 */
final class Promised {
  private Promised() {}

  /** The promise, when it was made by the rules that hold now and its time is not over. */
  static Optional<Confirmed> of(CallEvent.Asked asked, int rulesVersion) {
    boolean referred = asked.marks().get(Mark.ZR_REASON).equals(Optional.of(Ruled.REFERRED));
    return asked
        .marks()
        .get(Mark.ZR_CONFIRMED)
        .flatMap(Confirmed::read)
        .filter(_ -> referred)
        .filter(promise -> promise.rulesVersion() == rulesVersion)
        .filter(promise -> asked.at().isBefore(promise.answerBy()))
        .filter(promise ->
            asked.marks().get(Mark.ZR_REFERRAL).equals(Optional.of(promise.id().value())));
  }

  /**
   * He waits until the deadline, and then, while the desk is rung, a little longer.
   *
   * @param offered the decision that was confirmed, where this router still knows it: then the
   *     answer says why, and not only that it was promised
   */
  static Ruled ruled(
      Confirmed promise, Optional<Decision> offered, CallEvent.Asked asked, LineKind origin) {
    Duration left = Duration.between(asked.at(), promise.answerBy());
    Decision kept =
        ReferralResync.decision(
            promise, asked.marks().get(Mark.ZR_JOURNEY).orElse(asked.linked().value()), left);
    long seconds = (left.toMillis() + 999) / 1000 + promise.graceSeconds();
    return new Ruled(
        offered.map(known -> because(known, kept)).orElse(kept),
        promise.target(),
        Math.toIntExact(Math.clamp(seconds, 1, Ruled.WITHOUT_END)),
        Ruled.queuePriority(promise.priority(), origin));
  }

  /** What the exchange kept, with the rule that had found it. */
  private static Decision because(Decision known, Decision kept) {
    return new Decision(
        kept.caseId(),
        kept.outcome(),
        kept.onward(),
        known.reason(),
        known.code(),
        known.rule(),
        kept.rulesVersion(),
        known.alternatives(),
        known.facts());
  }
}
