package nl.zorgrouter.rules.decide;

/** Whether a service takes calls, as somebody set it or as its schedule says. */
public enum ServiceState {
  /** Open. */
  OPEN,
  /** Open, but asks for less. */
  LIMITED,
  /** Asks for none; advice, which never counts when a life is in danger. */
  STOPPED,
  /** Closed. */
  CLOSED,
  /** Nobody can say. */
  UNKNOWN
}
