package nl.zorgrouter.region;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Another service agreed to answer the calls of a practice: at planned times, and whenever somebody
 * says that the practice is closed.
 *
 * @param service which
 * @param target its queue for these calls, apart from its own
 * @param planned when it does so by itself; empty when only on somebody's word
 */
public record Takeover(String service, String target, Optional<Planned> planned) {
  /** Whether it was planned for that instant. */
  public boolean plannedAt(Instant instant) {
    return planned.map(each -> each.holdsAt(instant)).orElse(false);
  }

  /**
   * A stretch of days, and the times of those days.
   *
   * @param from first day
   * @param to last day, included; it ends by itself
   * @param hours at which times of those days
   */
  public record Planned(LocalDate from, LocalDate to, Hours hours) {
    /** Whether it holds at that instant. */
    public boolean holdsAt(Instant instant) {
      LocalDate day = LocalDate.ofInstant(instant, Hours.ZONE);
      return !day.isBefore(from) && !day.isAfter(to) && hours.openAt(instant);
    }
  }
}
