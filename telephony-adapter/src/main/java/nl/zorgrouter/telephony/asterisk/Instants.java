package nl.zorgrouter.telephony.asterisk;

import java.time.Instant;

/** The exchange's clock as an instant. */
public final class Instants {
  private static final long MICROS = 1_000_000;

  private Instants() {}

  /** The instant of this many microseconds since 1970. */
  public static Instant ofMicros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
  }
}
