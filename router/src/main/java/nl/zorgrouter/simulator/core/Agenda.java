package nl.zorgrouter.simulator.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What an exchange has still to do, in order of time and, at one instant, of arrangement. */
final class Agenda {
  /** Something arranged, which can be called off. */
  static final class Appointment {
    private final Instant at;
    private final long number;
    private final Runnable act;
    private boolean calledOff;

    private Appointment(Instant at, long number, Runnable act) {
      this.at = at;
      this.number = number;
      this.act = act;
    }

    void callOff() {
      calledOff = true;
    }
  }

  private final PriorityQueue<Appointment> ahead =
      new PriorityQueue<>(
          Comparator.comparing((Appointment one) -> one.at).thenComparingLong(one -> one.number));
  private long arranged;

  Appointment at(Instant when, Runnable act) {
    Appointment appointment = new Appointment(when, arranged++, act);
    ahead.add(appointment);
    return appointment;
  }

  /** When the next thing is due. */
  Optional<Instant> next() {
    while (!ahead.isEmpty() && ahead.peek().calledOff) {
      ahead.remove();
    }
    return Optional.ofNullable(ahead.peek()).map(appointment -> appointment.at);
  }

  /** Does the next thing. */
  void doNext() {
    ahead.remove().act.run();
  }
}
