package nl.zorgrouter.telephony.ami;

/** The times of one connection: when it was begun, heard, pinged, and looked at. */
final class Pulse {
  private final AmiTiming timing;
  private final long begun;
  private long heard;
  private long pinged;
  private long nextBeat;
  private long noVerdictBefore;

  Pulse(AmiTiming timing, long now) {
    this.timing = timing;
    begun = now;
    heard = now;
    pinged = now;
    noVerdictBefore = now;
    nextBeat = now + timing.beat().toNanos();
  }

  long nextBeat() {
    return nextBeat;
  }

  void heard(long now) {
    heard = now;
  }

  void pinged(long now) {
    pinged = now;
  }

  /**
   * Looks at the time. True when we ourselves slept: what the exchange sent meanwhile is still
   * unread, so nothing is decided now and the exchange is not called dead for one ping.
   */
  boolean beat(long now) {
    boolean lagging = now - nextBeat > timing.lag().toNanos();
    if (lagging) {
      noVerdictBefore = now + timing.ping().toNanos();
    }
    nextBeat = now + timing.beat().toNanos();
    return lagging;
  }

  boolean isSilent(long now) {
    return now - heard >= timing.silence().toNanos() && now - noVerdictBefore >= 0;
  }

  boolean loginIsLate(long now) {
    return now - begun >= timing.login().toNanos() && now - noVerdictBefore >= 0;
  }

  boolean pingIsDue(long now) {
    return now - pinged >= timing.ping().toNanos();
  }
}
