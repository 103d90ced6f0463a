package nl.zorgrouter.rules.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.region.Urgency;
import nl.zorgrouter.region.UrgencyMapping;
import nl.zorgrouter.region.UrgencyMapping.TriageSystem;

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
    Triage triage = facts.triage();
    if (triage.code().isEmpty() && triage.vui().isEmpty()) {
      return fault(Code.URGENCY_MISSING);
    }
    Optional<TriageSystem> system = triage.system().flatMap(TriageSystem::of);
    if (isInvalid(triage, system)) {
      return fault(Code.URGENCY_INVALID);
    }
    Optional<Urgency> byCode =
        triage.code().flatMap(code -> mapping.urgency(system.orElseThrow(), code));
    Optional<Urgency> byVui = triage.vui().flatMap(vui -> mapping.urgency(TriageSystem.VUI, vui));
    boolean contradiction =
        byCode.isPresent() && byVui.isPresent() && !mapping.agree(byVui.get(), byCode.get());
    if (contradiction || isOfAnotherCase(facts)) {
      return fault(Code.URGENCY_MISMATCH);
    }
    if (isStale(triage, facts.at())) {
      return fault(Code.URGENCY_STALE);
    }
    Optional<Urgency> urgency = triage.vui().isPresent() ? byVui : byCode;
    return urgency.isPresent()
        ? new Assessment(urgency, Optional.empty())
        : fault(Code.URGENCY_UNKNOWN);
  }

  private static boolean isInvalid(Triage triage, Optional<TriageSystem> system) {
    boolean codeKnown =
        triage.code().isEmpty()
            || system.map(named -> named.knows(triage.code().get())).orElse(false);
    boolean vuiKnown = triage.vui().map(TriageSystem.VUI::knows).orElse(true);
    return !codeKnown || !vuiKnown;
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
