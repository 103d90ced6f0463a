package nl.zorgrouter.region;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Services of one kind agreed that in one area none of them asks for no patients.
 *
 * @param type of service
 * @param area a municipality or an area; a service that serves any part of it is bound
 * @param since first day
 * @param until last day, included; open-ended when empty
 * @param basis the document in which it was agreed
 */
public record NoStops(
    ServiceType type, String area, LocalDate since, Optional<LocalDate> until, String basis) {
  /** Whether it holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(since) && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
