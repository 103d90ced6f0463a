package nl.zorgrouter.telephony.link;

/** The exchange's clock as its newest ping told it, carried on by ours. */
final class PbxClock {
  private long micros;
  private long asOfNanos;

  void set(long pbxMicros, long readNanos) {
    micros = pbxMicros;
    asOfNanos = readNanos;
  }

  /** What the exchange's clock says at this moment of ours; 0 before the first ping. */
  long micros(long nanos) {
    return micros == 0 ? 0 : micros + (nanos - asOfNanos) / 1_000;
  }
}
