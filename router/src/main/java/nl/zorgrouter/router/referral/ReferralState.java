package nl.zorgrouter.router.referral;

/** Where a referral stands. */
public enum ReferralState {
  /** A service was found; the desk has not said yes yet. Nothing moved. */
  OFFERED,
  /** The desk said yes; the caller is on his way. */
  CONFIRMED,
  /** He waits at the service, or his task does. */
  WAITING,
  /** A human of the service has him. */
  ANSWERED,
  /** He is back at the desk. */
  RETURNED,
  /** He hung up; somebody has to call him back. */
  ABANDONED,
  /** The desk took it back before anybody accepted. */
  CANCELLED;

  /** Whether it can still change by itself. */
  public boolean isOpen() {
    return switch (this) {
      case OFFERED, CONFIRMED, WAITING -> true;
      case ANSWERED, RETURNED, ABANDONED, CANCELLED -> false;
    };
  }
}
