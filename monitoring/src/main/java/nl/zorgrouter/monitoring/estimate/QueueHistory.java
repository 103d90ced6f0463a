package nl.zorgrouter.monitoring.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.monitoring.estimate.Estimate.Reliable;

/** What was measured in one queue lately. */
final class QueueHistory {
  private static final int MOST_CONVERSATIONS = 200;
  private static final int MOST_TESTS = 100;
  private static final int MOST_PICK_UPS = 30;
  private static final int FEWEST_PICK_UPS = 5;

  /** What a caller would have been told when he came. */
  record Promise(Reliable said, boolean memberFree) {}

  private record Conversation(Instant at, Duration talked) {}

  private record Test(Reliable said, Duration waited) {}

  private final Deque<Conversation> conversations = new ArrayDeque<>();
  private final Deque<Test> tests = new ArrayDeque<>();
  private final Deque<Duration> pickUps = new ArrayDeque<>();
  private final Map<CallId, Promise> promises = new HashMap<>();

  void served(Instant at, Duration talked) {
    keep(conversations, new Conversation(at, talked), MOST_CONVERSATIONS);
  }

  void promised(CallId call, Promise promise) {
    promises.put(call, promise);
  }

  void answered(CallId call, Duration waited) {
    Promise promise = promises.remove(call);
    if (promise != null) {
      keep(tests, new Test(promise.said(), waited), MOST_TESTS);
      if (promise.memberFree()) {
        keep(pickUps, waited, MOST_PICK_UPS);
      }
    }
  }

  void gone(CallId call) {
    promises.remove(call);
  }

  /** The length of the conversations that ended since then, in seconds. */
  List<Double> talkedSince(Instant since) {
    conversations.removeIf(conversation -> conversation.at().isBefore(since));
    return conversations.stream()
        .map(conversation -> conversation.talked().toNanos() / 1e9)
        .toList();
  }

  /** How long a free member takes to pick up: the middle of what was measured. */
  Duration pickUp(Duration untilMeasured) {
    return pickUps.size() < FEWEST_PICK_UPS
        ? untilMeasured
        : pickUps.stream().sorted().toList().get(pickUps.size() / 2);
  }

  Track track() {
    if (tests.isEmpty()) {
      return Track.NONE;
    }
    int held = 0;
    Duration error = Duration.ZERO;
    Duration bias = Duration.ZERO;
    for (Test test : tests) {
      Duration off = test.waited().minus(test.said().likely());
      held += test.said().holds(test.waited()) ? 1 : 0;
      error = error.plus(off.abs());
      bias = bias.plus(off);
    }
    int tested = tests.size();
    return new Track(tested, held, error.dividedBy(tested), bias.dividedBy(tested));
  }

  private static <T> void keep(Deque<T> last, T value, int most) {
    last.addLast(value);
    if (last.size() > most) {
      last.removeFirst();
    }
  }
}
