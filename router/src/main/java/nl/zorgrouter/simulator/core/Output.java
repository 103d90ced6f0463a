package nl.zorgrouter.simulator.core;

/** What an exchange did at an instant, for whoever stands around it. */
public sealed interface Output {
  /** It said something to an AMI client. */
  record Said(int session, Message message) implements Output {}

  /** It closed the connection of a client. */
  record Closed(int session) implements Output {}

  /**
   * A caller's leg began: the answer to a call that was dialled.
   *
   * @param line the channel, and
   * @param id its unique id
   */
  record Began(String line, String id) implements Output {}

  /**
   * A telephone, or a trunk, rings.
   *
   * @param line names the call on that telephone: the channel
   * @param telephone the device, such as {@code PJSIP/desk-1} or {@code PJSIP/0500@hap}
   * @param caller the channel of the caller
   * @param journey whose journey it is, and
   * @param origin where that journey began; both empty when the dialplan did not say
   */
  record Rings(String line, String telephone, String caller, String journey, String origin)
      implements Output {}

  /** Two legs speak with each other. */
  record Together(String caller, String line) implements Output {}

  /** A leg is over: a caller's or a telephone's. */
  record Over(String line) implements Output {}

  /** The one who answered is asked to press 1 if he takes the patient. */
  record AsksForKey(String line) implements Output {}

  /** A caller began to wait in a queue. */
  record Waits(String caller, String queue) implements Output {}
}
