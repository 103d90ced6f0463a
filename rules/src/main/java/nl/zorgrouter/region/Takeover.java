package nl.zorgrouter.region;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Another service answers the calls of a practice for a time.
 *
 * @param service which
 * @param target its queue for these calls, apart from its own
 * @param from first day
 * @param to last day, included; it ends by itself
 * @param hours at which times of those days
 */
public record Takeover(String service, String target, LocalDate from, LocalDate to, Hours hours) {
  /** Whether it holds at that instant. */
  public boolean holdsAt(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, Hours.ZONE);
    return !day.isBefore(from) && !day.isAfter(to) && hours.openAt(instant);
  }
}
