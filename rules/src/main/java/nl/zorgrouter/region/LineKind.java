package nl.zorgrouter.region;

/** The kinds of line on which a call can begin. It becomes the origin of the call and stays so. */
public enum LineKind {
  /** 112, put through by the national centre: a human has the call from its first second. */
  EMERGENCY,
  /** 112-type demand on one care number, after a menu or a nurse. */
  CARE_LINE,
  /** The line of an out-of-hours service. */
  HAP,
  /** Its urgent line. */
  HAP_URGENT,
  /** A general practice whose number an out-of-hours service can take over. */
  PRACTICE,
  /** Professionals who look for a place for a patient. */
  PROFESSIONAL,
  /** The coordination point. */
  COORDINATION;

  /** Whether a human has every call on this line before it is routed. */
  public boolean startsWithHuman() {
    return this == EMERGENCY;
  }
}
