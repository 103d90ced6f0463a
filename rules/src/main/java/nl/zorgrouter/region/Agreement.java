package nl.zorgrouter.region;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One service may take the calls of another.
 *
 * @param from whose calls
 * @param to who takes them
 * @param since first day
 * @param until last day, included; open-ended when empty
 * @param basis the document in which it was agreed
 */
public record Agreement(
    String from, String to, LocalDate since, Optional<LocalDate> until, String basis) {
  /** Whether it holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(since) && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
