package nl.zorgrouter.router.referral;

import static nl.zorgrouter.router.referral.Effect.ALERT_DESK;
import static nl.zorgrouter.router.referral.Effect.BRING_BACK;
import static nl.zorgrouter.router.referral.Effect.MOVE;
import static nl.zorgrouter.router.referral.Effect.OFFER_NEXT;
import static nl.zorgrouter.router.referral.Effect.RING_DESK;
import static nl.zorgrouter.router.referral.Effect.STOP_RINGING;
import static nl.zorgrouter.router.referral.Effect.TASK_FOR_DESK;
import static nl.zorgrouter.router.referral.Effect.TASK_FOR_SERVICE;
import static nl.zorgrouter.router.referral.Effect.TO_URGENT;
import static nl.zorgrouter.router.referral.ReferralState.ABANDONED;
import static nl.zorgrouter.router.referral.ReferralState.ANSWERED;
import static nl.zorgrouter.router.referral.ReferralState.CANCELLED;
import static nl.zorgrouter.router.referral.ReferralState.CONFIRMED;
import static nl.zorgrouter.router.referral.ReferralState.OFFERED;
import static nl.zorgrouter.router.referral.ReferralState.RETURNED;
import static nl.zorgrouter.router.referral.ReferralState.WAITING;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole life of a referral: for each state and event, what comes next and what is to be done.
 */
public final class ReferralTable {
  /**
   * One cell.
   *
   * @param next the state after it
   * @param effects what is to be done, in this order
   */
  public record Move(ReferralState next, List<Effect> effects) {
    public Move {
      effects = List.copyOf(effects);
    }
  }

  private static final Map<ReferralState, Map<ReferralEvent, Move>> CELLS = cells();

  private ReferralTable() {}

  /** What an event leads to in a state; empty when the state does not expect it. */
  public static Optional<Move> move(ReferralState state, ReferralEvent event) {
    return Optional.ofNullable(CELLS.getOrDefault(state, Map.of()).get(event));
  }

  private static Map<ReferralState, Map<ReferralEvent, Move>> cells() {
    Map<ReferralState, Map<ReferralEvent, Move>> cells = new EnumMap<>(ReferralState.class);
    cells.put(OFFERED, offered());
    cells.put(CONFIRMED, onTheWay());
    cells.put(WAITING, waiting());
    cells.put(ANSWERED, answered());
    cells.put(RETURNED, closed(RETURNED));
    cells.put(ABANDONED, abandoned());
    cells.put(CANCELLED, closed(CANCELLED));
    return cells;
  }

  /** Nothing moved: the desk has the caller, or will have him when he is back from a rejection. */
  private static Map<ReferralEvent, Move> offered() {
    return Map.of(
        ReferralEvent.CONFIRM, to(CONFIRMED, MOVE),
        ReferralEvent.CANCEL, to(CANCELLED),
        ReferralEvent.LAPSED, to(CANCELLED),
        ReferralEvent.NOBODY_ELSE, to(RETURNED),
        ReferralEvent.CAME_BACK, to(OFFERED),
        ReferralEvent.WORSENED, to(RETURNED),
        ReferralEvent.HUNG_UP, to(ABANDONED, TASK_FOR_DESK, ALERT_DESK));
  }

  /** As while he waits, but that the exchange has not said yet that he does. */
  private static Map<ReferralEvent, Move> onTheWay() {
    Map<ReferralEvent, Move> cells = waiting();
    cells.put(ReferralEvent.WAITS, to(WAITING));
    cells.put(ReferralEvent.NOT_MOVED, to(RETURNED, STOP_RINGING, ALERT_DESK));
    cells.remove(ReferralEvent.DEADLINE);
    return cells;
  }

