package nl.zorgrouter.router.service;

import static nl.zorgrouter.rules.decide.ServiceState.CLOSED;
import static nl.zorgrouter.rules.decide.ServiceState.LIMITED;
import static nl.zorgrouter.rules.decide.ServiceState.OPEN;
import static nl.zorgrouter.rules.decide.ServiceState.STOPPED;
import static nl.zorgrouter.rules.decide.ServiceState.UNKNOWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.rules.decide.ServiceState;

/**
 * Whose word about a service goes first. The first row that fits holds:
 *
 * <pre>
 * somebody said           schedule   staff      state     because of
 * OPEN                    -          -          OPEN      what was said
 * CLOSED                  -          -          CLOSED    what was said
 * -                       closed     -          CLOSED    the schedule
 * STOPPED                 open       -          STOPPED   what was said
 * UNKNOWN                 open       -          UNKNOWN   what was said
 * LIMITED or nothing      open       nobody     CLOSED    the staff
 * LIMITED                 open       -          LIMITED   what was said
 * nothing                 open       -          OPEN      the schedule
 * </pre>
 *
 * So only an explicit OPEN opens a service beyond its hours: a stop or a limitation that outlasts
 * the shift it was meant for opens nothing.
 */
public final class Precedence {
  private static final Set<ServiceState> ANYTHING = EnumSet.allOf(ServiceState.class);
  private static final Set<ServiceState> NOTHING = EnumSet.noneOf(ServiceState.class);

  private static final List<Row> TABLE =
      List.of(
          new Row(Said.one(OPEN), Schedule.ANY, Staff.ANY, OPEN, Source.SAID),
          new Row(Said.one(CLOSED), Schedule.ANY, Staff.ANY, CLOSED, Source.SAID),
          new Row(Said.whatever(), Schedule.SHUT, Staff.ANY, CLOSED, Source.SCHEDULE),
          new Row(Said.one(STOPPED), Schedule.RUNNING, Staff.ANY, STOPPED, Source.SAID),
          new Row(Said.one(UNKNOWN), Schedule.RUNNING, Staff.ANY, UNKNOWN, Source.SAID),
          new Row(Said.oneOrNothing(LIMITED), Schedule.RUNNING, Staff.NOBODY, CLOSED, Source.STAFF),
          new Row(Said.one(LIMITED), Schedule.RUNNING, Staff.ANY, LIMITED, Source.SAID),
          new Row(Said.nothing(), Schedule.RUNNING, Staff.ANY, OPEN, Source.SCHEDULE));

  private Precedence() {}

  /** The state of a service, and whose word it is. Every case has a row. */
  static Outcome of(Optional<ServiceState> said, Schedule schedule, Staff staff) {
    return TABLE.stream()
        .filter(row -> row.fits(said, schedule, staff))
        .findFirst()
        .map(row -> new Outcome(row.state(), row.source()))
        .orElseThrow();
  }

  /** Whose word a state is. */
  public enum Source {
    /** A person, or the service's own system. */
    SAID,
    /** Its opening hours. */
    SCHEDULE,
    /** Nobody is on duty, or nobody is logged in. */
    STAFF
  }

  /** A state and whose word it is. */
  record Outcome(ServiceState state, Source source) {}

  /** What the opening hours say. */
  enum Schedule {
    RUNNING,
    SHUT,
    ANY
  }

  /** What the queue says of who answers. */
  enum Staff {
    NOBODY,
    ANY
  }

  private enum Silence {
    FITS,
    DOES_NOT
  }

  private record Said(Set<ServiceState> states, Silence silence) {
    static Said one(ServiceState state) {
      return new Said(EnumSet.of(state), Silence.DOES_NOT);
    }

    static Said oneOrNothing(ServiceState state) {
      return new Said(EnumSet.of(state), Silence.FITS);
    }

    static Said nothing() {
      return new Said(NOTHING, Silence.FITS);
    }

    static Said whatever() {
      return new Said(ANYTHING, Silence.FITS);
    }

    boolean fits(Optional<ServiceState> said) {
      return said.map(states::contains).orElse(silence == Silence.FITS);
    }
  }

  private record Row(Said said, Schedule schedule, Staff staff, ServiceState state, Source source) {
    boolean fits(Optional<ServiceState> word, Schedule running, Staff there) {
      return said.fits(word)
          && (schedule == Schedule.ANY || schedule == running)
          && (staff == Staff.ANY || staff == there);
    }
  }
}
