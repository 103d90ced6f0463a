package nl.zorgrouter.telephony.ami;

import java.time.Duration;

/**
 * The rhythm of one connection.
 *
 * @param beat how often deadlines are looked at; every deadline is kept to within one beat
 * @param ping how often the exchange is asked whether it is there; also wakes an Asterisk older
 *     than 22.11 that has missed its own signal
 * @param silence without a byte for this long the exchange is dead
 * @param login greeting and login together
 * @param routing the deadline of the answer to a caller
 * @param other the deadline of every other action
 * @param retry the pause before the picture is asked for again when it did not add up
 * @param lag woken later than this, it was we who slept: no verdict for one ping
 */
public record AmiTiming(
    Duration beat,
    Duration ping,
    Duration silence,
    Duration login,
    Duration routing,
    Duration other,
    Duration retry,
    Duration lag) {
  /** The rhythm of the product: a dead exchange is known within 1.7 s. */
  public static final AmiTiming STANDARD =
      new AmiTiming(
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofMillis(1_500),
          Duration.ofMillis(1_400),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofMillis(200));

  public AmiTiming {
    if (beat.toNanos() <= 0 || silence.compareTo(ping.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "silence of `%s` leaves no room for two pings of `%s`".formatted(silence, ping));
    }
  }
}
