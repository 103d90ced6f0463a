package nl.zorgrouter.router.crisis;

import java.time.Instant;

/**
 * When a profile holds, held or will hold: all that counts of one that is over.
 *
 * @param name of the profile, which may be used again in another year
 * @param from when it begins
 * @param until when it ends, not included
 */
public record CrisisDates(String name, Instant from, Instant until) {
  public CrisisDates {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a profile of no time: " + name);
    }
  }

  /** Whether it holds at that instant. */
  public boolean holdsAt(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** Whether it is over by then. */
  public boolean isOver(Instant instant) {
    return !instant.isBefore(until);
  }

  /** Whether both hold at some instant. */
  public boolean overlaps(CrisisDates other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /**
   * Whether these are the same days, though an end may have been moved: the same name in another
   * year is another crisis.
   */
  boolean isSameRunAs(CrisisDates other) {
    return name.equals(other.name) && overlaps(other);
  }
}
