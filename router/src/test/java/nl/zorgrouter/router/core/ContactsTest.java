package nl.zorgrouter.router.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers called before, within six hours. */
class ContactsTest {
  private static final String HOME = "+31505551234";

  @Test
  void aContactIsRepeatedForSixHoursAndNoLonger() {
    Contacts twice = called("first", 0).with(HOME, "second", Duration.ofHours(5));
    assertTrue(twice.isRepeated(HOME, "second", Duration.ofHours(6)));
    assertFalse(twice.isRepeated(HOME, "second", Duration.ofHours(6).plusSeconds(1)));
    assertFalse(twice.isRepeated(HOME, "first", Duration.ofHours(5)));
  }

  @Test
  void everyoneOfThreeWhoCallFromOneHouseAtOnceIsKnownForWhatHeIs() {
    Contacts house =
        called("first", 0)
            .with(HOME, "second", Duration.ofMinutes(1))
            .with(HOME, "third", Duration.ofMinutes(2));
    Duration now = Duration.ofMinutes(3);
    assertFalse(house.isRepeated(HOME, "first", now));
    assertTrue(house.isRepeated(HOME, "second", now), "also when somebody has called after him");
    assertTrue(house.isRepeated(HOME, "third", now));
    assertSame(
        house, house.with(HOME, "first", now), "who comes back to a queue is no new contact");
  }

  @Test
  void aNumberOfManyPeopleTakesNoMoreRoomThanAFew() {
    Contacts many = Contacts.NONE;
    for (int call = 0; call < 1_000; call++) {
      many = many.with(HOME, "journey-" + call, Duration.ofSeconds(call));
    }
    Contacts kept = many;
    assertEquals(
        15,
        IntStream.range(0, 1_000)
            .filter(call -> kept.isRepeated(HOME, "journey-" + call, Duration.ofSeconds(1_000)))
            .count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0505551234", "0031505551234", "+31 (0)50 555-1234", "050.555.1234"})
  void aNumberIsTheSameHoweverAnExchangeWritesIt(String written) {
    Duration soon = Duration.ofMinutes(5);
    assertTrue(called("first", 0).with(written, "second", soon).isRepeated(HOME, "second", soon));
    assertFalse(
        called("first", 0)
            .with("+49505551234", "second", soon)
            .isRepeated("+49505551234", "second", soon));
  }

  private static Contacts called(String journey, int minutes) {
    return Contacts.NONE.with(HOME, journey, Duration.ofMinutes(minutes));
  }
}
