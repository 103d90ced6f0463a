package nl.zorgrouter.router.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of a referral's life: each path of the contract, and what holds for all of it. */
class ReferralTableTest {
  private static final Set<Effect> MOVES_HIM =
      Set.of(Effect.MOVE, Effect.BRING_BACK, Effect.TO_URGENT);

  private static final Set<Effect> MOVES_OR_RINGS =
      Set.of(Effect.MOVE, Effect.BRING_BACK, Effect.TO_URGENT, Effect.RING_DESK, Effect.OFFER_NEXT);

  @ParameterizedTest
  @CsvSource({
    "OFFERED, CONFIRM, CONFIRMED",
    "OFFERED, CANCEL, CANCELLED",
    "OFFERED, LAPSED, CANCELLED",
    "OFFERED, HUNG_UP, ABANDONED",
    "CONFIRMED, WAITS, WAITING",
    "CONFIRMED, ANSWERED, ANSWERED",
    "CONFIRMED, NOT_MOVED, RETURNED",
    "CONFIRMED, HUNG_UP, ABANDONED",
    "WAITING, ANSWERED, ANSWERED",
    "WAITING, ACCEPT, ANSWERED",
    "WAITING, DEADLINE, WAITING",
    "WAITING, DESK_TOOK, RETURNED",
    "WAITING, CAME_BACK, RETURNED",
    "WAITING, EXPIRED, RETURNED",
    "WAITING, NOBODY_CAME, RETURNED",
    "WAITING, DESK_LEFT, RETURNED",
    "WAITING, OVERDUE, RETURNED",
    "WAITING, CANCEL, CANCELLED",
    "WAITING, RETURN, RETURNED",
    "WAITING, REJECT, OFFERED",
    "WAITING, RAISE, RETURNED",
    "WAITING, WORSENED, RETURNED",
    "WAITING, HUNG_UP, ABANDONED",
    "ANSWERED, RETURN, RETURNED",
    "ANSWERED, REJECT, OFFERED",
    "ANSWERED, RAISE, RETURNED",
    "ANSWERED, HUNG_UP, ANSWERED",
    "ABANDONED, EXPIRED, ABANDONED",
    "ABANDONED, REJECT, ABANDONED",
    "ABANDONED, RAISE, ABANDONED"
  })
  void goesThePathsOfTheContract(ReferralState from, ReferralEvent event, ReferralState to) {
    assertEquals(Optional.of(to), ReferralTable.move(from, event).map(ReferralTable.Move::next));
  }

  @Test
  void closesNoCaseOfWhomSomebodyHungUpWhileHeWaited() {
    for (ReferralState state : List.of(ReferralState.CONFIRMED, ReferralState.WAITING)) {
      List<Effect> effects =
          ReferralTable.move(state, ReferralEvent.HUNG_UP).orElseThrow().effects();
      assertEquals(
          List.of(Effect.STOP_RINGING, Effect.TASK_FOR_SERVICE, Effect.ALERT_DESK), effects);
    }
  }

  @Test
  void isTheDesksToCallWhenTheServiceCannotOrDoesNot() {
    for (ReferralEvent event :
        List.of(
            ReferralEvent.EXPIRED,
            ReferralEvent.REJECT,
            ReferralEvent.RETURN,
            ReferralEvent.RAISE)) {
      assertEquals(
          List.of(Effect.TASK_FOR_DESK, Effect.ALERT_DESK),
          ReferralTable.move(ReferralState.ABANDONED, event).orElseThrow().effects(),
          event::name);
    }
  }

  /** But for the service that takes over: its answer to a ring is the call that goes on. */
  @Test
  void ringsNobodyForWhomNobodyNeedsToCome() {
    for (ReferralEvent event : ReferralEvent.values()) {
      ReferralTable.move(ReferralState.WAITING, event)
          .filter(move -> move.next() != ReferralState.WAITING)
          .filter(_ -> event != ReferralEvent.ACCEPT && event != ReferralEvent.EXPIRED)
          .ifPresent(
              move -> assertEquals(Effect.STOP_RINGING, move.effects().getFirst(), event::name));
    }
  }

  @Test
  void ringsTheDeskAtTheDeadlineAndMovesNobody() {
    List<Effect> effects =
        ReferralTable.move(ReferralState.WAITING, ReferralEvent.DEADLINE).orElseThrow().effects();
    assertEquals(List.of(Effect.RING_DESK, Effect.ALERT_DESK), effects);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReferralState.class,
      names = {"RETURNED", "ABANDONED", "CANCELLED"})
  void movesNobodyOnceItIsOver(ReferralState over) {
    for (ReferralEvent event : ReferralEvent.values()) {
      ReferralTable.move(over, event)
          .ifPresent(move -> {
            assertEquals(over, move.next(), event::name);
            assertTrue(Collections.disjoint(MOVES_OR_RINGS, move.effects()), event::name);
          });
    }
  }

  @Test
  void leavesTheDeskOnlyByAConfirmation() {
    for (ReferralState state : ReferralState.values()) {
      for (ReferralEvent event : ReferralEvent.values()) {
        ReferralTable.move(state, event)
            .filter(move -> move.effects().contains(Effect.MOVE))
            .ifPresent(_ -> {
              assertEquals(ReferralState.OFFERED, state);
              assertEquals(ReferralEvent.CONFIRM, event);
            });
      }
    }
  }

  @Test
  void movesACallerAtMostOnceInAStep() {
    for (ReferralState state : ReferralState.values()) {
      for (ReferralEvent event : ReferralEvent.values()) {
        long moves =
            ReferralTable.move(state, event).map(ReferralTable.Move::effects).stream()
                .flatMap(List::stream)
                .filter(MOVES_HIM::contains)
                .count();
        assertTrue(moves <= 1, () -> state + " " + event);
      }
    }
  }

  /**
   * From every state that is open an end can be reached, whatever people and exchanges do not do.
   */
  @Test
  void endsByItselfFromEveryOpenState() {
    Set<ReferralEvent> byItself =
        Set.of(
            ReferralEvent.LAPSED,
            ReferralEvent.NOT_MOVED,
            ReferralEvent.OVERDUE,
            ReferralEvent.EXPIRED,
            ReferralEvent.NOBODY_CAME);
    List<ReferralState> stuck = new ArrayList<>();
    for (ReferralState state : ReferralState.values()) {
      boolean ends =
          !state.isOpen()
              || byItself.stream()
                  .flatMap(event -> ReferralTable.move(state, event).stream())
                  .anyMatch(move -> !move.next().isOpen());
      if (!ends) {
        stuck.add(state);
      }
    }
    assertEquals(List.of(), stuck);
  }
}
