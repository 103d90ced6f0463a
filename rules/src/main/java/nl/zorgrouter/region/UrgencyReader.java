package nl.zorgrouter.region;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.region.UrgencyMapping.TriageSystem;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Yaml;

/** Reads what the codes of the triage systems mean. */
final class UrgencyReader {
  private UrgencyReader() {}

  static UrgencyMapping mapping(Yaml yaml) {
    Fields fields = yaml.fields("nts", "vui", "proqa", "agreeing");
    Map<Urgency, Set<Urgency>> agreeing = new EnumMap<>(Urgency.class);
    fields
        .optional("agreeing")
        .map(Yaml::entries)
        .orElse(Map.of())
        .forEach((name, list) -> {
          Set<Urgency> others = EnumSet.noneOf(Urgency.class);
          list.items().forEach(item -> others.add(item.word(Urgency.class)));
          Urgency.of(name)
              .filter(urgency -> !urgency.isNts())
              .ifPresentOrElse(
                  urgency -> agreeing.put(urgency, others),
                  () ->
                      list.unknown(
                          name,
                          "an urgency of the ambulance services, A0 to C2",
                          "een urgentie van de ambulancezorg, A0 tot en met C2"));
        });
    return new UrgencyMapping(
        codes(TriageSystem.NTS, fields.required("nts")),
        codes(TriageSystem.VUI, fields.required("vui")),
        codes(TriageSystem.PROQA, fields.optional("proqa")),
        agreeing);
  }

  private static Map<String, Urgency> codes(TriageSystem system, Optional<Yaml> yaml) {
    Map<String, Urgency> codes = new HashMap<>();
    yaml.map(Yaml::entries)
        .orElse(Map.of())
        .forEach((code, urgency) -> {
          if (!system.knows(code)) {
            urgency.unknown(code, "a code of " + system.name(), "een code van " + system.name());
          }
          Urgency meaning = urgency.word(Urgency.class);
          if (codes.put(system.canonical(code), meaning) != null) {
            urgency.wrong("each code once", "elke code één keer");
          }
        });
    return codes;
  }
}
