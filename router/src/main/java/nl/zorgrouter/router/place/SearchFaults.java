package nl.zorgrouter.router.place;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;

/**
 * What is wrong with a search, all at once.
 *
 * @param region whose words it must use
 */
record SearchFaults(Region region) {
  private static final int OLDEST = 130;

  Map<String, Sentence> of(Search search) {
    Map<String, Sentence> faults = new LinkedHashMap<>();
    if (region.municipality(search.place()).isEmpty()) {
      faults.put(
          "place",
          said(
              search.place(),
              "a municipality of the region, such as GM0014",
              "een gemeente van de regio, zoals GM0014"));
    }
    if (Arrays.stream(Need.values()).noneMatch(each -> each.name().equals(search.need()))) {
      faults.put(
          "need", said(search.need(), "one of " + Places.needs(), "een van " + Places.needs()));
    }
    search
        .expertise()
        .filter(skill -> !skills().contains(skill))
        .ifPresent(skill -> {
          String known = String.join(", ", skills());
          faults.put("expertise", said(skill, "one of " + known, "een van " + known));
        });
    if (search.age().isPresent()
        && (search.age().getAsInt() < 0 || search.age().getAsInt() > OLDEST)) {
      faults.put(
          "age",
          said(
              String.valueOf(search.age().getAsInt()),
              "a whole number from 0 to 130",
              "een geheel getal van 0 tot en met 130"));
    }
    return faults;
  }

  private TreeSet<String> skills() {
    TreeSet<String> skills = new TreeSet<>();
    region.services().values().forEach(service -> skills.addAll(service.expertise()));
    return skills;
  }

  private static Sentence said(String found, String english, String dutch) {
    String clean = found.replaceAll("[^\\p{L}\\p{N} .,:_+-]", "?");
    String shown = clean.length() <= 60 ? clean : clean.substring(0, 60) + "...";
    return new Sentence(
        "found `%s`; expected %s".formatted(shown, english),
        "gevonden: `%s`; verwacht: %s".formatted(shown, dutch));
  }
}
