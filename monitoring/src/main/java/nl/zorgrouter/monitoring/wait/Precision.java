package nl.zorgrouter.monitoring.wait;

/** How well the start of a wait is known. */
public enum Precision {
  /** By the exchange's event, to the microsecond. */
  EXACT,
  /** Counted back after a connection from the whole seconds the exchange tells: up to 1 s off. */
  BACKDATED
}
