package nl.zorgrouter.router.core;

import java.time.Duration;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.service.ServiceChange;

/**
 * Something that a router must still know when it is started again. What it does not hold is
 * learned anew from the exchanges.
 */
public sealed interface Memory {
  /** When it came, on the router's timer of people. */
  Duration since();

  /** The same on a timer that shows this much more. */
  Memory later(Duration more);

  /** A referral as it was then. */
  record OfReferral(Duration since, Referral referral) implements Memory {
    @Override
    public Memory later(Duration more) {
      return new OfReferral(since.plus(more), referral.later(more));
    }
  }

  /**
   * What a professional was answered. The answer stays as it was: whoever asks again hears the
   * same.
   *
   * @param by who asked
   * @param requestId his name for it
   * @param content a digest of all that he asked
   */
  record OfReply(Duration since, String by, String requestId, String content, Reply reply)
      implements Memory {
    @Override
    public Memory later(Duration more) {
      return new OfReply(since.plus(more), by, requestId, content, reply);
    }
  }

  /** This was said of a service. It ends by the wall's clock, whoever remembers it. */
  record OfService(Duration since, ServiceChange change) implements Memory {
    @Override
    public Memory later(Duration more) {
      return new OfService(since.plus(more), change);
    }
  }

  /** A number called, on that journey. */
  record OfContact(Duration since, String callerNumber, String journey) implements Memory {
    @Override
    public Memory later(Duration more) {
      return new OfContact(since.plus(more), callerNumber, journey);
    }
  }
}
