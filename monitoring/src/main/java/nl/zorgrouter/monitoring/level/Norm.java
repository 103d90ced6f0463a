package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import nl.zorgrouter.finding.Sentence;

/** What a service promises. */
public sealed interface Norm {
  /** The line a wait is held against. */
  Duration limit();

  /** The share, 0 to 1, that decides. */
  double share();

  /** The norm as a person reads it. */
  Sentence sentence();

  /** At least this share of those who count is answered within the limit, the limit included. */
  record AtLeast(double share, Duration limit) implements Norm {
    public AtLeast {
      check(share, limit);
    }

    @Override
    public Sentence sentence() {
      return new Sentence(
          "at least %s answered within %s".formatted(percent(share), spoken(limit)),
          "minstens %s beantwoord binnen %s".formatted(percent(share), spoken(limit)));
    }
  }

  /** At most this share of those who count waits longer than the limit, answered or not. */
  record AtMost(double share, Duration limit) implements Norm {
    public AtMost {
      check(share, limit);
    }

    @Override
    public Sentence sentence() {
      return new Sentence(
          "at most %s waits longer than %s".formatted(percent(share), spoken(limit)),
          "hoogstens %s wacht langer dan %s".formatted(percent(share), spoken(limit)));
    }
  }

  private static void check(double share, Duration limit) {
    if (!(share >= 0 && share <= 1) || limit.isNegative()) {
      throw new IllegalArgumentException(
          "a norm of %s within %s; expected a share of 0 to 1".formatted(share, limit));
    }
  }

  private static String percent(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    return percent == Math.rint(percent) ? "%d %%".formatted((int) percent) : percent + " %";
  }

  private static String spoken(Duration limit) {
    long seconds = limit.toSeconds();
    return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
