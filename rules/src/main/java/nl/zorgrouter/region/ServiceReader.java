package nl.zorgrouter.region;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Yaml;

/** Reads the services of a region. */
final class ServiceReader {
  private final HoursReader hours;
  private final Map<String, Municipality> municipalities;

  ServiceReader(HoursReader hours, Map<String, Municipality> municipalities) {
    this.hours = hours;
    this.municipalities = municipalities;
  }

  Service service(String id, Yaml yaml) {
    Fields fields =
        yaml.fields(
            "type",
            "name",
            "coverage",
            "hours",
            "endpoint",
            "accepts",
            "limits",
            "expertise",
            "norm",
            "contact");
    if (!Forms.ID.pattern().matcher(id).matches()) {
      yaml.wrong(Forms.ID.english(), Forms.ID.dutch());
    }
    return new Service(
        id,
        fields.required("name").map(Yaml::sentence).orElse(NAMELESS),
        fields
            .required("type")
            .map(type -> type.word(ServiceType.class))
            .orElse(ServiceType.INFORMATION),
        coverage(fields),
        fields.required("hours").map(hours::hours).orElse(NEVER),
        endpoint(fields.required("endpoint"), id),
        fields.required("accepts").map(ServiceReader::accepts).orElse(NOBODY),
        limits(fields.optional("limits")),
        fields.items("expertise").stream().map(Yaml::text).toList(),
        fields.optional("norm").map(ServiceReader::norm),
        fields.optional("contact").map(Yaml::sentence));
  }

  private List<String> coverage(Fields fields) {
    List<String> areas = new ArrayList<>();
    for (Yaml item : fields.required("coverage").map(Yaml::items).orElse(List.of())) {
      String area = item.text(Forms.AREA);
      if (!area.isEmpty() && municipalities.values().stream().noneMatch(each -> each.isIn(area))) {
        item.unknown(
            area,
            "a municipality or an area that a municipality of this file lies in",
            "een gemeente, of een gebied waarin een gemeente van dit bestand ligt");
      }
      if (areas.contains(area)) {
        item.wrong("each area once", "elk gebied één keer");
      }
      areas.add(area);
    }
    return areas;
  }

  private static Endpoint endpoint(Optional<Yaml> yaml, String id) {
    if (yaml.isEmpty()) {
      return new Endpoint.Telephone("", id);
    }
    Fields fields = yaml.get().fields("pbx", "target", "urgent", "number");
    Optional<String> target = fields.optional("target").map(each -> each.text(Forms.TARGET));
    if (fields.optional("number").isPresent()) {
      if (fields.optional("pbx").isPresent() || fields.optional("urgent").isPresent()) {
        yaml.get()
            .wrong(
                "either a number or a pbx with its target",
                "een nummer, of een centrale (pbx) met haar doel (target)");
      }
      return new Endpoint.Telephone(fields.text("number", Forms.NUMBER), target.orElse(id));
    }
    return new Endpoint.Queue(
        fields.text("pbx", Forms.PBX),
        fields.text("target", Forms.TARGET),
        fields.optional("urgent").map(each -> each.text(Forms.TARGET)));
  }

  private static Accepts accepts(Yaml yaml) {
    Fields fields = yaml.fields("urgencies", "untriaged", "ages", "languages", "callers");
    Set<Urgency> urgencies = EnumSet.noneOf(Urgency.class);
    fields.required("urgencies").map(Yaml::items).orElse(List.of()).stream()
        .map(item -> item.word(Urgency.class))
        .forEach(urgencies::add);
    Set<String> languages = new LinkedHashSet<>();
    fields.items("languages").forEach(item -> languages.add(item.text(Forms.LANGUAGE)));
    int[] ages = fields.optional("ages").map(ServiceReader::ages).orElse(new int[] {0, 130});
    return new Accepts(
        urgencies,
        fields
            .required("untriaged")
            .map(each -> each.word(Accepts.Untriaged.class))
            .orElse(Accepts.Untriaged.REFUSED),
        ages[0],
        ages[1],
        languages,
        fields
            .optional("callers")
            .map(each -> each.word(Accepts.Callers.class))
            .orElse(Accepts.Callers.ANYONE));
  }

  private static int[] ages(Yaml yaml) {
    String text = yaml.text(Forms.AGES);
    if (!text.isEmpty()) {
      String[] bounds = text.split("-", 2);
      int youngest = Integer.parseInt(bounds[0]);
      int oldest = Integer.parseInt(bounds[1]);
      if (youngest <= oldest && oldest <= 130) {
        return new int[] {youngest, oldest};
      }
      yaml.wrong(
          "the youngest and the oldest age, at most 130",
          "de laagste en de hoogste leeftijd, hoogstens 130");
    }
    return new int[] {0, 130};
  }

  private static Limits limits(Optional<Yaml> yaml) {
    if (yaml.isEmpty()) {
      return new Limits(OptionalInt.empty(), OptionalInt.empty());
    }
    Fields fields = yaml.get().fields("waiting", "waitSeconds");
    return new Limits(
        fields
            .optional("waiting")
            .map(each -> OptionalInt.of(each.number(1, 1000)))
            .orElse(OptionalInt.empty()),
        fields
            .optional("waitSeconds")
            .map(each -> OptionalInt.of(each.number(1, 14_400)))
            .orElse(OptionalInt.empty()));
  }

  private static Norm norm(Yaml yaml) {
    Fields fields = yaml.fields("seconds", "percent");
    return new Norm(
        fields.required("seconds").map(each -> each.number(1, 14_400)).orElse(1),
        fields.required("percent").map(each -> each.number(1, 100)).orElse(1));
  }

  private static final Sentence NAMELESS = new Sentence("", "");

  /** Of a service whose hours cannot be read; the file is refused anyway. */
  static final Hours NEVER =
      new Hours(Map.of(), Optional.empty(), Map.of(), new HolidayCalendar("", Map.of()));

  private static final Accepts NOBODY =
      new Accepts(
          Set.of(), Accepts.Untriaged.REFUSED, 0, 0, Set.of(), Accepts.Callers.PROFESSIONALS);
}
