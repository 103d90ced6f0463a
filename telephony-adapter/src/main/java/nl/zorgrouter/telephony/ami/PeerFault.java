package nl.zorgrouter.telephony.ami;

/** What an exchange, or the way to it, did wrong. Each ends the connection. */
public enum PeerFault {
  /** No connection could be made, or its TLS was not trusted. */
  UNREACHABLE,
  /** The first line is not that of an Asterisk manager. */
  NOT_AN_EXCHANGE,
  /** A line longer than the limit. */
  LINE_TOO_LONG,
  /** A message longer than the limit. */
  MESSAGE_TOO_LONG,
  /** A message with more header lines than the limit. */
  TOO_MANY_HEADERS,
  /** A message that begins with neither {@code Event} nor {@code Response}. */
  GARBAGE,
  /** More events while the picture was taken, or a longer list, than the limit. */
  TOO_MUCH_TO_HOLD,
  /** Greeting and login took too long. */
  LOGIN_LATE,
  /** Name or secret were refused. */
  LOGIN_REFUSED,
  /** Not one byte for too long. */
  SILENT,
  /** The other side, or the network, closed the connection. */
  ENDED
}
