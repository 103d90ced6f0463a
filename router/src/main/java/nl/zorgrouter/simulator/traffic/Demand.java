package nl.zorgrouter.simulator.traffic;

import java.time.Duration;

/**
 * A kind of call: where it comes in and how many there are a week, for the demonstration region.
 *
 * <p>The GP service's figures follow the national ones (about 4.1 million contacts a year for 17.8
 * million inhabitants) for 600,000 inhabitants; the desk's follow a control room with 45 calls per
 * 1,000 inhabitants a year, for 1.75 million. The others are assumptions.
 */
public enum Demand {
  /** Put through by the national 112 centre. Three minutes of talk is an assumption. */
  EMERGENCY("mka-noord", "112", 1_512, Duration.ofMinutes(3)),
  /** The care line, after its menu. An assumption. */
  CARE_LINE("mka-noord", "0600", 600, Duration.ofMinutes(6)),
  /** The GP service's own number; a contact lasts almost seven minutes (2021). */
  GP_SERVICE("hap-noord", "0500", 2_660, Duration.ofMinutes(7)),
  /** Those who pressed "urgent" there. An assumption. */
  GP_SERVICE_URGENT("hap-noord", "0501", 130, Duration.ofMinutes(5)),
  /** A GP practice's number; by day only. An assumption. */
  PRACTICE("hap-noord", "0700", 400, Duration.ofMinutes(4)),
  /** A professional who looks for a place for a patient. An assumption. */
  PROFESSIONAL("hap-noord", "0800", 200, Duration.ofMinutes(5));

  private final String exchange;
  private final String number;
  private final int callsInAWeek;
  private final Duration talk;

  Demand(String exchange, String number, int callsInAWeek, Duration talk) {
    this.exchange = exchange;
    this.number = number;
    this.callsInAWeek = callsInAWeek;
    this.talk = talk;
  }

  /** The exchange on which it comes in, by its name in the region file. */
  public String exchange() {
    return exchange;
  }

  /** The number that is dialled there. */
  public String number() {
    return number;
  }

  /** How many of these calls there are in a week. */
  public int callsInAWeek() {
    return callsInAWeek;
  }

  /** How long such a conversation lasts on average. */
  public Duration talk() {
    return talk;
  }
}
