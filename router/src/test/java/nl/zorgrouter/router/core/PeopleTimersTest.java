package nl.zorgrouter.router.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.router.referral.Referral;
import org.junit.jupiter.api.Test;

/** People who live sixty times as fast as the clock: their deadlines come when they expect them. */
class PeopleTimersTest {
  private static final double FAST = 60;
  private static final Instant NIGHT = Told.SATURDAY_NIGHT;
  private static final Referral WAITING =
      SampleReferral.waiting(NIGHT, Duration.ZERO, "+31612345678");

  private RouterState state = RouterState.starting(1);

  PeopleTimersTest() {
    take(new Input.Recalled(at(Duration.ZERO), SampleReferral.memory(WAITING, Duration.ZERO)));
    take(new Input.RulesActivated(at(Duration.ZERO), Told.rules(1)));
    inSync(Duration.ofMillis(100));
  }

  @Test
  void theDeskRingsAfterTenMinutesOfThePeopleAndNotOfTheClock() {
    assertFalse(rings(tick(Duration.ofMillis(9_900))));
    assertTrue(rings(tick(Duration.ofMillis(10_100))), "ten seconds of the clock");
  }

  @Test
  void whatMachinesNeedIsCountedInRealSeconds() {
    tick(Duration.ofMillis(10_100));
    // deadline and grace are over after 10.5 s; an exchange may be three real seconds late
    assertFalse(bringsBack(tick(Duration.ofMillis(13_400))));
    assertTrue(bringsBack(tick(Duration.ofMillis(13_600))));
  }

  @Test
  void aMomentLaterIsLaterOnBothClocks() {
    Moment later = at(Duration.ZERO).plus(Duration.ofSeconds(2));
    assertEquals(NIGHT.plusSeconds(120), later.wall());
    assertEquals(Duration.ofSeconds(2), later.uptime());
    assertEquals(Duration.ofMinutes(2), later.lived());
  }

  private static boolean rings(Step step) {
    return step.commands().stream().anyMatch(Command.Ring.class::isInstance);
  }

  private static boolean bringsBack(Step step) {
    return step.commands().stream().anyMatch(Command.BringBack.class::isInstance);
  }

  private static Moment at(Duration uptime) {
    return new Moment(
        NIGHT.plus(Duration.ofNanos(Math.round(uptime.toNanos() * FAST))), uptime, FAST);
  }

  private Step tick(Duration uptime) {
    return take(new Input.Tick(at(uptime)));
  }

  private void inSync(Duration uptime) {
    Snapshot.Leg leg =
        new Snapshot.Leg(
            WAITING.binding().call(),
            WAITING.binding().call(),
            "PJSIP/trunk-00000001",
            WAITING.binding().number(),
            Duration.ofMinutes(1),
            new Snapshot.Question.None(),
            new Marks(new EnumMap<>(SampleReferral.marks(WAITING))));
    Snapshot.WaitingCaller waiting =
        new Snapshot.WaitingCaller(
            new QueueName("hap-groningen"), leg.call(), 1, Duration.ofSeconds(5));
    Snapshot snapshot = new Snapshot(at(uptime).wall(), List.of(leg), List.of(waiting), List.of());
    take(new Input.FromPbx(at(uptime), new PbxNews.InSync(Told.PBX, 1, snapshot)));
  }

  private Step take(Input input) {
    Step step = RouterCore.step(state, input);
    state = step.state();
    return step;
  }
}
