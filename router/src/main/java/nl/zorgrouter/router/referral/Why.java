package nl.zorgrouter.router.referral;

/** Coded reasons of people for what they do with a referral. No free text: it would hold names. */
public final class Why {
  private Why() {}

  /** Why a service does not take a patient. */
  public enum Rejection {
    /** It has nobody for him now. */
    NO_CAPACITY,
    /** He lives elsewhere, or is somebody else's patient. */
    OUTSIDE_AREA,
    /** Another kind of service fits. */
    WRONG_SERVICE,
    /** Something needed is missing from the case. */
    INCOMPLETE,
    /** Any other reason. */
    OTHER
  }

  /** Why a patient is given back. */
  public enum Return {
    /** More urgent than it seemed, but no emergency. */
    MORE_URGENT,
    /** The service cannot help him. */
    CANNOT_HELP,
    /** He could not be spoken with. */
    NO_CONTACT,
    /** He, or the professional, asks for it. */
    ASKED,
    /** Any other reason. */
    OTHER
  }

  /** What came of a referral. */
  public enum Result {
    /** Advice by telephone. */
    ADVICE,
    /** A consultation at the post. */
    CONSULTATION,
    /** A visit at home. */
    VISIT,
    /** An ambulance after all. */
    AMBULANCE,
    /** Another service took over. */
    OTHER_SERVICE,
    /** No care was needed. */
    NO_CARE,
    /** He was not reached. */
    NOT_REACHED
  }
}
