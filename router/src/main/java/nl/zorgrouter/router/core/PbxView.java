package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.call.CallId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What this router knows of one exchange.
 *
 * @param link whether its picture can be trusted now
 * @param calls the legs that are alive there
 * @param questions the questions that are open there
 * @param answers the answers given there in the last minute
 */
public record PbxView(
    Link link, CallBook calls, PMap<CallId, OpenQuestion> questions, GivenAnswers answers) {
  /** An exchange that was never in sync. */
  static final PbxView UNSEEN =
      new PbxView(
          new Link.Silent("never connected"),
          CallBook.EMPTY,
          HashTreePMap.empty(),
          GivenAnswers.NONE);

  PbxView link(Link next) {
    return new PbxView(next, calls, questions, answers);
  }

  PbxView calls(CallBook next) {
    return new PbxView(link, next, questions, answers);
  }

  PbxView questions(PMap<CallId, OpenQuestion> next) {
    return new PbxView(link, calls, next, answers);
  }

  PbxView answers(GivenAnswers next) {
    return new PbxView(link, calls, questions, next);
  }

  /** Whether the picture can be trusted. */
  public sealed interface Link {
    /** Not connected, or not in sync; what is known may be old. */
    record Silent(String why) implements Link {}

    /**
     * In sync: every event is seen.
     *
     * @param clock the exchange's clock, as the last ping showed it
     * @param leased the router's uptime when the lease was last renewed; negative when never
     */
    record InSync(Clock clock, Duration leased) implements Link {}
  }

  /**
   * The exchange's clock against ours.
   *
   * @param pbxTime what it showed
   * @param uptime our uptime when it did
   */
  record Clock(Instant pbxTime, Duration uptime) {
    /** What the exchange's clock shows at this uptime of ours. */
    Instant at(Duration now) {
      return pbxTime.plus(now.minus(uptime));
    }

    /** What people read there at this moment: in a simulation they live faster than the wire. */
    Instant at(Moment now) {
      return pbxTime.plus(now.lived(now.uptime().minus(uptime)));
    }
  }
}
