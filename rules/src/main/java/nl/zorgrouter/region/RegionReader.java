package nl.zorgrouter.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Yaml;
import nl.zorgrouter.yaml.YamlDocument;

/** Reads the description of a region. */
public final class RegionReader {

  private final Faults faults;

  private RegionReader(Faults faults) {
    this.faults = faults;
  }

  /**
   * The region that a file describes, or everything that is wrong with it.
   *
   * @param file its name, as findings repeat it
   * @param bytes its content: YAML in UTF-8, at most 1 MiB, without anchors
   */
  public static Reading<Region> read(String file, byte[] bytes) {
    Faults faults = new Faults(file);
    Optional<Region> region =
        YamlDocument.read(file, bytes, faults).map(root -> new RegionReader(faults).region(root));
    return faults.refuse() || region.isEmpty()
        ? new Reading.Refused<>(faults.inOrder())
        : new Reading.Read<>(region.get(), faults.inOrder());
  }

  private Region region(Yaml root) {
    Fields fields =
        root.fields(
            "region",
            "settings",
            "calendars",
            "municipalities",
            "services",
            "lines",
            "agreements",
            "urgencies",
            "words");
    HoursReader hours = new HoursReader();
    fields.required("calendars").ifPresent(hours::readCalendars);
    Map<String, Municipality> municipalities = new LinkedHashMap<>();
    entries(fields, "municipalities")
        .forEach((code, yaml) -> municipalities.put(code, municipality(code, yaml)));
    ServiceReader serviceReader = new ServiceReader(hours, municipalities);
    Map<String, Service> services = new LinkedHashMap<>();
    entries(fields, "services")
        .forEach((id, yaml) -> services.put(id, serviceReader.service(id, yaml)));
    LineReader lineReader = new LineReader(hours, municipalities, services);
    Map<String, Line> lines = new LinkedHashMap<>();
    entries(fields, "lines").forEach((id, yaml) -> lines.put(id, lineReader.line(id, yaml)));
    Optional<Fields> head = fields.required("region").map(each -> each.fields("id", "name"));
    Optional<Yaml> settings = fields.required("settings");
    Region region =
        new Region(
            head.map(each -> each.text("id", Forms.ID)).orElse(""),
            head.flatMap(each -> each.required("name"))
                .map(Yaml::sentence)
                .orElse(new Sentence("", "")),
            settings.map(each -> settings(each, services, municipalities)).orElse(UNSETTLED),
            settings
                .flatMap(each -> Optional.ofNullable(each.entries().get("calendar")))
                .map(hours::calendar)
                .orElse(new HolidayCalendar("", Map.of())),
            municipalities,
            services,
            lines,
            agreements(fields, services),
            fields
                .required("urgencies")
                .map(UrgencyReader::mapping)
                .orElse(new UrgencyMapping(Map.of(), Map.of(), Map.of(), Map.of())),
            words(fields));
    if (!faults.refuse()) {
      new WholeRegion(region, fields, faults).check();
    }
    return region;
  }

  private static Map<String, Sentence> words(Fields fields) {
    Map<String, Sentence> words = new LinkedHashMap<>();
    fields
        .optional("words")
        .map(Yaml::entries)
        .orElse(Map.of())
        .forEach((word, yaml) -> words.put(word, yaml.sentence()));
    return words;
  }

  private static Map<String, Yaml> entries(Fields fields, String name) {
    return fields.required(name).map(Yaml::entries).orElse(Map.of());
  }

  private static Municipality municipality(String code, Yaml yaml) {
    if (!Forms.MUNICIPALITY.pattern().matcher(code).matches()) {
      yaml.wrong(Forms.MUNICIPALITY.english(), Forms.MUNICIPALITY.dutch());
    }
    Fields fields = yaml.fields("name", "veiligheidsregio", "subregion", "roaz", "ggz");
    return new Municipality(
        code,
        fields.text("name"),
        fields.text("veiligheidsregio", Forms.AREA),
        fields.text("subregion", Forms.AREA),
        fields.text("roaz", Forms.AREA),
        fields.text("ggz", Forms.AREA));
  }

