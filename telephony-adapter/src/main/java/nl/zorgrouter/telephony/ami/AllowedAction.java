package nl.zorgrouter.telephony.ami;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every action that can be sent, with the headers it may have and what may stand in them. There is
 * no way to send another: a request is made from this list or not at all.
 */
public enum AllowedAction {
  /** Asks for the number that the login digest covers. */
  CHALLENGE("Challenge", Map.of("AuthType", Words.MD5)),
  /** Logs in. */
  LOGIN(
      "Login",
      Map.of(
          "Username", Words.ANY,
          "Secret", Words.ANY,
          "AuthType", Words.MD5,
          "Key", Pattern.compile("[0-9a-f]{32}"),
          "Events", Pattern.compile("on"))),
  /** Asks whether the exchange is there, and what its clock says. */
  PING("Ping", Map.of()),
  /** Says goodbye. */
  LOGOFF("Logoff", Map.of()),
  /** Writes the answer on the asking channel, or ends the question; no other AGI command. */
  AGI(
      "AGI",
      Map.of(
          "Channel", Words.CHANNEL,
          "Command",
              Pattern.compile(
                  "ASYNCAGI BREAK|SET VARIABLE ZR_[A-Z0-9_]{1,40} \"[A-Za-z0-9._;-]{0,600}\""),
          "CommandID", Words.NAME)),
  /** Wakes the asking channel (D); in tests a receiver presses 1. */
  PLAY_DTMF(
      "PlayDTMF",
      Map.of(
          "Channel", Words.CHANNEL,
          "Digit", Pattern.compile("[D1]"),
          "Duration", Words.NUMBER,
          "Receive", Words.TRUTH)),
  /** Sets a channel's variable or a global one; a plain name, never a function. */
  SETVAR(
      "Setvar", Map.of("Channel", Words.CHANNEL, "Variable", Words.VARIABLE, "Value", Words.ANY)),
  /** Moves one or two channels to another place in the dialplan. */
  REDIRECT(
      "Redirect",
      Map.of(
          "Channel", Words.CHANNEL,
          "ExtraChannel", Words.CHANNEL,
          "Context", Words.CONTEXT,
          "Exten", Words.NAME,
          "Priority", Words.NUMBER,
          "ExtraContext", Words.CONTEXT,
          "ExtraExten", Words.NAME,
          "ExtraPriority", Words.NUMBER)),
  /** Rings a target of the dialplan; never a free number, never an application. */
  ORIGINATE(
      "Originate",
      Map.of(
          "Channel", Pattern.compile("Local/[A-Za-z0-9._-]{1,64}@zorgrouter-targets(/n)?"),
          "Context", Words.CONTEXT,
          "Exten", Words.NAME,
          "Priority", Words.NUMBER,
          "Timeout", Words.NUMBER,
          "Async", Words.TRUTH,
          "Variable", Pattern.compile("_{0,2}[A-Za-z][A-Za-z0-9_]{0,60}=[^\"\\\\$]*"),
          "CallerID", Words.ANY)),
  /** Lists queues, their members and their callers. */
  QUEUE_STATUS("QueueStatus", Map.of("Queue", Words.ANY), "QueueStatusComplete"),
  /** Lists queues with their figures. */
  QUEUE_SUMMARY("QueueSummary", Map.of("Queue", Words.ANY), "QueueSummaryComplete"),
  /** Lists all channels. */
  CORE_SHOW_CHANNELS("CoreShowChannels", Map.of(), "CoreShowChannelsComplete"),
  /** Lists channels with chosen variables. */
  STATUS(
      "Status",
      Map.of("Channel", Words.CHANNEL, "Variables", Pattern.compile("[A-Z0-9_,]{1,600}")),
      "StatusComplete");

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of, never changed
  private final Map<String, Pattern> headers;

  private final String lastEvent;

  AllowedAction(String wireName, Map<String, Pattern> headers) {
    this(wireName, headers, "");
  }

  AllowedAction(String wireName, Map<String, Pattern> headers, String lastEvent) {
    this.wireName = wireName;
    this.headers = headers;
    this.lastEvent = lastEvent;
  }

  /** The event that closes the list this action asks for; empty when it asks for none. */
  String lastEvent() {
    return lastEvent;
  }

  String wireName() {
    return wireName;
  }

  boolean allows(String header) {
    return headers.containsKey(header);
  }

  boolean allows(String header, String value) {
    Pattern form = headers.get(header);
    return form != null && form.matcher(value).matches();
  }

  /** What may stand in a header. */
  private static final class Words {
    static final Pattern ANY = Pattern.compile("[^\\x00\\r\\n]*");
    static final Pattern MD5 = Pattern.compile("MD5");
    static final Pattern TRUTH = Pattern.compile("true|false");
    static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9._*#-]{1,160}");
    static final Pattern CONTEXT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");
    static final Pattern CHANNEL = Pattern.compile("[\\x21-\\x7e]{1,250}");
    static final Pattern VARIABLE = Pattern.compile("_{0,2}[A-Za-z][A-Za-z0-9_]{0,60}");

    private Words() {}
  }
}
