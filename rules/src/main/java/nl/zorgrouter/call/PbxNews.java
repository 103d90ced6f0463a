package nl.zorgrouter.call;

import java.time.Duration;
import java.time.Instant;

/** What an exchange's connection tells the router, in the order it became known. */
public sealed interface PbxNews {
  /** The exchange it is about. */
  PbxId pbx();

  /** Something happened there. */
  record Happened(PbxId pbx, CallEvent event) implements PbxNews {}

  /**
   * Connected and in sync: from now on every event is seen.
   *
   * @param epoch counts the connections to this exchange, from 1
   */
  record InSync(PbxId pbx, long epoch, Snapshot snapshot) implements PbxNews {}

  /**
   * The connection is gone or no longer trusted; events may be missing from now on.
   *
   * @param why one sentence for a person
   */
  record OutOfSync(PbxId pbx, long epoch, String why) implements PbxNews {}

  /**
   * The exchange answered a ping.
   *
   * @param pbxTime its clock when it answered
   * @param roundTrip from our question to its answer
   */
  record Pinged(PbxId pbx, Instant pbxTime, Duration roundTrip) implements PbxNews {}
}
