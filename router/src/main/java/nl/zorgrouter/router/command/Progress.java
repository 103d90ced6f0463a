package nl.zorgrouter.router.command;

import java.io.PrintWriter;

/** Says on standard error how far a long work is: after a second, and then every second. */
final class Progress {
  private static final long SECOND = 1_000_000_000L;

  private final PrintWriter errors;
  private final Tongue tongue;
  private long next = System.nanoTime() + SECOND;

  Progress(PrintWriter errors, Tongue tongue) {
    this.tongue = tongue;
    this.errors = errors;
  }

  void reached(long cases) {
    if (System.nanoTime() - next > 0) {
      errors.printf("%,d %s%n", cases, tongue.say("cases", "gevallen"));
      errors.flush();
      next = System.nanoTime() + SECOND;
    }
  }
}
