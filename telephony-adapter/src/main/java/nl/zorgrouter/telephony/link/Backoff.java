package nl.zorgrouter.telephony.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect.
 *
 * @param first after the first failure; doubles with each further one
 * @param most the longest pause
 * @param refused after a refused login, where trying harder only fills the exchange's log
 */
public record Backoff(Duration first, Duration most, Duration refused) {
  /** For an exchange on this machine or network. */
  public static final Backoff NEAR =
      new Backoff(Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(30));

  private static final double SPREAD = 0.2;

  public Backoff {
    if (first.toMillis() < 1 || most.compareTo(first) < 0 || refused.compareTo(most) < 0) {
      throw new IllegalArgumentException(
          "found pauses of `%s`, `%s`, `%s`; expected each no shorter than the one before"
              .formatted(first, most, refused));
    }
  }

  /**
   * The pause after so many failures in a row, a fifth more or less by chance.
   *
   * @param failures from 1
   */
  Duration pause(int failures, RandomGenerator chance) {
    long millis = first.toMillis() << Math.min(failures - 1, 20);
    return spread(Math.min(most.toMillis(), millis), chance);
  }

  /** The pause after a refused login. */
  Duration pauseWhenRefused(RandomGenerator chance) {
    return spread(refused.toMillis(), chance);
  }

  private static Duration spread(long millis, RandomGenerator chance) {
    double factor = 1 - SPREAD + 2 * SPREAD * chance.nextDouble();
    return Duration.ofMillis(Math.max(1, Math.round(millis * factor)));
  }
}
