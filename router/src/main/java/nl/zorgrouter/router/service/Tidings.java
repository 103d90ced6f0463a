package nl.zorgrouter.router.service;

import java.time.LocalDate;
import java.util.List;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;

/**
 * What others have to know about the state of a service.
 *
 * @param what whether it began or is over
 * @param announcement what was said
 * @param told the services that are told, nearest first
 */
public record Tidings(What what, Announcement announcement, List<String> told) {
  public Tidings {
    told = List.copyOf(told);
  }

  /** Whom the state of a service concerns on that day, nearest first. */
  public static List<String> concerned(Region region, Service service, LocalDate day) {
    return Neighbours.of(region, service, day);
  }

  /** What happened to the state. */
  public enum What {
    /** Somebody set it, or set another one. */
    BEGAN,
    /** Its time was over. */
    ENDED,
    /** Somebody took it back before its time. */
    LIFTED
  }
}
