package nl.zorgrouter.region;

import java.util.List;
import java.util.Set;

/**
 * What the medical owners of a region decide once.
 *
 * @param u3 whether a U3 may leave the emergency desk
 * @param maxHops transfers after which a case stays where it is, 1 to 9
 * @param exclusions circumstances that keep a case at the emergency desk when they hold
 * @param confirmations circumstances that must be known not to hold, unless a nurse gave C1
 * @param coordination services that are asked when neither the own one nor a neighbour can take a
 *     case, in this order
 * @param language spoken when nobody says another
 * @param noStops which services agreed to have no stops
 */
public record Settings(
    U3 u3,
    int maxHops,
    Set<Circumstance> exclusions,
    Set<Circumstance> confirmations,
    List<String> coordination,
    String language,
    List<NoStops> noStops) {
  public Settings {
    exclusions = Set.copyOf(exclusions);
    confirmations = Set.copyOf(confirmations);
    coordination = List.copyOf(coordination);
    noStops = List.copyOf(noStops);
  }

  /** Whether a region lets U3 leave the emergency desk. */
  public enum U3 {
    /** It stays. */
    REFUSED,
    /** It may go, with high priority. */
    ALLOWED
  }
}
