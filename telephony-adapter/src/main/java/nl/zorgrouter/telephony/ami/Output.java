package nl.zorgrouter.telephony.ami;

import java.util.List;

/** What a session wants done, in this order. */
public sealed interface Output {
  /** Write this text to the exchange, in UTF-8 and in one go. */
  record Send(String text) implements Output {}

  /** Login was accepted; the picture is being taken. */
  record LoggedIn() implements Output {}

  /** In sync: this is the exchange now, and from here on every event follows. */
  record InSync(Picture picture) implements Output {}

  /** An event happened. */
  record Happened(AmiMessage event) implements Output {}

  /** A message that contradicts itself came; it is not acted on. */
  record Forged(AmiMessage message) implements Output {}

  /** A message that nobody waits for came, such as the answer to an action that timed out. */
  record Unexpected(AmiMessage message) implements Output {}

  /**
   * A ping was answered.
   *
   * @param pbxMicros the exchange's clock, in microseconds since 1970
   * @param roundTripNanos from our question to its answer
   */
  record Pinged(long pbxMicros, long roundTripNanos) implements Output {}

  /**
   * A submission ended.
   *
   * @param submission the number it was submitted under
   */
  record Settled(long submission, Outcome outcome) implements Output {}

  /** Close the connection; the session is over. Everything still open was settled before. */
  record Closed(Closing closing) implements Output {}

  /**
   * Everything an exchange tells about itself at login.
   *
   * @param atMicros its clock when the picture was begun, in microseconds since 1970
   * @param queues items of QueueStatus: QueueParams, QueueMember, QueueEntry
   * @param channels items of CoreShowChannels
   */
  record Picture(long atMicros, List<AmiMessage> queues, List<AmiMessage> channels) {
    public Picture {
      queues = List.copyOf(queues);
      channels = List.copyOf(channels);
    }
  }
}
