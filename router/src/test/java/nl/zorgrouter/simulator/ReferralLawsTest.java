package nl.zorgrouter.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.ReferralEvent;
import org.junit.jupiter.api.Test;

/**
 * What holds for every referral, whatever people do and whenever the router dies: random nights on
 * the simulated exchange, checked after every beat and after every input. The seed is in every
 * message; {@code -Dzorgrouter.seed=} and {@code -Dzorgrouter.nights=} play others.
 */
class ReferralLawsTest {
  private static final long FIRST = Long.getLong("zorgrouter.seed", 1L);
  private static final int NIGHTS = Integer.getInteger("zorgrouter.nights", 24);
  private static final int ENOUGH_TO_GO_EVERY_WAY = 24;

  /** A law that is never in danger is not tested: the nights go where the laws are hard to keep. */
  @Test
  void holdOnEveryNightAndTheNightsGoEveryWay() {
    Set<ReferralEvent> never = EnumSet.allOf(ReferralEvent.class);
    Set<Mode> confirmed = EnumSet.noneOf(Mode.class);
    int restarts = 0;
    for (long seed = FIRST; seed < FIRST + NIGHTS; seed++) {
      RandomNight night = new RandomNight(seed);
      night.run();
      never.removeAll(night.events());
      confirmed.addAll(night.confirmed());
      restarts += night.restarts();
    }
    // an exchange that obeys is never overdue, and moves whom it is told to move
    never.removeAll(EnumSet.of(ReferralEvent.OVERDUE, ReferralEvent.NOT_MOVED));
    if (NIGHTS >= ENOUGH_TO_GO_EVERY_WAY) {
      assertEquals(Set.of(), never);
      assertEquals(EnumSet.allOf(Mode.class), confirmed);
      assertTrue(restarts >= NIGHTS, "the router was killed too seldom: " + restarts);
    }
  }
}
