package nl.zorgrouter.call;

import java.time.Duration;
import java.time.Instant;

/**
 * What happened on an exchange, in the words of the telephone world. {@code at} is the exchange's
 * own clock, to the microsecond.
 */
public sealed interface CallEvent {
  /** When it happened, by the exchange's clock. */
  Instant at();

  /** Something that happened to one leg of a call. */
  sealed interface OfCall extends CallEvent {
    /** The leg it happened to. */
    CallId call();
  }

  /**
   * A leg came into being.
   *
   * @param linked the first leg of the same conversation, Asterisk's {@code Linkedid}
   * @param channel the channel's name
   * @param callerNumber as the exchange shows it; empty when withheld
   * @param dialled where in the dialplan it begins
   */
  record Arrived(
      Instant at,
      CallId call,
      CallId linked,
      String channel,
      String callerNumber,
      Marks marks,
      Dialled dialled)
      implements OfCall {
    /** The same where nobody asks what was dialled. */
    public Arrived(
        Instant at, CallId call, CallId linked, String channel, String callerNumber, Marks marks) {
      this(at, call, linked, channel, callerNumber, marks, Dialled.NOTHING);
    }
  }

  /**
   * Where in the dialplan a leg begins.
   *
   * @param context of the trunk or telephone
   * @param extension the number that was dialled, as the exchange got it
   */
  record Dialled(String context, String extension) {
    /** Nowhere that is known. */
    public static final Dialled NOTHING = new Dialled("", "");
  }

  /**
   * The exchange has another number for whoever calls: its dialplan read it from a header or asked
   * for it (NewCallerid).
   *
   * @param callerNumber as the exchange shows it from now on; empty when withheld
   */
  record Identified(Instant at, CallId call, String callerNumber) implements OfCall {}

  /** A leg was answered (channel state Up). */
  record Answered(Instant at, CallId call, Marks marks) implements OfCall {}

  /**
   * An attended transfer: a leg gave its place, such as the one it has in a queue, to another leg,
   * and ends.
   */
  record PlaceGiven(Instant at, CallId call, CallId to) implements OfCall {}

  /**
   * A leg is about to end (HangupRequest, SoftHangupRequest): its line or a hand asked for that, or
   * the dialplan has come to its end. What the dialplan does for a leg that is gone comes after.
   *
   * @param cause the Q.850 number that the line gave, 0 when it gave none
   */
  record HangUpAsked(Instant at, CallId call, int cause) implements OfCall {}

  /** A leg ended. {@code cause} is the Q.850 number the exchange gives, 0 when it gives none. */
  record Ended(Instant at, CallId call, int cause) implements OfCall {}

  /**
   * A call asks where to go and waits for the answer (AsyncAGIStart).
   *
   * @param ticket names this question
   */
  record Asked(
      Instant at,
      CallId call,
      CallId linked,
      String channel,
      Ticket ticket,
      String callerNumber,
      Marks marks)
      implements OfCall {}

  /** A command of a router ran on the asking call (AsyncAGIExec). */
  record CommandRan(Instant at, CallId call, String commandId) implements OfCall {}

  /** The call asks no longer: answered, timed out or gone (AsyncAGIEnd). */
  record StoppedAsking(Instant at, CallId call) implements OfCall {}

  /**
   * The dialplan used this answer (UserEvent ZorgrouterTaken); only this says so.
   *
   * @param answer the whole text of {@code ZR_ANSWER} that was used
   */
  record AnswerTaken(Instant at, CallId call, String answer) implements OfCall {}

  /** The dialplan went to the fail-safe by itself (UserEvent ZorgrouterFailsafe). */
  record FellBack(Instant at, CallId call, int visit, int tries) implements OfCall {}

  /** First and second fail-safe both gave nobody; the dialplan tries again. */
  record NobodyTook(Instant at, CallId call, String outcome) implements OfCall {}

