package nl.zorgrouter.router.service;

import java.time.Instant;

/** A change of what is known of a service. One that exists was asked for rightly. */
public sealed interface ServiceChange {
  /** The service that it is about. */
  String service();

  /** Somebody set its state. */
  record StateSet(Announcement announcement) implements ServiceChange {
    @Override
    public String service() {
      return announcement.service();
    }
  }

  /**
   * Somebody took back what was set, before its end.
   *
   * @param by who
   * @param at when
   */
  record StateLifted(String service, String by, Instant at) implements ServiceChange {}

  /** Its wait was reported. */
  record WaitReported(ReportedWait reported) implements ServiceChange {
    @Override
    public String service() {
      return reported.service();
    }
  }

  /** Its free places were reported. */
  record CapacityReported(Capacity capacity) implements ServiceChange {
    @Override
    public String service() {
      return capacity.service();
    }
  }

  /** Which of its skills are on duty was reported. */
  record ExpertiseReported(Expertise expertise) implements ServiceChange {
    @Override
    public String service() {
      return expertise.service();
    }
  }
}
