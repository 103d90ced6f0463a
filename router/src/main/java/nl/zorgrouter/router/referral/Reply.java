package nl.zorgrouter.router.referral;

import java.time.Instant;
import java.util.List;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.decide.Decision;

/** What a professional is answered. */
public sealed interface Reply {
  /** A service was found. */
  record Offered(Referral referral, List<ModeOffer> modes) implements Reply {
    public Offered {
      modes = List.copyOf(modes);
    }
  }

  /**
   * The patient stays with the human who has him; the decision says why.
   *
   * @param caseId the case
   * @param at when it was decided, by the exchange's clock
   */
  record Stays(String caseId, Instant at, Decision decision) implements Reply {}

  /** It was done. */
  record Done(Referral referral) implements Reply {}

  /**
   * It was not done, and nothing moved.
   *
   * @param refusal why, for machines
   * @param found what was found, expected and where, for people
   */
  record Refused(Refusal refusal, Sentence found) implements Reply {}

  /** Why a request is not done. */
  enum Refusal {
    /** The same request id came with another content before. */
    REQUEST_ID_REUSED,
    /** No referral has that id, or the registrant may not see it. */
    UNKNOWN_REFERRAL,
    /** That call is not on that exchange, or not any more. */
    UNKNOWN_CALL,
    /** There is no call on the registrant's telephone. */
    NO_CALL_ON_TELEPHONE,
    /** There is more than one call on the registrant's telephone. */
    SEVERAL_CALLS_ON_TELEPHONE,
    /** The registrant has no telephone of his own, and named no call. */
    NO_TELEPHONE,
    /** The call began on another line than the case says. */
    OTHER_LINE,
    /** The call began where a triage comes first: it cannot be put through by choice. */
    TRIAGE_FIRST,
    /** The region has no such service, or nobody is put through to it by choice. */
    UNKNOWN_SERVICE,
    /** The call is in a referral already. */
    ALREADY_REFERRED,
    /** The referral does not expect this in its state. */
    NOT_IN_THIS_STATE,
    /** Nobody of the service has the patient on the line yet: a human accepts, not a page. */
    NOT_ANSWERED_YET,
    /** That way of handing over is not offered for this case. */
    MODE_NOT_OFFERED,
    /** The offer was made by rules that hold no more. */
    RULES_CHANGED,
    /** The scope of the registrant does not allow it. */
    NOT_ALLOWED,
    /** The router has no picture of that exchange now. */
    OUT_OF_SYNC,
    /** The router has no rules now. */
    NO_RULES,
    /** Too many referrals are open. */
    TOO_MANY
  }
}
