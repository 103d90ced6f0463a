package nl.zorgrouter.router.referral;

import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.rules.decide.CaseFacts;

/** What a professional asks for. */
public sealed interface Wish {
  /**
   * A live call.
   *
   * @param pbx the exchange
   * @param call the caller's leg
   */
  record Call(PbxId pbx, CallId call) {}

  /**
   * Find the service for a case.
   *
   * @param call the call; empty: the one on the registrant's telephone
   * @param mode how to hand over
   * @param line the line that the registrant believes the call began on, when he says one
   * @param facts the case; its time, its line and its services are put in by the router
   */
  record Offer(Optional<Call> call, Mode mode, Optional<String> line, CaseFacts facts)
      implements Wish {}

  /**
   * Put the caller on the registrant's telephone through to a place that he chose, and stay with
   * him until somebody has come.
   *
   * @param call the call; empty: the one on the registrant's telephone
   * @param service the place
   * @param facts what he knows of the patient
   */
  record Choose(Optional<Call> call, String service, CaseFacts facts) implements Wish {}

  /** Something about a referral that exists. */
  sealed interface About extends Wish {
    /** Which one. */
    ReferralId referral();

    /** What it is to the table. */
    default ReferralEvent event() {
      return switch (this) {
        case Confirm _ -> ReferralEvent.CONFIRM;
        case Cancel _ -> ReferralEvent.CANCEL;
        case Return _ -> ReferralEvent.RETURN;
        case Reject _ -> ReferralEvent.REJECT;
        case Raise _ -> ReferralEvent.RAISE;
        case Accept _ -> ReferralEvent.ACCEPT;
        case Conclude _ -> ReferralEvent.RECORD;
      };
    }
  }

  /**
   * Yes, do it.
   *
   * @param mode another mode than the one of the offer, when one is wanted
   */
  record Confirm(ReferralId referral, Optional<Mode> mode) implements About {}

  /** Take it back. */
  record Cancel(ReferralId referral) implements About {}

  /** Give the patient back to the desk. */
  record Return(ReferralId referral, Why.Return why) implements About {}

  /** Not this patient. */
  record Reject(ReferralId referral, Why.Rejection why) implements About {}

  /** It is an emergency. */
  record Raise(ReferralId referral) implements About {}

  /** We have him: a call-back was made. */
  record Accept(ReferralId referral) implements About {}

  /** Write down what came of it. */
  record Conclude(ReferralId referral, Why.Result result) implements About {}
}
