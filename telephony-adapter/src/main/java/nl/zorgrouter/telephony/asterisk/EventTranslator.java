package nl.zorgrouter.telephony.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.telephony.ami.AmiMessage;
import nl.zorgrouter.telephony.ami.Timestamps;
import org.asteriskjava.manager.event.AgentCalledEvent;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.AsyncAgiEndEvent;
import org.asteriskjava.manager.event.AsyncAgiExecEvent;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.BridgeLeaveEvent;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewCallerIdEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueCallerLeaveEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.asteriskjava.manager.event.QueueMemberStatusEvent;
import org.asteriskjava.manager.event.VarSetEvent;

/** What an exchange says, in the domain's words. */
public final class EventTranslator {
  private static final Translation SILENT = new Translation.Silent();

  /** An exchange that is up for longer than this has not just started. */
  private static final int JUST_STARTED_SECONDS = 10;

  private EventTranslator() {}

  /**
   * Translates one event.
   *
   * @param clockMicros the exchange's clock as we know it, for an event without a time of its own
   */
  public static Translation translate(AmiMessage message, long clockMicros) {
    try {
      long own = Timestamps.micros(message.value("Timestamp"));
      Instant at = Instants.ofMicros(own == 0 ? clockMicros : own);
      switch (message.name()) {
        case "AttendedTransfer" -> {
          return transferred(at, message);
        }
        // here `Cause` is what Asterisk notes for itself, not a cause of Q.850
        case "SoftHangupRequest" -> {
          return told(new CallEvent.HangUpAsked(at, call(message), 0));
        }
        case "HangupRequest" -> {
          int cause = Math.max(0, Numbers.whole(message.value("Cause"), 0));
          return told(new CallEvent.HangUpAsked(at, call(message), cause));
        }
        default -> {}
      }
      Optional<ManagerEvent> decoded = EventDecoder.decode(message);
      if (decoded.isEmpty()) {
        return new Translation.Unknown(message.name());
      }
      return translate(decoded.get(), at, message);
    } catch (IllegalArgumentException impossible) {
      return new Translation.Unreadable(message.name(), String.valueOf(impossible.getMessage()));
    }
  }

  private static Translation translate(ManagerEvent event, Instant at, AmiMessage raw) {
    return switch (event) {
      case NewChannelEvent arrived -> told(arrived(arrived, at, raw));
      case NewCallerIdEvent _ ->
          told(new CallEvent.Identified(at, call(raw), Channels.number(raw)));
      case NewStateEvent state ->
          Channels.isUp(state)
              ? told(new CallEvent.Answered(at, call(raw), Channels.marks(raw)))
              : SILENT;
      case HangupEvent ended ->
          told(new CallEvent.Ended(at, call(raw), Channels.orZero(ended.getCause())));
      case QuestionStarted asked -> told(asked(asked, at, raw));
      case AsyncAgiExecEvent ran ->
          told(new CallEvent.CommandRan(at, call(raw), Channels.orEmpty(ran.getCommandId())));
      case AsyncAgiEndEvent ended -> told(new CallEvent.StoppedAsking(at, call(raw)));
      case DialplanSaid said -> said(said, at, raw);
      case VarSetEvent set -> set(set, at, raw);
      case BridgeEnterEvent in ->
          told(new CallEvent.BridgeEntered(at, call(raw), in.getBridgeUniqueId()));
      case BridgeLeaveEvent out ->
          told(new CallEvent.BridgeLeft(at, call(raw), out.getBridgeUniqueId()));
      case FullyBootedEvent booted ->
          Channels.orZero(booted.getUptime()) <= JUST_STARTED_SECONDS
              ? told(new CallEvent.Booted(at))
              : SILENT;
      default -> ofQueue(event, at, raw);
    };
  }

  /**
   * Only a transfer of somebody into an application, such as a queue, gives a place away. Of the
   * forty fields of this event these four count, so it is read as it is.
   */
  private static Translation transferred(Instant at, AmiMessage raw) {
    String giver = raw.value("SecondTransfererUniqueid");
    String taker = raw.value("TransfereeUniqueid");
    boolean given =
        raw.value("Result").equals("Success")
            && raw.value("DestType").equals("App")
            && !giver.isEmpty()
            && !taker.isEmpty();
    return given
        ? told(new CallEvent.PlaceGiven(at, new CallId(giver), new CallId(taker)))
        : SILENT;
  }

