package nl.zorgrouter.region;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which cases a service takes.
 *
 * @param urgencies those it takes
 * @param untriaged whether it takes a case without an urgency
 * @param youngest in years, from 0
 * @param oldest in years, to 130
 * @param languages as two letters, such as {@code nl}; empty when language is no obstacle
 * @param callers who may be put through
 */
public record Accepts(
    Set<Urgency> urgencies,
    Untriaged untriaged,
    int youngest,
    int oldest,
    Set<String> languages,
    Callers callers) {
  public Accepts {
    urgencies = Set.copyOf(urgencies);
    languages = Set.copyOf(languages);
  }

  /** Whether it takes that urgency; empty is a case without one. */
  public boolean serves(Optional<Urgency> urgency) {
    return urgency.map(urgencies::contains).orElse(untriaged == Untriaged.TAKEN);
  }

  /** Whether it takes that age in years; an unknown age only where no age is refused. */
  public boolean serves(OptionalInt age) {
    return age.isPresent()
        ? youngest <= age.getAsInt() && age.getAsInt() <= oldest
        : youngest == 0 && oldest >= 130;
  }

  /** Whether it speaks that language. */
  public boolean speaks(String language) {
    return languages.isEmpty() || languages.contains(language);
  }

  /** What it does with a case that nobody has triaged. */
  public enum Untriaged {
    /** Takes it, and triages it itself. */
    TAKEN,
    /** Leaves it where it is. */
    REFUSED
  }

  /** Who may be put through. */
  public enum Callers {
    /** Citizens and professionals. */
    ANYONE,
    /** Professionals only. */
    PROFESSIONALS
  }
}
