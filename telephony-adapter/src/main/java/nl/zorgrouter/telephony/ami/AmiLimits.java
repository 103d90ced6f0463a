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

  /** What was wrong with the bytes, for a person. */
  String said(PeerFault fault) {
    return switch (fault) {
      case NOT_AN_EXCHANGE -> "found another greeting; expected `Asterisk Call Manager/`";
      case LINE_TOO_LONG -> "found a longer line; expected at most %d bytes".formatted(lineBytes);
      case MESSAGE_TOO_LONG ->
          "found a longer message; expected at most %d bytes".formatted(messageBytes);
      case TOO_MANY_HEADERS -> "found more header lines; expected at most %d".formatted(headers);
      case GARBAGE -> "found another first header; expected `Event` or `Response`";
      case UNREACHABLE, TOO_MUCH_TO_HOLD, LOGIN_LATE, LOGIN_REFUSED, SILENT, ENDED ->
          throw new IllegalArgumentException(fault + " is no fault of the bytes");
    };
  }
}