  /** The desk owns him until somebody of the service has him. */
  private static Map<ReferralEvent, Move> waiting() {
    Map<ReferralEvent, Move> cells = new EnumMap<>(ReferralEvent.class);
    cells.put(ReferralEvent.ANSWERED, to(ANSWERED, STOP_RINGING));
    cells.put(ReferralEvent.ACCEPT, to(ANSWERED));
    cells.put(ReferralEvent.DEADLINE, to(WAITING, RING_DESK, ALERT_DESK));
    cells.put(ReferralEvent.EXPIRED, to(RETURNED, TASK_FOR_DESK, ALERT_DESK));
    cells.put(ReferralEvent.NOBODY_CAME, to(RETURNED, STOP_RINGING, ALERT_DESK));
    cells.put(ReferralEvent.RECEIVER_CAME, to(WAITING));
    cells.put(ReferralEvent.RECEIVER_LEFT, to(WAITING));
    cells.put(ReferralEvent.OVERDUE, to(RETURNED, STOP_RINGING, BRING_BACK, ALERT_DESK));
    cells.put(ReferralEvent.DESK_TOOK, to(RETURNED, STOP_RINGING));
    cells.put(ReferralEvent.CAME_BACK, to(RETURNED, STOP_RINGING, ALERT_DESK));
    cells.put(ReferralEvent.DESK_LEFT, to(RETURNED, STOP_RINGING, ALERT_DESK));
    cells.put(ReferralEvent.CANCEL, to(CANCELLED, STOP_RINGING, BRING_BACK));
    cells.put(ReferralEvent.RETURN, to(RETURNED, STOP_RINGING, BRING_BACK));
    cells.put(ReferralEvent.REJECT, to(OFFERED, STOP_RINGING, BRING_BACK, OFFER_NEXT));
    cells.put(ReferralEvent.RAISE, to(RETURNED, STOP_RINGING, TO_URGENT, ALERT_DESK));
    cells.put(ReferralEvent.WORSENED, to(RETURNED, STOP_RINGING, ALERT_DESK));
    cells.put(ReferralEvent.HUNG_UP, to(ABANDONED, STOP_RINGING, TASK_FOR_SERVICE, ALERT_DESK));
    return cells;
  }

  /** The service owns him, and can still give him back. */
  private static Map<ReferralEvent, Move> answered() {
    return Map.of(
        ReferralEvent.RETURN, to(RETURNED, BRING_BACK),
        ReferralEvent.REJECT, to(OFFERED, BRING_BACK, OFFER_NEXT),
        ReferralEvent.RAISE, to(RETURNED, TO_URGENT, ALERT_DESK),
        ReferralEvent.WORSENED, to(RETURNED, ALERT_DESK),
        ReferralEvent.CAME_BACK, to(RETURNED, ALERT_DESK),
        ReferralEvent.HUNG_UP, to(ANSWERED),
        ReferralEvent.RECORD, to(ANSWERED));
  }

  /** The service has to call him; what it cannot, or does not in time, is for the desk. */
  private static Map<ReferralEvent, Move> abandoned() {
    return Map.of(
        ReferralEvent.ACCEPT, to(ABANDONED),
        ReferralEvent.EXPIRED, to(ABANDONED, TASK_FOR_DESK, ALERT_DESK),
        ReferralEvent.REJECT, to(ABANDONED, TASK_FOR_DESK, ALERT_DESK),
        ReferralEvent.RETURN, to(ABANDONED, TASK_FOR_DESK, ALERT_DESK),
        ReferralEvent.RAISE, to(ABANDONED, TASK_FOR_DESK, ALERT_DESK),
        ReferralEvent.RECORD, to(ABANDONED),
        ReferralEvent.HUNG_UP, to(ABANDONED));
  }

  /** Somebody may still have to call him back, and say that he has. */
  private static Map<ReferralEvent, Move> closed(ReferralState state) {
    return Map.of(
        ReferralEvent.ACCEPT, to(state),
        ReferralEvent.RECORD, to(state),
        ReferralEvent.CAME_BACK, to(state),
        ReferralEvent.HUNG_UP, to(state));
  }

  private static Move to(ReferralState next, Effect... effects) {
    return new Move(next, List.of(effects));
  }
}
