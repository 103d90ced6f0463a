package nl.zorgrouter.telephony.ami;

/**
 * How much one exchange may make us hold. Above it the connection is closed, never cut short: half
 * a message is worse than a visible gap.
 *
 * @param lineBytes one header line; the longest real ones (an encoded AGI environment) have 2 KiB
 * @param messageBytes one whole message; a channel with many variables has some 10 KiB
 * @param headers header lines in one message, so that a million empty ones are no message either
 * @param heldEvents events kept back while the picture of the exchange is taken
 * @param listItems items of one list: channels, queue members, callers
 * @param pendingActions actions without an answer; more means that the exchange has stopped working
 */
public record AmiLimits(
    int lineBytes,
    int messageBytes,
    int headers,
    int heldEvents,
    int listItems,
    int pendingActions) {
  /** The limits of the product. */
  public static final AmiLimits STANDARD =
      new AmiLimits(64 * 1024, 1024 * 1024, 1_024, 65_536, 65_536, 4_096);

  public AmiLimits {
    if (lineBytes < 64
        || messageBytes < lineBytes
        || headers < 8
        || heldEvents < 1
        || listItems < 1
        || pendingActions < 8) {
      throw new IllegalArgumentException("limits too small to speak to any exchange");
    }
  }
}
