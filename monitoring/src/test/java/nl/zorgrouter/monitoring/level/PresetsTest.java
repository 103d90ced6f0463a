package nl.zorgrouter.monitoring.level;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.zorgrouter.monitoring.wait.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The norms of the field, as somebody there would read them. */
class PresetsTest {
  static final List<LevelDefinition> ALL = Presets.all();

  @ParameterizedTest
  @CsvSource({
    "112-desk, 0, QUEUE, at least 90 % answered within 10 s",
    "hap-urgent, 0, QUEUE, at least 90 % answered within 30 s",
    "hap-regular, 5, QUEUE, at least 75 % answered within 2 min; at most 2 % waits longer than 10 min",
    "ggz, 5, JOURNEY, at least 90 % answered within 60 min",
    "no-norm, 5, QUEUE, ''"
  })
  void promiseWhatTheFieldPromises(String id, long shortSeconds, Clock clock, String norms) {
    LevelDefinition preset =
        ALL.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    assertEquals(
        norms,
        preset.norms().stream()
            .map(norm -> norm.sentence().english())
            .collect(Collectors.joining("; ")));
    assertEquals(Duration.ofSeconds(shortSeconds), preset.shortAbandon());
    assertEquals(clock, preset.clock());
  }

  /** Otherwise a queue that sends everybody away has a splendid level. */
  @ParameterizedTest
  @FieldSource("ALL")
  void countWhoeverWantedAHumanAndNobodyWhoWasReferred(LevelDefinition preset) {
    Set<Outcome> not =
        Set.of(
            Outcome.REROUTED,
            Outcome.WITHDRAWN,
            Outcome.EXIT_KEY,
            Outcome.CALLBACK,
            Outcome.ABANDONED_SHORT,
            Outcome.UNKNOWN_GAP);
    for (Outcome outcome : Outcome.values()) {
      assertEquals(!not.contains(outcome), preset.counts().contains(outcome), outcome::label);
    }
  }

  @Test
  void areEachKnownByAnotherName() {
    assertEquals(
        ALL.size(), ALL.stream().map(LevelDefinition::id).collect(Collectors.toSet()).size());
    assertFalse(ALL.stream().anyMatch(each -> each.name().dutch().equals(each.name().english())));
  }
}
