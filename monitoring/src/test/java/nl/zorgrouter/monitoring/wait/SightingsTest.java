package nl.zorgrouter.monitoring.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import nl.zorgrouter.monitoring.wait.Sightings.Stretch;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

  private final Sightings sightings = new Sightings();

  @Test
  void stretchesThatTouchAreOne() {
    add(0, 10);
    add(10, 20);
    assertTrue(sightings.saw(at(0), at(20)));
    add(30, 40);
    assertFalse(sightings.saw(at(15), at(35)));
    assertEquals(
        List.of(
            new Stretch(at(-5), at(0)), new Stretch(at(20), at(30)), new Stretch(at(40), at(50))),
        sightings.unseen(at(-5), at(50)));
    assertEquals(Duration.ofSeconds(30), sightings.seen(at(-5), at(50)));
  }

  @Test
  void nothingIsSeenOfAnExchangeThatNeverWas() {
    assertFalse(sightings.saw(at(0), at(0)));
    assertEquals(List.of(new Stretch(at(0), at(9))), sightings.unseen(at(0), at(9)));
  }

  @Test
  void tellsTheSameAsAListOfSeconds() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Sightings some = new Sightings();
      BitSet seconds = new BitSet(100);
      for (int each = 0; each < 8; each++) {
        int from = random.nextInt(90);
        int until = from + 1 + random.nextInt(9);
        some.add(at(from), at(until));
        seconds.set(from, until);
      }
      int from = random.nextInt(50);
      int until = from + 1 + random.nextInt(50);
      assertEquals(
          seconds.get(from, until).cardinality(),
          some.seen(at(from), at(until)).toSeconds(),
          "seed " + seed);
      assertEquals(
          seconds.nextClearBit(from) >= until, some.saw(at(from), at(until)), "seed " + seed);
    }
  }

  private void add(int from, int until) {
    sightings.add(at(from), at(until));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
