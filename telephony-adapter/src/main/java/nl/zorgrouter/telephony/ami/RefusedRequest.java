package nl.zorgrouter.telephony.ami;

import java.util.List;

/** Our own fault: we tried to send what must never be sent. Nothing of it was sent. */
public final class RefusedRequest extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  RefusedRequest(AllowedAction action, List<String> faults) {
    super("action `%s` not sent: %s".formatted(action.wireName(), String.join("; ", faults)));
  }
}
