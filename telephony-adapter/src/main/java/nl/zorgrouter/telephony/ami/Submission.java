package nl.zorgrouter.telephony.ami;

import java.util.List;

/**
 * Actions that belong together: they go out in one write and end as one.
 *
 * @param number the caller's own number for it, returned with its end
 * @param requests at least one, at most 16
 * @param urgency which deadline it has
 */
public record Submission(long number, List<AmiRequest> requests, Urgency urgency) {
  /** Which deadline a submission has. */
  public enum Urgency {
    /** A caller waits for it. */
    ROUTING,
    /** Everything else. */
    OTHER
  }

  public Submission {
    requests = List.copyOf(requests);
    if (requests.isEmpty() || requests.size() > 16) {
      throw new IllegalArgumentException(
          "found %d actions in one submission; expected 1 to 16".formatted(requests.size()));
    }
  }
}
