package nl.zorgrouter.router.store;

import java.util.concurrent.TimeUnit;

/** Waits until something holds, with an end. */
public final class Until {
  private static final int SECONDS = 60;

  private Until() {}

  /** Looks again and again; fails when it does not hold in time. */
  public static void holds(String what, Check check) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!check.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited %d s until %s, in vain".formatted(SECONDS, what));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Something that will hold. */
  public interface Check {
    /** Whether it holds now. */
    boolean holds() throws Exception;
  }
}
