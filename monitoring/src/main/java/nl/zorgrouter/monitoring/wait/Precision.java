package nl.zorgrouter.monitoring.wait;

/** How well the start of a wait is known. */
public enum Precision {
  /** By the exchange's event, to the microsecond. */
  EXACT,
  /** By the moment the dialplan wrote just before he joined: some milliseconds early. */
  MARKED,
  /** Counted back after a connection from the whole seconds the exchange tells: up to 1 s off. */
  BACKDATED
}
