package nl.zorgrouter.rules.box;

/** The steps that one question may take; a step compares two boxes. */
public final class Budget {
  private final long steps;
  private long left;

  /** A budget of so many steps. */
  public Budget(long steps) {
    this.steps = steps;
    left = steps;
  }

  /** How many steps there were to begin with. */
  public long steps() {
    return steps;
  }

  /** How many steps were taken. */
  public long taken() {
    return steps - Math.max(0, left);
  }

  /** Takes steps; false when there are not enough. */
  boolean take(long wanted) {
    left -= wanted;
    return left >= 0;
  }
}
