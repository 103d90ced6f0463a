package nl.zorgrouter.router.journal;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;

/**
 * What an entry tells of a caller that only a living caller does, and not one who waits in a queue:
 * evidence that he was moved when he left it.
 *
 * @param at by the exchange's clock
 */
public record SignOfLife(PbxId pbx, CallId call, Instant at) {
  /** The sign that the text of an entry tells; one of another version, unreadable here, is none. */
  public static Optional<SignOfLife> in(EntryKind kind, byte[] text) {
    try {
      return in(EntryText.read(kind, text));
    } catch (UnreadableEntry other) {
      return Optional.empty();
    }
  }

  private static Optional<SignOfLife> in(Entry entry) {
    return switch (entry) {
      case Entry.VisitBegan(var visit) ->
          Optional.of(new SignOfLife(visit.pbx(), visit.call(), visit.joined()));
      case Entry.DecisionMade(var decided) ->
          Optional.of(new SignOfLife(decided.pbx(), decided.call(), decided.at()));
      case Entry.Heard(Input.FromPbx(Moment _, PbxNews.Happened(var pbx, var event))) ->
          in(pbx, event);
      case Entry.Heard _,
          Entry.Started _,
          Entry.RulesActivated _,
          Entry.Noticed _,
          Entry.VisitEnded _,
          Entry.Sighted _,
          Entry.Kept _,
          Entry.Accessed _,
          Entry.Lost _,
          Entry.TailCut _ ->
          Optional.empty();
    };
  }

  private static Optional<SignOfLife> in(PbxId pbx, CallEvent event) {
    return switch (event) {
      case CallEvent.Asked e -> Optional.of(new SignOfLife(pbx, e.call(), e.at()));
      case CallEvent.AnswerTaken e -> Optional.of(new SignOfLife(pbx, e.call(), e.at()));
      case CallEvent.FellBack e -> Optional.of(new SignOfLife(pbx, e.call(), e.at()));
      case CallEvent.NobodyTook e -> Optional.of(new SignOfLife(pbx, e.call(), e.at()));
      case CallEvent.Worsened e -> Optional.of(new SignOfLife(pbx, e.call(), e.at()));
      case CallEvent.Joined e -> Optional.of(new SignOfLife(pbx, e.call(), e.at()));
      case CallEvent.BridgeEntered e -> Optional.of(new SignOfLife(pbx, e.call(), e.at()));
      case CallEvent.Arrived _,
          CallEvent.Identified _,
          CallEvent.Answered _,
          CallEvent.PlaceGiven _,
          CallEvent.HangUpAsked _,
          CallEvent.Ended _,
          CallEvent.CommandRan _,
          CallEvent.StoppedAsking _,
          CallEvent.ReferralPressed _,
          CallEvent.Accepted _,
          CallEvent.Took _,
          CallEvent.Left _,
          CallEvent.LeftUnanswered _,
          CallEvent.QueueEnded _,
          CallEvent.MemberRang _,
          CallEvent.MemberMissed _,
          CallEvent.Connected _,
          CallEvent.Completed _,
          CallEvent.BridgeLeft _,
          CallEvent.MemberChanged _,
          CallEvent.MemberGone _,
          CallEvent.Booted _ ->
          Optional.empty();
    };
  }
}
