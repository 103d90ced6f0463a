package nl.zorgrouter.lab;

import java.util.List;

/**
 * A question of the dialplan, answered by hand.
 *
 * @param channel the channel that asks
 * @param ticket the name of the question
 * @param asked the event that brought it
 */
record Question(String channel, String ticket, AmiMessage asked) {
  /** The rule-set version that tests answer with. */
  static final int VERSION = 100;

  /** The value of one channel variable at the moment of the question. */
  String mark(String variable) {
    return asked.mark(variable);
  }

  /** Sends the caller to a target for a minute at most. */
  void send(LabAmi ami, String target) {
    send(ami, target, 60);
  }

  /** Sends the caller to a target with that patience in seconds. */
  void send(LabAmi ami, String target, int patience) {
    ami.write(commands(text(VERSION, target, String.valueOf(patience), "0")));
  }

  /** Leaves an answer on the channel, and waits until the exchange has heard it. */
  void leave(LabAmi ami, String answer) {
    ami.act("AGI", "Channel", channel, "Command", setting(answer));
  }

  /** The text of an answer to this question. */
  String text(int version, String target, String patience, String priority) {
    return String.join(
        ";", List.of(ticket, String.valueOf(version), "by-hand", target, patience, priority));
  }

  /** The three commands that carry an answer, for one write. */
  String commands(String answer) {
    return set(answer) + release() + wakeUp();
  }

  /** The command that leaves an answer on the channel. */
  String set(String answer) {
    return LabAmi.text("AGI", "Channel", channel, "Command", setting(answer)) + "\r\n";
  }

  private static String setting(String answer) {
    return "SET VARIABLE ZR_ANSWER \"" + answer + "\"";
  }

  /** The command that ends the question. */
  String release() {
    return LabAmi.text("AGI", "Channel", channel, "Command", "ASYNCAGI BREAK") + "\r\n";
  }

  /** The command that makes the exchange look at once, not at its next turn of 100 ms. */
  String wakeUp() {
    return LabAmi.text("PlayDTMF", "Channel", channel, "Digit", "D", "Receive", "true") + "\r\n";
  }
}
