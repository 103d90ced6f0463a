package nl.zorgrouter.rules.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.region.Urgency;
import nl.zorgrouter.region.UrgencyMapping;

/**
 * What the triage of a case is worth: an urgency, or the reason why there is none.
 *
 * @param urgency the one that counts; empty when there is a fault
 * @param fault the first fault in the order of the codes
 */
record Assessment(Optional<Urgency> urgency, Optional<Code> fault) {
  private static final Duration OLDEST = Duration.ofMinutes(30);
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** Judges the triage of a case by the region's mapping. */
  static Assessment of(CaseFacts facts, UrgencyMapping mapping) {
    return of(facts, GivenCodes.of(facts.triage()).meaning(mapping));
  }

  /** Judges the triage of a case of whose codes the meaning is known. */
  static Assessment of(CaseFacts facts, GivenCodes.Meaning meaning) {
    boolean unusable =
        meaning.fault().isPresent() && meaning.fault().get() != Code.URGENCY_MISMATCH;
    if (unusable) {
      return new Assessment(Optional.empty(), meaning.fault());
    }
    if (meaning.fault().isPresent() || isOfAnotherCase(facts)) {
      return fault(Code.URGENCY_MISMATCH);
    }
    if (isStale(facts.triage(), facts.at())) {
      return fault(Code.URGENCY_STALE);
    }
    return meaning.urgency().isPresent()
        ? new Assessment(meaning.urgency(), Optional.empty())
        : fault(Code.URGENCY_UNKNOWN);
  }

  private static boolean isOfAnotherCase(CaseFacts facts) {
    return facts.triage().caseId().isPresent() && !facts.triage().caseId().equals(facts.caseId());
  }

  /** A triage without a time may be of any age. */
  private static boolean isStale(Triage triage, Instant now) {
    return triage
        .at()
        .map(at -> at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(AHEAD)))
        .orElse(true);
  }

  private static Assessment fault(Code code) {
    return new Assessment(Optional.empty(), Optional.of(code));
  }
}