  private static Translation ofQueue(ManagerEvent event, Instant at, AmiMessage raw) {
    return switch (event) {
      case QueueCallerJoinEvent joined -> told(joined(joined, at, raw));
      case QueueCallerLeaveEvent left ->
          told(new CallEvent.Left(at, call(raw), queue(raw), Channels.orZero(left.getCount())));
      case QueueCallerAbandonEvent left ->
          told(
              new CallEvent.LeftUnanswered(
                  at, call(raw), queue(raw), seconds(Channels.orZero(left.getHoldTime()))));
      case AgentCalledEvent rang ->
          told(new CallEvent.MemberRang(at, call(raw), queue(raw), raw.value("Interface")));
      case AgentRingNoAnswerEvent missed ->
          told(new CallEvent.MemberMissed(at, call(raw), queue(raw), raw.value("Interface")));
      case AgentConnectEvent connected ->
          told(
              new CallEvent.Connected(
                  at,
                  call(raw),
                  new CallId(raw.value("DestUniqueid")),
                  queue(raw),
                  raw.value("Interface")));
      case AgentCompleteEvent completed -> completed(completed, at, raw);
      case QueueMemberStatusEvent changed -> memberChanged(at, raw);
      case QueueMemberAddedEvent added -> memberChanged(at, raw);
      case QueueMemberPauseEvent paused -> memberChanged(at, raw);
      case QueueMemberRemovedEvent gone ->
          told(new CallEvent.MemberGone(at, queue(raw), raw.value("Interface")));
      default -> SILENT;
    };
  }

  private static CallEvent arrived(NewChannelEvent event, Instant at, AmiMessage raw) {
    return new CallEvent.Arrived(
        at,
        call(raw),
        new CallId(event.getLinkedid()),
        event.getChannel(),
        Channels.number(raw),
        Channels.marks(raw),
        new CallEvent.Dialled(raw.value("Context"), raw.value("Exten")));
  }

  private static CallEvent asked(QuestionStarted event, Instant at, AmiMessage raw) {
    return new CallEvent.Asked(
        at,
        call(raw),
        new CallId(event.getLinkedId()),
        raw.value("Channel"),
        Channels.ticket(raw),
        Channels.number(raw),
        Channels.marks(raw));
  }

  private static CallEvent joined(QueueCallerJoinEvent event, Instant at, AmiMessage raw) {
    return new CallEvent.Joined(
        at,
        call(raw),
        new CallId(event.getLinkedId()),
        queue(raw),
        Channels.orZero(event.getPosition()),
        Channels.orZero(event.getCount()),
        Channels.marks(raw));
  }

  private static Translation set(VarSetEvent event, Instant at, AmiMessage raw) {
    boolean ended = raw.value("Variable").equals("QUEUESTATUS") && !raw.value("Value").isEmpty();
    return ended
        ? told(new CallEvent.QueueEnded(at, call(raw), event.getValue(), Channels.marks(raw)))
        : SILENT;
  }

  private static Translation memberChanged(Instant at, AmiMessage raw) {
    return told(new CallEvent.MemberChanged(at, Members.of(raw, raw.value("Interface"))));
  }

  private static Translation said(DialplanSaid said, Instant at, AmiMessage raw) {
    return switch (said.getSaid()) {
      case "ZorgrouterTaken" -> told(new CallEvent.AnswerTaken(at, call(raw), raw.value("Answer")));
      case "ZorgrouterFailsafe" ->
          told(
              new CallEvent.FellBack(
                  at,
                  call(raw),
                  Numbers.whole(raw.value("Visit"), 0),
                  Numbers.whole(raw.value("Try"), 0)));
      case "ZorgrouterNobody" ->
          told(new CallEvent.NobodyTook(at, call(raw), raw.value("Outcome")));
      case "ZorgrouterUrgent" -> told(new CallEvent.Worsened(at, call(raw), raw.value("Origin")));
      case "ZorgrouterReferral" ->
          told(
              new CallEvent.ReferralPressed(
                  at, call(raw), raw.value("Caller"), raw.value("Advised"), raw.value("Place")));
      case "ZorgrouterTook" ->
          told(
              new CallEvent.Took(
                  at,
                  call(raw),
                  new CallId(raw.value("Patient")),
                  raw.value("By").equals("desk") ? CallEvent.Taker.DESK : CallEvent.Taker.SERVICE));
      case "ZorgrouterAccepted" -> told(new CallEvent.Accepted(at, call(raw), raw.value("Caller")));
      // the caller's own channel says the same a moment later (ZorgrouterUrgent)
      case "ZorgrouterRaised" -> SILENT;
      // the nurse who pressed a code hears it; the router has said it
      case "ZorgrouterKept" -> SILENT;
      default -> new Translation.Unknown("UserEvent " + said.getSaid());
    };
  }

  private static Translation told(CallEvent event) {
    return new Translation.Told(event);
  }

  /** Of a caller who was moved and has hung up since, the exchange no longer knows who he was. */
  private static Translation completed(AgentCompleteEvent event, Instant at, AmiMessage raw) {
    return raw.value("Uniqueid").isEmpty()
        ? SILENT
        : told(
            new CallEvent.Completed(
                at,
                call(raw),
                queue(raw),
                raw.value("Interface"),
                seconds(Channels.orZero(event.getTalkTime())),
                raw.value("Reason")));
  }

  private static CallId call(AmiMessage raw) {
    return new CallId(raw.value("Uniqueid"));
  }

  private static QueueName queue(AmiMessage raw) {
    return new QueueName(raw.value("Queue"));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
