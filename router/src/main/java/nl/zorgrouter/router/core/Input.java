package nl.zorgrouter.router.core;

import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.rules.verify.VerifiedRules;

/** Everything that can reach the router's mind. */
public sealed interface Input {
  /** When it reached the router. */
  Moment moment();

  /** An exchange told something. */
  record FromPbx(Moment moment, PbxNews news) implements Input {}

  /**
   * From now on these rules decide. Only proved rules fit in here.
   *
   * @param rules proved, with a version higher than the one before
   */
  record RulesActivated(Moment moment, VerifiedRules rules) implements Input {}

  /**
   * How the services are doing.
   *
   * @param loads by service id; a service that is absent is unknown
   */
  record LoadsMeasured(Moment moment, Map<String, ServiceLoad> loads) implements Input {
    public LoadsMeasured {
      loads = Map.copyOf(loads);
    }
  }

  /** Something was said of a service: its state, its wait, its free places. */
  record ServiceChanged(Moment moment, ServiceChange change) implements Input {}

  /** A professional asks for something; the step has the reply. */
  record Requested(Moment moment, Request request) implements Input {}

  /**
   * What this router knew before it was started again; comes before everything it hears.
   *
   * @param memories in their order, counted on the timer of this start
   */
  record Recalled(Moment moment, List<Memory> memories) implements Input {
    public Recalled {
      memories = List.copyOf(memories);
    }
  }

  /** Time went on. */
  record Tick(Moment moment) implements Input {}

  /** The router is about to stop: it gives up its leases and takes no new question. */
  record Draining(Moment moment) implements Input {}
}
