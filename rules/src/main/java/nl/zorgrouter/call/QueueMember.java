package nl.zorgrouter.call;

/**
 * A member of a queue: a telephone that its calls ring.
 *
 * @param queue the queue
 * @param member Asterisk's interface, such as {@code PJSIP/desk-3}
 * @param availability whether a call can ring it now
 */
public record QueueMember(QueueName queue, String member, Availability availability) {
  /** Whether a call can ring a member now. */
  public enum Availability {
    /** Idle and not paused. */
    FREE,
    /** Ringing, or in a conversation, or winding one up. */
    BUSY,
    /** Paused by the person or by a supervisor. */
    PAUSED,
    /** Not registered, unreachable or invalid. */
    AWAY
  }
}
