package nl.zorgrouter.router.journal.disk;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Work on a thread of its own, until it is told to end. */
public final class BackgroundWork {
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Work that has not begun.
   *
   * @param kind of thread, and its name
   * @param work returns soon after {@link #endsWithin} said that it has to
   */
  public BackgroundWork(Thread.Builder kind, Runnable work) {
    thread = kind.unstarted(work);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** Rests for so long, or until the work has to end; says whether it has to. */
  public boolean endsWithin(Duration time) {
    try {
      return ending.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      return true;
    }
  }

  /**
   * Tells it to end, and waits until it has.
   *
   * @param most to wait
   * @param late what to do with a thread that still works by then
   */
  public void end(Duration most, Consumer<Thread> late) {
    ending.countDown();
    try {
      if (!thread.join(most)) {
        late.accept(thread);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
