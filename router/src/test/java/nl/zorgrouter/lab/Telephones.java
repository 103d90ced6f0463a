package nl.zorgrouter.lab;

import java.util.List;

/**
 * The telephones of those who answer, as {@code laboratory/extensions.conf} lists them by their
 * kind, on one exchange.
 *
 * @param ami a login there with all rights
 */
record Telephones(LabAmi ami) {

  /** What the exchange calls a telephone of that kind. */
  static String named(String kind) {
    return "Local/" + kind + "@lab-agent/n";
  }

  /** It answers calls of a queue from now on. */
  void joins(String queue, String kind) {
    ami.act("QueueAdd", "Queue", queue, "Interface", named(kind));
  }

  /** It takes no more calls of the queue; the one that it has goes on. */
  void leaves(String queue, String kind) {
    ami.act("QueueRemove", "Queue", queue, "Interface", named(kind));
  }

  /** The channel of such a telephone that was rung last. */
  String rungLast(String kind) {
    return legs("Local/" + kind + "@lab-agent-").getLast();
  }

  /** Cuts off the one that was rung last. */
  void hangsUp(String kind) {
    ami.act("Hangup", "Channel", rungLast(kind));
  }

  /** Cuts off all with this in their names that were ever rung, and are still there. */
  void areCutOff(String part) {
    legs(part + "@lab-agent-").forEach(leg -> ami.tryToAct("Hangup", "Channel", leg));
  }

  /** Waits until a channel is in a warm room. */
  void isInRoom(String channel) {
    ami.await(
        channel + " in the room",
        event -> event.is("ConfbridgeJoin") && event.get("Channel").equals(channel));
  }

  private List<String> legs(String part) {
    return ami
        .seen(event ->
            event.is("Newchannel")
                && event.get("Channel").contains(part)
                && event.get("Channel").endsWith(";1"))
        .stream()
        .map(event -> event.get("Channel"))
        .toList();
  }
}
