package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;

/**
 * How a service level is worked out. Stands, with its version, beside every figure.
 *
 * @param id names the definition, such as {@code hap-regular}
 * @param version from 1; a changed definition gets a higher one
 * @param counts the outcomes that count; {@link Outcome#UNKNOWN_GAP} never does, it shows as
 *     incompleteness
 * @param shortAbandon who hung up before this does not count; zero leaves nobody out. It is applied
 *     to the wait itself, so it may differ from what was in force at the time
 * @param clock from when a wait is counted
 * @param norms none where a service has promised nothing: then only the figures are shown
 */
public record LevelDefinition(
    String id,
    int version,
    Sentence name,
    Set<Outcome> counts,
    Duration shortAbandon,
    Clock clock,
    List<Norm> norms) {
  public LevelDefinition {
    if (version < 1 || counts.isEmpty() || counts.contains(Outcome.UNKNOWN_GAP)) {
      throw new IllegalArgumentException(
          "definition `%s`: expected a version from 1, outcomes, and no unknown gaps"
              .formatted(id));
    }
    if (shortAbandon.isNegative()) {
      throw new IllegalArgumentException(
          "definition `%s`: a short abandonment of %s".formatted(id, shortAbandon));
    }
    counts = Set.copyOf(counts);
    norms = List.copyOf(norms);
  }

  /** Whether the visit counts. */
  public boolean counts(Visit visit) {
    return switch (visit.outcome()) {
      case ABANDONED, ABANDONED_SHORT ->
          counts.contains(Outcome.ABANDONED) && visit.waited().compareTo(shortAbandon) >= 0;
      case ANSWERED,
          TIMEOUT,
          LEFT_EMPTY,
          EXIT_KEY,
          CALLBACK,
          REFUSED_FULL,
          REFUSED_EMPTY,
          REROUTED,
          WITHDRAWN,
          FAILED,
          UNKNOWN_GAP ->
          counts.contains(visit.outcome());
    };
  }

  /** The whole formula in one sentence, of a figure that counts these. */
  public Sentence formula(Unit unit) {
    String outcomes =
        EnumSet.copyOf(counts).stream().map(Outcome::label).collect(Collectors.joining(", "));
    Sentence by =
        switch (unit) {
          case VISIT -> new Sentence("", "");
          case PERSON -> new Sentence(" by person", " per persoon");
        };
    return new Sentence(
        "%s version %d%s: %s; counted %s; of %s; hung up within %d s left out"
            .formatted(
                id,
                version,
                by.english(),
                spoken(Sentence::english, "no norm"),
                clock.sentence(unit).english(),
                outcomes,
                shortAbandon.toSeconds()),
        "%s versie %d%s: %s; gerekend %s; van %s; ophangen binnen %d s telt niet mee"
            .formatted(
                id,
                version,
                by.dutch(),
                spoken(Sentence::dutch, "geen norm"),
                clock.sentence(unit).dutch(),
                outcomes.toLowerCase(Locale.ROOT),
                shortAbandon.toSeconds()));
  }

  private String spoken(Function<Sentence, String> language, String none) {
    return norms.isEmpty()
        ? none
        : norms.stream()
            .map(norm -> language.apply(norm.sentence()))
            .collect(Collectors.joining(", "));
  }
}