  private static Settings settings(
      Yaml yaml, Map<String, Service> services, Map<String, Municipality> municipalities) {
    Fields fields =
        yaml.fields(
            "u3",
            "maxHops",
            "exclusions",
            "confirmations",
            "coordination",
            "language",
            "calendar",
            "noStops");
    fields.required("calendar");
    List<String> coordination = new ArrayList<>();
    for (Yaml item : fields.items("coordination")) {
      coordination.add(service(item, services));
    }
    return new Settings(
        fields.required("u3").map(each -> each.word(Settings.U3.class)).orElse(Settings.U3.REFUSED),
        fields.required("maxHops").map(each -> each.number(1, 9)).orElse(1),
        circumstances(fields.required("exclusions").map(Yaml::items).orElse(List.of())),
        circumstances(fields.items("confirmations")),
        coordination,
        fields.text("language", Forms.LANGUAGE),
        noStops(fields, municipalities));
  }

  private static List<NoStops> noStops(Fields settings, Map<String, Municipality> municipalities) {
    List<NoStops> agreed = new ArrayList<>();
    for (Yaml item : settings.items("noStops")) {
      Fields fields = item.fields("type", "area", "since", "until", "basis");
      Period period = period(item, fields);
      Optional<Yaml> area = fields.required("area");
      String name = area.map(each -> each.text(Forms.AREA)).orElse("");
      if (!name.isEmpty() && municipalities.values().stream().noneMatch(each -> each.isIn(name))) {
        area.orElseThrow()
            .unknown(
                name,
                "a municipality or an area that a municipality of this file lies in",
                "een gemeente, of een gebied waarin een gemeente van dit bestand ligt");
      }
      agreed.add(
          new NoStops(
              fields
                  .required("type")
                  .map(type -> type.word(ServiceType.class))
                  .orElse(ServiceType.SEH),
              name,
              period.since(),
              period.until(),
              fields.text("basis")));
    }
    return agreed;
  }

  private record Period(LocalDate since, Optional<LocalDate> until) {}

  private static Period period(Yaml item, Fields fields) {
    LocalDate since =
        fields
            .required("since")
            .map(value -> value.date(Hours.FIRST_YEAR, Hours.LAST_YEAR))
            .orElse(LocalDate.MIN);
    Optional<LocalDate> until =
        fields.optional("until").map(value -> value.date(Hours.FIRST_YEAR, Hours.LAST_YEAR));
    if (until.isPresent() && until.get().isBefore(since)) {
      item.wrong("a last day that is not before the first", "een laatste dag niet vóór de eerste");
    }
    return new Period(since, until);
  }

  private static Set<Circumstance> circumstances(List<Yaml> items) {
    Set<Circumstance> all = EnumSet.noneOf(Circumstance.class);
    items.forEach(item -> all.add(item.word(Circumstance.class)));
    return all;
  }

  private static List<Agreement> agreements(Fields fields, Map<String, Service> services) {
    List<Agreement> agreements = new ArrayList<>();
    for (Yaml item : fields.items("agreements")) {
      Fields agreement = item.fields("from", "to", "since", "until", "basis");
      String from = agreement.required("from").map(each -> service(each, services)).orElse("");
      String to = agreement.required("to").map(each -> service(each, services)).orElse("");
      if (!from.isEmpty() && from.equals(to)) {
        item.wrong("two different services", "twee verschillende diensten");
      }
      Period period = period(item, agreement);
      agreements.add(
          new Agreement(from, to, period.since(), period.until(), agreement.text("basis")));
    }
    return agreements;
  }

  private static String service(Yaml yaml, Map<String, Service> services) {
    String id = yaml.text(Forms.ID);
    if (!id.isEmpty() && !services.containsKey(id)) {
      yaml.unknown(id, "a service of this file", "een dienst uit dit bestand");
    }
    return id;
  }

  private static final Settings UNSETTLED =
      new Settings(Settings.U3.REFUSED, 1, Set.of(), Set.of(), List.of(), "nl", List.of());
}
