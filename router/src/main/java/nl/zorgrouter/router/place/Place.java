package nl.zorgrouter.router.place;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.service.Capacity;
import nl.zorgrouter.router.service.StateNow;

/**
 * One place where a patient could go.
 *
 * @param service which
 * @param fit how well it fits
 * @param reach where it is, seen from the patient
 * @param state open or not, why, until when, and since when that is known
 * @param waits what a caller waits there now
 * @param beds its free places, with their age
 * @param skills those on duty, as far as somebody said; else those of the directory
 * @param telephone how it is called, as far as the directory says
 * @param reasons why it stands where it stands, the strongest first
 */
public record Place(
    Service service,
    Fit fit,
    Reach reach,
    StateNow state,
    Wait waits,
    Optional<Capacity> beds,
    List<String> skills,
    Optional<String> telephone,
    List<Sentence> reasons) {
  public Place {
    skills = List.copyOf(skills);
    reasons = List.copyOf(reasons);
  }

  /** How well a place fits what was asked. */
  public enum Fit {
    /** It is what was asked for. */
    ASKED,
    /** It may help instead. */
    INSTEAD,
    /** It lacks something that was asked: the age, the skill. */
    LACKS
  }

  /** Where a place is, seen from the patient. */
  public enum Reach {
    /** It serves the patient's place. */
    OWN,
    /** It agreed to help one that does. */
    NEIGHBOUR,
    /** It serves other places. */
    ELSEWHERE
  }

  /**
   * What a caller waits.
   *
   * @param seconds empty when it is not known, or over a minute old
   * @param waiting how many wait
   * @param agents how many answer
   * @param asOf when that was so
   */
  public record Wait(
      OptionalInt seconds, OptionalInt waiting, OptionalInt agents, Optional<Instant> asOf) {}
}
