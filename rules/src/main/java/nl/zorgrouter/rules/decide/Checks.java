package nl.zorgrouter.rules.decide;

import java.util.Optional;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Settings;
import nl.zorgrouter.region.Urgency;

/** What must hold before any rule is asked, in the order of the codes. */
final class Checks {
  private Checks() {}

  /** The first reason why a case stays where it is; empty when the rules may be asked. */
  static Optional<Code> refusal(Situation situation) {
    Optional<Code> refusal =
        situation.startsWithHuman() ? refusalToLeave(situation) : Optional.empty();
    if (refusal.isPresent()) {
      return refusal;
    }
    return situation.facts().hops() >= situation.region().settings().maxHops()
        ? Optional.of(Code.MAX_HOPS)
        : Optional.empty();
  }

  private static Optional<Code> refusalToLeave(Situation situation) {
    CaseFacts facts = situation.facts();
    Settings settings = situation.region().settings();
    if (facts.caller().contact() != Known.YES) {
      return Optional.of(Code.NO_CONTACT);
    }
    if (situation.assessment().fault().isPresent()) {
      return situation.assessment().fault();
    }
    Urgency urgency = situation.urgency().orElseThrow();
    if (!Guard.mayLeave(urgency, settings)) {
      return Optional.of(Code.URGENCY_PROTECTED);
    }
    if (!isSafe(facts, urgency)) {
      return Optional.of(Code.ABCD_NOT_SAFE);
    }
    if (isExcluded(facts, urgency, settings)) {
      return Optional.of(Code.EXCLUDED);
    }
    if (facts.holds(Circumstance.REPEAT_CONTACT) == Known.YES) {
      return Optional.of(Code.REPEAT_CONTACT);
    }
    return situation.place().isEmpty() ? Optional.of(Code.NO_PLACE) : Optional.empty();
  }

  /** A nurse who gives C1 has asked; without a C1 somebody must have said that it is safe. */
  private static boolean isSafe(CaseFacts facts, Urgency urgency) {
    return switch (facts.triage().abcdSafe()) {
      case YES -> true;
      case NO -> false;
      case UNKNOWN -> urgency == Urgency.C1;
    };
  }

  private static boolean isExcluded(CaseFacts facts, Urgency urgency, Settings settings) {
    if (Guard.isExcluded(facts)) {
      return true;
    }
    for (Circumstance each : settings.exclusions()) {
      if (facts.holds(each) == Known.YES) {
        return true;
      }
    }
    for (Circumstance each : settings.confirmations()) {
      Known known = facts.holds(each);
      if (known == Known.YES || (known == Known.UNKNOWN && urgency != Urgency.C1)) {
        return true;
      }
    }
    return false;
  }
}