  /** The caller pressed 1 while he waited: it is getting worse. */
  record Worsened(Instant at, CallId call, String origin) implements OfCall {}

  /**
   * The professional who has the call pressed a referral key.
   *
   * @param call the professional's leg
   * @param callerChannel the channel of the caller who is referred
   * @param advised the kind of service that the key stands for
   * @param place the place that the key stands for; empty when it stands for none
   */
  record ReferralPressed(
      Instant at, CallId call, String callerChannel, String advised, String place)
      implements OfCall {}

  /** A receiver on another exchange pressed 1: a human has the call. */
  record Accepted(Instant at, CallId call, String callerChannel) implements OfCall {}

  /**
   * A human took a patient who was kept for him: at the desk after the deadline, or in the warm
   * room.
   *
   * @param call the leg of the one who took him
   * @param patient the caller's leg
   */
  record Took(Instant at, CallId call, CallId patient, Taker by) implements OfCall {}

  /** Who took a patient. */
  enum Taker {
    /** Somebody at the desk, rung at the deadline. */
    DESK,
    /** Somebody of the service, in the warm room. */
    SERVICE
  }

  /**
   * A caller entered a queue.
   *
   * @param position his place on entering, from 1
   * @param waiting how many wait there now, he included
   */
  record Joined(
      Instant at,
      CallId call,
      CallId linked,
      QueueName queue,
      int position,
      int waiting,
      Marks marks)
      implements OfCall {}

  /** A caller left a queue, for any reason; the reason comes after. */
  record Left(Instant at, CallId call, QueueName queue, int waiting) implements OfCall {}

  /**
   * Asterisk's QueueCallerAbandon. It does not mean that the caller gave up: a time-out, an empty
   * queue and a withdrawal send it too.
   */
  record LeftUnanswered(Instant at, CallId call, QueueName queue, Duration held)
      implements OfCall {}

  /**
   * The queue says how it ended for this call (VarSet QUEUESTATUS). For a caller who was refused at
   * the door it is the only sign; which door it was stands in the mark {@link Mark#ZR_QUEUE}.
   *
   * @param status Asterisk's word, such as {@code TIMEOUT}, {@code FULL} or {@code CONTINUE}
   */
  record QueueEnded(Instant at, CallId call, String status, Marks marks) implements OfCall {
    /** The same on an exchange whose dialplan writes no marks. */
    public QueueEnded(Instant at, CallId call, String status) {
      this(at, call, status, Marks.NONE);
    }
  }

  /** A member's telephone rings for this caller. */
  record MemberRang(Instant at, CallId call, QueueName queue, String member) implements OfCall {}

  /** A member's telephone rang and was not answered. */
  record MemberMissed(Instant at, CallId call, QueueName queue, String member) implements OfCall {}

  /**
   * A member answered this caller.
   *
   * @param memberCall the member's leg
   */
  record Connected(Instant at, CallId call, CallId memberCall, QueueName queue, String member)
      implements OfCall {}

  /**
   * The conversation with a member ended.
   *
   * @param reason {@code caller}, {@code agent} or {@code transfer}, as the exchange says; a call
   *     that was moved also reads {@code caller}
   */
  record Completed(
      Instant at, CallId call, QueueName queue, String member, Duration talked, String reason)
      implements OfCall {}

  /** A leg entered a bridge: it hears the others in it. */
  record BridgeEntered(Instant at, CallId call, String bridge) implements OfCall {}

  /** A leg left a bridge. */
  record BridgeLeft(Instant at, CallId call, String bridge) implements OfCall {}

  /** A member of a queue was added, or its state changed. */
  record MemberChanged(Instant at, QueueMember member) implements CallEvent {}

  /** A member left a queue. */
  record MemberGone(Instant at, QueueName queue, String member) implements CallEvent {}

  /** The exchange has just started (FullyBooted after our login, or during it). */
  record Booted(Instant at) implements CallEvent {}
}
