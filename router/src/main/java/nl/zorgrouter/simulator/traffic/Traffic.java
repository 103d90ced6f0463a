package nl.zorgrouter.simulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;

/** The calls of a region one after the other, drawn from the week's shape with a seed. */
public final class Traffic {
  /**
   * The share of 112 calls at the desk that a nurse ends as C1, referral to another provider. No
   * figure is published; 15 to 25 % is an assumption, and this is its middle.
   */
  public static final double SHARE_OF_C1 = 0.20;

  /** The share of callers in a GP queue who press 1 because it gets worse: an assumption. */
  public static final double SHARE_GETS_WORSE = 0.01;

  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Duration STEP = Duration.ofHours(1);
  private static final long SUBSCRIBERS = 100_000_000;

  private final Random dice;

  /**
   * One call.
   *
   * @param at when it comes in, on the people's clock
   * @param from the caller's number
   */
  public record Arrival(Instant at, Demand demand, String from) {}

  /** A week that is decided by its seed. */
  public Traffic(long seed) {
    this.dice = new Random(seed);
  }

  /** The next call after an instant of the people's clock. */
  public Arrival next(Instant after) {
    Instant from = after;
    while (true) {
      double inThisHour = rate(from);
      Instant end = hourAfter(from);
      double hours =
          inThisHour > 0 ? -Math.log(1 - dice.nextDouble()) / inThisHour : Double.MAX_VALUE;
      double left = Duration.between(from, end).toMillis() / (double) STEP.toMillis();
      if (hours < left) {
        Instant at = from.plusMillis(Math.round(hours * STEP.toMillis()));
        return new Arrival(at, which(from), number());
      }
      from = end;
    }
  }

  private static Instant hourAfter(Instant from) {
    return Instant.ofEpochSecond((from.getEpochSecond() / 3600 + 1) * 3600);
  }

  private static double rate(Instant at) {
    return Arrays.stream(Demand.values()).mapToDouble(demand -> rate(demand, at)).sum();
  }

  /** How many of these calls come in an hour, at that time. */
  public static double rate(Demand demand, Instant at) {
    return demand.callsInAWeek() * WeekShape.partOfWeek(demand, at.atZone(ZONE).toLocalDateTime());
  }

  private Demand which(Instant at) {
    double point = dice.nextDouble() * rate(at);
    for (Demand demand : Demand.values()) {
      point -= rate(demand, at);
      if (point < 0) {
        return demand;
      }
    }
    return Demand.EMERGENCY;
  }

  private String number() {
    return "06%08d".formatted(dice.nextLong(SUBSCRIBERS));
  }

  /** How long this conversation lasts: long ones are rare, very short ones too. */
  public Duration talk(Duration mean) {
    double spread = 0.55;
    double factor = Math.exp(spread * dice.nextGaussian() - spread * spread / 2);
    return Duration.ofMillis(Math.round(mean.toMillis() * factor));
  }

  /** How long a caller waits before he hangs up; half an hour on average is an assumption. */
  public Duration patience() {
    return Duration.ofSeconds(Math.round(-Math.log(1 - dice.nextDouble()) * 1800));
  }

  /** Whether something with this share happens this time. */
  public boolean happens(double share) {
    return dice.nextDouble() < share;
  }

  /** A time between two, such as how long a telephone rings before it is answered. */
  public Duration between(Duration least, Duration most) {
    return least.plusMillis(dice.nextLong(most.minus(least).toMillis() + 1));
  }
}
