package nl.zorgrouter.monitoring.wait;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;

/**
 * The accounting of all queues on all exchanges. One writer: the one who applies the news. The same
 * news in the same order give the same facts.
 */
public final class WaitingTimes {
  private final OutcomeRules rules;
  private final List<WaitFact> told = new ArrayList<>();
  private final Journeys journeys = new Journeys(told);
  private final Map<PbxId, Exchange> exchanges =
      new TreeMap<>((one, other) -> one.value().compareTo(other.value()));

  /** An accounting without any caller. */
  public WaitingTimes(OutcomeRules rules) {
    this.rules = rules;
  }

  /** Takes in one piece of news and tells what it means, in order. */
  public List<WaitFact> apply(PbxNews news) {
    Exchange exchange = exchange(news.pbx());
    switch (news) {
      case PbxNews.Happened(PbxId _, var event) -> exchange.happened(event);
      case PbxNews.InSync(PbxId _, long _, var snapshot) -> exchange.inSync(snapshot);
      case PbxNews.OutOfSync _ -> exchange.outOfSync();
      case PbxNews.Pinged(PbxId _, var pbxTime, var _) -> exchange.pinged(pbxTime);
    }
    return takeTold();
  }

  /**
   * Takes in what an accounting before this one knew of an exchange, so that who still waits keeps
   * his start, and who left unseen is missed. To be told before the exchange's first news; after it
   * this changes nothing.
   *
   * @param lastSeen the last moment of the exchange's clock that was seen
   * @param open the visits that had not ended
   */
  public void recall(PbxId pbx, Instant lastSeen, List<WaitFact.VisitBegan> open) {
    exchange(pbx).recall(lastSeen, open);
    told.clear();
  }

  /**
   * Takes in what this router asked an exchange to do, so that a caller whom it moves is not
   * counted as one who gave up.
   */
  public void asked(Command command) {
    switch (command) {
      case Command.SendToQuestion(PbxId pbx, var call) -> exchange(pbx).moving(call);
      case Command.SendToFailsafe(PbxId pbx, var call) -> exchange(pbx).moving(call);
      case Command.BringBack(PbxId pbx, var call) -> exchange(pbx).moving(call);
      case Command.SendToUrgent(PbxId pbx, var call) -> exchange(pbx).moving(call);
      case Command.Meet(PbxId pbx, var call, var _) -> exchange(pbx).moving(call);
      case Command.GiveAnswer _,
          Command.EndQuestion _,
          Command.HoldLease _,
          Command.RaiseFence _,
          Command.Ring _,
          // a ring that ends with no answer has left, as one whose time is over
          Command.StopRinging _,
          Command.WriteMark _ -> {}
    }
  }

  /** Every queue as it is now, by exchange and name. */
  public List<QueuePicture> pictures() {
    return exchanges.values().stream().flatMap(exchange -> exchange.pictures().stream()).toList();
  }

  private Exchange exchange(PbxId pbx) {
    return exchanges.computeIfAbsent(pbx, id -> new Exchange(id, rules, journeys, told));
  }

  private List<WaitFact> takeTold() {
    List<WaitFact> facts = List.copyOf(told);
    told.clear();
    return facts;
  }
}
