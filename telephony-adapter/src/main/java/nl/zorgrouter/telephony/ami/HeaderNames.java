package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The header names Asterisk uses most, so that they are not made anew for every line. A name that
 * is not here is made anew; nothing the exchange sends is ever remembered.
 */
final class HeaderNames {
  private static final String[] KNOWN = {
    "Event",
    "Response",
    "ActionID",
    "Privilege",
    "Timestamp",
    "Channel",
    "ChannelState",
    "ChannelStateDesc",
    "CallerIDNum",
    "CallerIDName",
    "ConnectedLineNum",
    "ConnectedLineName",
    "Language",
    "AccountCode",
    "Context",
    "Exten",
    "Priority",
    "Uniqueid",
    "Linkedid",
    "ChanVariable",
    "DestChannel",
    "DestChannelState",
    "DestChannelStateDesc",
    "DestCallerIDNum",
    "DestCallerIDName",
    "DestConnectedLineNum",
    "DestConnectedLineName",
    "DestLanguage",
    "DestAccountCode",
    "DestContext",
    "DestExten",
    "DestPriority",
    "DestUniqueid",
    "DestLinkedid",
    "DestChanVariable",
    "Queue",
    "MemberName",
    "Interface",
    "StateInterface",
    "Membership",
    "Penalty",
    "CallsTaken",
    "LastCall",
    "LastPause",
    "LoginTime",
    "InCall",
    "Status",
    "Paused",
    "PausedReason",
    "Ringinuse",
    "Wrapuptime",
    "Position",
    "Count",
    "HoldTime",
    "TalkTime",
    "RingTime",
    "Reason",
    "Variable",
    "Value",
    "BridgeUniqueid",
    "BridgeType",
    "BridgeTechnology",
    "BridgeCreator",
    "BridgeName",
    "BridgeNumChannels",
    "BridgeVideoSourceMode",
    "Cause",
    "Cause-txt",
    "TechCause",
    "CommandID",
    "CommandId",
    "Env",
    "Result",
    "UserEvent",
    "Message",
    "Ping",
    "EventList",
    "ListItems",
    "Application",
    "ApplicationData",
    "Duration",
    "BridgeId",
    "DialStatus",
    "DialString",
    "Name",
    "Location",
    "Wait",
    "OriginalPosition",
    "AppData",
    "Extension",
    "Seconds",
    "Answer",
    "Visit",
    "Try",
    "Origin",
    "Caller"
  };
  private static final int SLOTS = 1024;
  private static final String[] NAME_IN_SLOT = new String[SLOTS];
  private static final byte[][] BYTES_IN_SLOT = new byte[SLOTS][];

  static {
    for (String name : KNOWN) {
      byte[] bytes = name.getBytes(UTF_8);
      int slot = slot(bytes, 0, bytes.length);
      while (BYTES_IN_SLOT[slot] != null) {
        slot = (slot + 1) % SLOTS;
      }
      BYTES_IN_SLOT[slot] = bytes;
      NAME_IN_SLOT[slot] = name;
    }
  }

  private HeaderNames() {}

  /** The name written in these bytes. */
  static String of(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    while (BYTES_IN_SLOT[slot] != null) {
      if (java.util.Arrays.equals(
          BYTES_IN_SLOT[slot], 0, BYTES_IN_SLOT[slot].length, bytes, from, to)) {
        return NAME_IN_SLOT[slot];
      }
      slot = (slot + 1) % SLOTS;
    }
    return new String(bytes, from, to - from, UTF_8);
  }

  /** Whether a message that has this header twice contradicts itself. */
  static boolean mayComeOnce(String name) {
    return switch (name.length()) {
      case 5 -> name.equalsIgnoreCase("Event");
      case 8 -> name.equalsIgnoreCase("Response") || name.equalsIgnoreCase("ActionID");
      default -> false;
    };
  }

  private static int slot(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int at = from; at < to; at++) {
      hash = hash * 31 + bytes[at];
    }
    return (hash ^ (hash >>> 10)) & (SLOTS - 1);
  }
}
