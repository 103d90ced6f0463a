package nl.zorgrouter.router.service;

import java.util.List;

/** What becomes of a request. */
public sealed interface Judgement {
  /** It is done by this change. */
  record Accepted(ServiceChange change) implements Judgement {}

  /**
   * Nothing is done.
   *
   * @param faults all of them, at least one
   */
  record Refused(List<Fault> faults) implements Judgement {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
