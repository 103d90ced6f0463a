package nl.zorgrouter.router.run;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The disk, for which something may wait that must outlive the process; never for long.
 *
 * @param vertx has the timer
 * @param context on which what waits goes on
 */
record Disk(Vertx vertx, Context context) {
  /** A disk that works needs 20 ms; nobody waits longer for one that does not. */
  private static final Duration LONGEST = Duration.ofMillis(250);

  /** Goes on, once, when all of it is written or cannot be, or when it has taken too long. */
  void then(List<? extends CompletionStage<?>> writings, Runnable next) {
    AtomicBoolean gone = new AtomicBoolean();
    Runnable once =
        () -> {
          if (gone.compareAndSet(false, true)) {
            next.run();
          }
        };
    long timer = vertx.setTimer(LONGEST.toMillis(), _ -> once.run());
    Future.join(
            writings.stream().map(writing -> Future.fromCompletionStage(writing, context)).toList())
        .onComplete(_ -> {
          vertx.cancelTimer(timer);
          once.run();
        });
  }
}
