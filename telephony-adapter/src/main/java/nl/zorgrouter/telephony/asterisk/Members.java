package nl.zorgrouter.telephony.asterisk;

import nl.zorgrouter.call.QueueMember;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.telephony.ami.AmiMessage;

/** The members of queues. */
final class Members {
  private static final int UNKNOWN = 0;
  private static final int NOT_IN_USE = 1;
  private static final int INVALID = 4;
  private static final int UNAVAILABLE = 5;

  private Members() {}

  static QueueMember of(AmiMessage raw, String member) {
    return new QueueMember(new QueueName(raw.value("Queue")), member, availability(raw));
  }

  /** Asterisk rings a member whose state it does not know, so that counts as free. */
  private static Availability availability(AmiMessage raw) {
    if (raw.value("Paused").equals("1")) {
      return Availability.PAUSED;
    }
    boolean inCall = raw.value("InCall").equals("1");
    return switch (Numbers.whole(raw.value("Status"), INVALID)) {
      case UNKNOWN, NOT_IN_USE -> inCall ? Availability.BUSY : Availability.FREE;
      case INVALID, UNAVAILABLE -> Availability.AWAY;
      default -> Availability.BUSY;
    };
  }
}
