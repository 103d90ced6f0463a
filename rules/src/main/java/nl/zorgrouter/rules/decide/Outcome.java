package nl.zorgrouter.rules.decide;

/** What happens with the call. */
public enum Outcome {
  /** A call that began on 112 is offered to a service; the desk keeps it until a human accepts. */
  REFER,
  /** A call of another line goes to a service. */
  ROUTE,
  /** A call that began on 112 stays with the human who has it. */
  STAY
}
