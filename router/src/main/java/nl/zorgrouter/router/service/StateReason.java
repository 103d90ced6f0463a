package nl.zorgrouter.router.service;

import java.util.Arrays;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;

/** Why somebody set the state of a service: the region's shared words. */
public enum StateReason {
  /** More patients than it can see. */
  CROWDED("more patients than it can see", "meer patiënten dan er gezien kunnen worden"),
  /** No free bed. */
  NO_BEDS("no free bed", "geen vrij bed"),
  /** Too few people on duty. */
  STAFF("too few people on duty", "te weinig mensen in dienst"),
  /** Staff is ill or in quarantine. */
  ILLNESS("staff is ill or in quarantine", "personeel is ziek of in quarantaine"),
  /** An infection in the building. */
  OUTBREAK("an infection in the building", "een besmetting in het gebouw"),
  /** A system or the telephone does not work. */
  TECHNICAL("a system or the telephone does not work", "een systeem of de telefonie werkt niet"),
  /** The building cannot be used. */
  BUILDING("the building cannot be used", "het gebouw is niet bruikbaar"),
  /** Training or a move, known beforehand. */
  PLANNED("training or a move, known beforehand", "scholing of verhuizing, van tevoren bekend"),
  /** Open beyond its hours. */
  EXTRA_OPENING("open beyond its hours", "open buiten de gewone tijden"),
  /** Another service answers its telephone for a time. */
  TAKEN_OVER(
      "another service answers its telephone for a time",
      "een andere dienst neemt tijdelijk de telefoon op");

  private final String english;
  private final String dutch;

  StateReason(String english, String dutch) {
    this.english = english;
    this.dutch = dutch;
  }

  /** What it means, for a person. */
  public Sentence sentence() {
    return new Sentence(english, dutch);
  }

  /** The reason of that name, when there is one. */
  public static Optional<StateReason> of(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
