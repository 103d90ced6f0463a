package nl.zorgrouter.monitoring.wait;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.monitoring.wait.OpenVisit.Start;

/**
 * A caller whom a snapshot shows in a queue, with the best that is known of when he joined.
 *
 * @param marks those of his channel
 * @param start by the dialplan's mark where it speaks of this wait, else by the exchange's seconds
 */
record Shown(QueueName queue, CallId call, Marks marks, Start start) {
  /** A mark that lies further from the exchange's whole seconds is of another wait. */
  private static final long SAME_SECONDS = 1;

  /** All who wait in the snapshot. */
  static List<Shown> by(Snapshot snapshot) {
    Map<CallId, Marks> marks = new HashMap<>();
    snapshot.legs().forEach(leg -> marks.put(leg.call(), leg.marks()));
    return snapshot.waiting().stream()
        .map(caller -> of(caller, snapshot.at(), marks.getOrDefault(caller.call(), Marks.NONE)))
        .toList();
  }

  private static Shown of(Snapshot.WaitingCaller caller, Instant at, Marks marks) {
    Instant counted = at.minus(caller.waited());
    Start start =
        joined(marks, caller.queue())
            .filter(since ->
                Math.abs(since.getEpochSecond() - counted.getEpochSecond()) <= SAME_SECONDS)
            .map(since -> new Start(since, Precision.MARKED))
            .orElseGet(() -> new Start(counted, Precision.BACKDATED));
    return new Shown(caller.queue(), caller.call(), marks, start);
  }

  /** The mark stays on the channel when he leaves; it is of this queue only with its name. */
  private static Optional<Instant> joined(Marks marks, QueueName queue) {
    return QueueAccounts.door(marks).equals(queue)
        ? marks
            .get(Mark.ZR_JOINED)
            .filter(text -> text.matches("\\d{16}"))
            .map(text -> Instant.EPOCH.plus(Long.parseLong(text), MICROS))
        : Optional.empty();
  }
}
