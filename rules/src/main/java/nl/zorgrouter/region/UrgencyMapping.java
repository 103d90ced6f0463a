package nl.zorgrouter.region;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the codes of the triage systems mean in a region. Its medical owners fill it; nothing here
 * is built in but the form of a code.
 *
 * @param nts codes of the NTS
 * @param vui codes of the ambulance services, the older ones included
 * @param proqa determinants of ProQA, upper case, such as {@code 26A1}
 * @param agreeing for an ambulance urgency, the NTS urgencies that do not contradict it
 */
public record UrgencyMapping(
    Map<String, Urgency> nts,
    Map<String, Urgency> vui,
    Map<String, Urgency> proqa,
    Map<Urgency, Set<Urgency>> agreeing) {
  public UrgencyMapping {
    nts = Map.copyOf(nts);
    vui = Map.copyOf(vui);
    proqa = Map.copyOf(proqa);
    agreeing = Map.copyOf(agreeing);
  }

  /** The urgency that a code has in this region, when it has one. */
  public Optional<Urgency> urgency(TriageSystem system, String code) {
    Map<String, Urgency> table =
        switch (system) {
          case NTS -> nts;
          case VUI -> vui;
          case PROQA -> proqa;
        };
    return Optional.ofNullable(table.get(system.canonical(code)));
  }

  /** Whether two urgencies of one case do not contradict each other. */
  public boolean agree(Urgency one, Urgency other) {
    return one == other
        || agreeing.getOrDefault(one, Set.of()).contains(other)
        || agreeing.getOrDefault(other, Set.of()).contains(one);
  }

  /** The triage systems whose codes a region can map. */
  public enum TriageSystem {
    /** Nederlandse Triage Standaard. */
    NTS("U[0-5]"),
    /** The urgencies of the ambulance services, with the older A1, A2 and B. */
    VUI("A[0-2]|B[12]?|C[12]"),
    /** ProQA (AMPDS): card, level, number and suffix, such as {@code 26-A-1} or {@code 6D1E}. */
    PROQA("[0-9]{1,2}[OABCDE][0-9]{1,2}[A-Z]?");

    private final Pattern form;

    TriageSystem(String form) {
      this.form = Pattern.compile(form);
    }

    /** The system of that name, in capitals or not. */
    public static Optional<TriageSystem> of(String name) {
      return switch (name.toUpperCase(Locale.ROOT)) {
        case "NTS" -> Optional.of(NTS);
        case "VUI" -> Optional.of(VUI);
        case "PROQA", "AMPDS" -> Optional.of(PROQA);
        default -> Optional.empty();
      };
    }

    /** Whether the text has the form of a code of this system, mapped or not. */
    public boolean knows(String code) {
      return form.matcher(canonical(code)).matches();
    }

    /** The code as a mapping writes it: a ProQA determinant without its dashes and zeros. */
    public String canonical(String code) {
      return switch (this) {
        case NTS, VUI -> code;
        case PROQA -> code.toUpperCase(Locale.ROOT).replace("-", "").replaceAll("(?<![0-9])0", "");
      };
    }
  }
}
