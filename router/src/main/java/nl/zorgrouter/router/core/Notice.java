package nl.zorgrouter.router.core;

import java.time.Duration;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.service.Tidings;
import nl.zorgrouter.rules.decide.Decision;

/** Something that is not a decision but must not pass in silence: counted, logged, or an alarm. */
public sealed interface Notice {
  /** A question came while no proved rules were loaded; the exchange uses its fail-safe. */
  record NoRules(PbxId pbx, CallId call, Ticket ticket) implements Notice {}

  /** A question was asked again and got the answer it had. */
  record AnsweredAgain(PbxId pbx, CallId call, Ticket ticket) implements Notice {}

  /** A question names a line, or marks, that the region does not know. */
  record Unreadable(PbxId pbx, CallId call, Ticket ticket, String why) implements Notice {}

  /** A question stayed open too long and was ended. */
  record QuestionOverdue(PbxId pbx, CallId call, Ticket ticket, Duration open) implements Notice {}

  /** A question did not even end when it was ended: the call is sent to its fail-safe. Alarm. */
  record QuestionStuck(PbxId pbx, CallId call, Ticket ticket, Duration open) implements Notice {}

  /** The exchange used its fail-safe for a call, without or against us. */
  record FellBack(PbxId pbx, CallId call) implements Notice {}

  /** Nobody answered at the first nor at the second fail-safe. Alarm. */
  record NobodyTook(PbxId pbx, CallId call) implements Notice {}

  /** The exchange used an answer that is not the one this router gave. */
  record OtherAnswerTaken(PbxId pbx, CallId call, String answer) implements Notice {}

  /** The state of a service began or ended, and others have to know. */
  record ServiceNews(Tidings tidings) implements Notice {}

  /**
   * A line was taken over, but nobody is on duty there: its call went to its own service. Alarm.
   */
  record TakeoverUnstaffed(PbxId pbx, CallId call, String line) implements Notice {}

  /** Nobody answers a line in its owner's stead any more: who waited for that asks again. */
  record SentOn(PbxId pbx, CallId call, String line) implements Notice {}

  /** Rules came with a lower number than those that decide, and were not activated. */
  record OlderRules(int version, int deciding) implements Notice {}

  /**
   * A professional's case was judged and stays where it is, or a service was found for it.
   *
   * @param origin where the journey began
   */
  record Judged(PbxId pbx, LineKind origin, Decision decision) implements Notice {}

  /** A referral changed. */
  record ReferralMoved(
      PbxId pbx, ReferralId referral, ReferralState from, ReferralState to, ReferralEvent event)
      implements Notice {}

  /** Something happened to a referral that its state does not expect; nothing was done. */
  record ReferralUnexpected(
      PbxId pbx, ReferralId referral, ReferralState state, ReferralEvent event) implements Notice {}

  /** The desk has to know this about a referral now. Alarm. */
  record DeskAlert(PbxId pbx, ReferralId referral, ReferralEvent event) implements Notice {}

  /** An event about a leg, or from an exchange, that this router has no picture of. */
  record Unexpected(PbxId pbx, String event) implements Notice {}
}
