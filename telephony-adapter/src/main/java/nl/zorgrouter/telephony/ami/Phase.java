package nl.zorgrouter.telephony.ami;

/** Where a session is. */
public enum Phase {
  /** Connected; the exchange has not said what it is. */
  GREETING,
  /** The number for the login digest was asked for. */
  CHALLENGING,
  /** Name and proof were sent. */
  LOGGING_IN,
  /** Logged in; the picture of the exchange is being taken. */
  SYNCHRONISING,
  /** In sync. */
  LIVE,
  /** Over, for good. */
  CLOSED
}
