package nl.zorgrouter.monitoring.level;

/** What a figure counts. */
public enum Unit {
  /** Each stay at a queue on its own. */
  VISIT,
  /** A person's whole wait, over queues and exchanges, until a human answers or he is gone. */
  PERSON
}
