package nl.zorgrouter.rules.decide;

import java.util.Optional;
import nl.zorgrouter.region.Urgency;
import nl.zorgrouter.region.UrgencyMapping;
import nl.zorgrouter.region.UrgencyMapping.TriageSystem;

/**
 * The codes of a triage, without its time and its case.
 *
 * @param system which triage system the code is of
 * @param code its result
 * @param vui the ambulance urgency
 */
record GivenCodes(Optional<String> system, Optional<String> code, Optional<String> vui) {
  static GivenCodes of(Triage triage) {
    return new GivenCodes(triage.system(), triage.code(), triage.vui());
  }

  /** What they mean by a region's mapping. */
  Meaning meaning(UrgencyMapping mapping) {
    if (code.isEmpty() && vui.isEmpty()) {
      return Meaning.fault(Code.URGENCY_MISSING);
    }
    Optional<TriageSystem> named = system.flatMap(TriageSystem::of);
    if (isInvalid(named)) {
      return Meaning.fault(Code.URGENCY_INVALID);
    }
    Optional<Urgency> byCode = code.flatMap(text -> mapping.urgency(named.orElseThrow(), text));
    Optional<Urgency> byVui = vui.flatMap(text -> mapping.urgency(TriageSystem.VUI, text));
    boolean contradiction =
        byCode.isPresent() && byVui.isPresent() && !mapping.agree(byVui.get(), byCode.get());
    return contradiction
        ? Meaning.fault(Code.URGENCY_MISMATCH)
        : new Meaning(vui.isPresent() ? byVui : byCode, Optional.empty());
  }

  private boolean isInvalid(Optional<TriageSystem> named) {
    boolean codeKnown = code.isEmpty() || named.map(known -> known.knows(code.get())).orElse(false);
    boolean vuiKnown = vui.map(TriageSystem.VUI::knows).orElse(true);
    return !codeKnown || !vuiKnown;
  }

  /**
   * What codes mean in a region.
   *
   * @param urgency empty when there is a fault, or when the mapping gives none
   * @param fault that they are missing, invalid or contradict each other
   */
  record Meaning(Optional<Urgency> urgency, Optional<Code> fault) {
    private static Meaning fault(Code code) {
      return new Meaning(Optional.empty(), Optional.of(code));
    }
  }
}
