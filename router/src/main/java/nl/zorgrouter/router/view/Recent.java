package nl.zorgrouter.router.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often something happened lately. Kept for a while, and no more of it than anybody counts. */
final class Recent {
  private static final int MOST = 1_000;

  private final Duration kept;
  private final Deque<Instant> times = new ArrayDeque<>();

  Recent(Duration kept) {
    this.kept = kept;
  }

  void happened(Instant at) {
    times.addLast(at);
    if (times.size() > MOST) {
      times.removeFirst();
    }
  }

  int count(Instant now) {
    while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(kept))) {
      times.removeFirst();
    }
    return times.size();
  }

  Optional<Instant> last() {
    return Optional.ofNullable(times.peekLast());
  }
}
