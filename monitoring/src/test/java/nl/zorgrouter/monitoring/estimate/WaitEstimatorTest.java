package nl.zorgrouter.monitoring.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.estimate.Estimate.Reliable;
import nl.zorgrouter.monitoring.estimate.Estimate.Unreliable;
import nl.zorgrouter.monitoring.estimate.Estimate.Why;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Ledger;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.monitoring.wait.WaitingPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitEstimatorTest {
  private static final PbxId PBX = new PbxId("pbx-a");
  private static final QueueName HAP = new QueueName("hap");
  private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

  private final WaitEstimator estimator = new WaitEstimator(EstimateRules.USUAL);

  @Test
  void aSteadyQueueFollowsTheFormula() {
    talked(300, 300, 300, 300, 300);
    assertEquals(
        new Reliable(Duration.ofSeconds(310), Duration.ofSeconds(310), Duration.ofSeconds(310)),
        estimate(picture(START, 3, 0, 4, true)));
  }

  @Test
  void aFreeMemberMeansOnlyThePickUp() {
    assertEquals(
        new Reliable(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(30)),
        estimate(picture(START, 0, 1, 3, true)));
  }

  @Test
  void saysWhyThereIsNoReliableEstimate() {
    assertEquals(new Unreliable(Why.TOO_FEW), estimate(picture(START, 2, 0, 3, true)));
    assertEquals(new Unreliable(Why.NOBODY_ON_DUTY), estimate(picture(START, 0, 0, 0, true)));
    talked(10, 10, 10, 10, 10, 10, 10, 3_000);
    assertEquals(new Unreliable(Why.TOO_SPREAD), estimate(picture(START, 2, 0, 3, true)));
    assertEquals(new Unreliable(Why.OUT_OF_SIGHT), estimate(picture(START, 2, 0, 3, false)));
  }

  @Test
  void yesterdaysConversationsSayNothingAboutNow() {
    talked(300, 300, 300, 300, 300);
    assertEquals(
        new Unreliable(Why.TOO_FEW),
        estimate(picture(START.plus(Duration.ofHours(3)), 3, 0, 4, true)));
  }

  @Test
  void aQueueWhoseEstimatesKeepMissingLosesThem() {
    talked(60, 60, 60, 60, 60);
    for (int caller = 0; caller < 20; caller++) {
      estimate(picture(START, 3, 0, 4, true));
      caller("c" + caller, Duration.ofMinutes(20));
    }
    assertEquals(new Unreliable(Why.KEEPS_MISSING), estimate(picture(START, 3, 0, 4, true)));
    QueueLoad load = estimator.loads(List.of(picture(START, 3, 0, 4, true))).getFirst();
    assertEquals(
        new Track(20, 0, Duration.ofSeconds(1_130), Duration.ofSeconds(1_130)), load.track());
  }

  /** A queue of chance: the range that should hold 8 of 10 waits holds at least 6, at most 10. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theRangeHoldsMostWaitsOfAQueueOfChance(long seed) {
    Random random = new Random(seed);
    int members = 4;
    PriorityQueue<Double> busyUntil = new PriorityQueue<>();
    PriorityQueue<double[]> ends = new PriorityQueue<>(Comparator.comparingDouble(end -> end[0]));
    List<double[]> waits = new ArrayList<>();
    double now = 0;
    int held = 0;
    int tested = 0;
    for (int caller = 0; caller < 3_000; caller++) {
      now += -Math.log(1 - random.nextDouble()) * 62;
      double arrival = now;
      busyUntil.removeIf(until -> until <= arrival);
      waits.removeIf(wait -> wait[0] <= arrival);
      while (!ends.isEmpty() && ends.element()[0] <= arrival) {
        double[] end = ends.remove();
        estimator.learned(
            List.of(new WaitFact.Served(PBX, HAP, at(end[0]), Duration.ofMillis((long) end[1]))));
      }
      int busy = Math.min(members, busyUntil.size());
      Estimate said = estimate(picture(at(now), waits.size(), members - busy, busy, true));
      double talk = -Math.log(1 - random.nextDouble()) * 240;
      double starts = starts(busyUntil, members, now);
      busyUntil.add(starts + talk);
      ends.add(new double[] {starts + talk, talk * 1000});
      if (starts > now) {
        waits.add(new double[] {starts});
        if (said instanceof Reliable reliable && caller > 200) {
          tested++;
          held +=
              reliable.holds(Duration.ofMillis((long) ((starts - now) * 1000) + 10_000)) ? 1 : 0;
        }
      }
    }
    int share = 100 * held / Math.max(1, tested);
    assertTrue(tested > 300 && share >= 60, "seed %d: %d %% of %d".formatted(seed, share, tested));
  }

  private static double starts(PriorityQueue<Double> busyUntil, int members, double now) {
    if (busyUntil.size() < members) {
      return now;
    }
    List<Double> sorted = busyUntil.stream().sorted().toList();
    return sorted.get(sorted.size() - members);
  }

  private static Instant at(double seconds) {
    return START.plusMillis((long) (seconds * 1000));
  }

  private void talked(long... seconds) {
    for (long each : seconds) {
      estimator.learned(List.of(new WaitFact.Served(PBX, HAP, START, Duration.ofSeconds(each))));
    }
  }

  private void caller(String call, Duration waited) {
    CallId id = new CallId(call);
    JourneyId journey = new JourneyId(call);
    Visit visit =
        new Visit(
            PBX,
            HAP,
            id,
            journey,
            CallClass.HAP,
            START,
            START,
            START,
            START.plus(waited),
            Outcome.ANSWERED,
            Precision.EXACT);
    estimator.learned(
        List.of(
            new WaitFact.VisitBegan(
                PBX, HAP, id, journey, CallClass.HAP, START, START, START, Precision.EXACT),
            new WaitFact.VisitEnded(visit)));
  }

  private Estimate estimate(QueuePicture picture) {
    return estimator.loads(List.of(picture)).getFirst().estimate();
  }

  private static QueuePicture picture(
      Instant asOf, int waiting, int free, int busy, boolean inSync) {
    List<WaitingPerson> people = new ArrayList<>();
    for (int each = 0; each < waiting; each++) {
      people.add(
          new WaitingPerson(
              new CallId("w" + each),
              new JourneyId("w" + each),
              CallClass.HAP,
              asOf,
              asOf,
              asOf,
              Precision.EXACT));
    }
    Map<Availability, Integer> members = Map.of(Availability.FREE, free, Availability.BUSY, busy);
    return new QueuePicture(
        PBX, HAP, inSync, asOf, people, 0, Set.of(), members, new Ledger(waiting, Map.of()), 0);
  }
}
