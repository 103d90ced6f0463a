package nl.zorgrouter.telephony.ami;

/**
 * Everything that can be asked of an exchange when it is examined and not used. Each is a whole
 * request: nothing in it comes from outside, and none changes anything on the exchange. A router
 * sends from {@link AllowedAction} and from nowhere else; an examination sends from here.
 *
 * <p>None needs more than the right {@code reporting}, which a router has anyway.
 */
public enum Look {
  /** Which actions this user may use, and which right each of them needs. */
  COMMANDS("ListCommands", ""),
  /** The version and the name of the exchange. */
  SETTINGS("CoreSettings", ""),
  /** What its clock says. */
  CLOCK("Ping", ""),
  /** How far its local time is from UTC, as in {@code +0100}. */
  TIME_ZONE("Getvar\r\nVariable: STRFTIME(,,%z)", ""),
  /** The codes that every channel has, callers too. */
  CODES_OF_EVERYONE("Getvar\r\nVariable: DYNAMIC_FEATURES", ""),
  /**
   * Whether a user without any right on configuration can read configuration files through a
   * dialplan function. Asks for the name of the exchange, which everyone may know; the same way
   * would show every secret.
   */
  READABLE_FILES("Getvar\r\nVariable: AST_CONFIG(asterisk.conf,options,systemname)", ""),
  /** All queues. */
  QUEUES("QueueStatus", "QueueStatusComplete"),
  /** The whole dialplan, as it was loaded. */
  DIALPLAN("ShowDialPlan", "ShowDialPlanComplete");

  private final String request;
  private final String lastEvent;

  Look(String request, String lastEvent) {
    this.request = request;
    this.lastEvent = lastEvent;
  }

  /** The event that closes the list this asks for; empty when it asks for none. */
  String lastEvent() {
    return lastEvent;
  }

  /** The request as it goes to the exchange. */
  String text(String actionId) {
    return "Action: " + request + "\r\nActionID: " + actionId + "\r\n\r\n";
  }
}
