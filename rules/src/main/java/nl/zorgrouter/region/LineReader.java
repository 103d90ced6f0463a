package nl.zorgrouter.region;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Yaml;

/** Reads the lines of a region. */
final class LineReader {
  private final HoursReader hours;
  private final Map<String, Municipality> municipalities;
  private final Map<String, Service> services;

  LineReader(
      HoursReader hours, Map<String, Municipality> municipalities, Map<String, Service> services) {
    this.hours = hours;
    this.municipalities = municipalities;
    this.services = services;
  }

  Line line(String id, Yaml yaml) {
    Fields fields =
        yaml.fields(
            "kind",
            "owner",
            "pbx",
            "urgent",
            "failsafe",
            "secondFailsafe",
            "number",
            "place",
            "referralPlace",
            "attests",
            "takeover");
    if (!Forms.ID.pattern().matcher(id).matches()) {
      yaml.wrong(Forms.ID.english(), Forms.ID.dutch());
    }
    LineKind kind =
        fields
            .required("kind")
            .map(each -> each.word(LineKind.class, LineKind.PRACTICE))
            .orElse(LineKind.PRACTICE);
    fields.optional("place").ifPresent(place -> refusePlace(kind, place));
    fields.optional("takeover").ifPresent(takeover -> refuseTakeover(kind, takeover));
    Set<Line.Attested> attested = EnumSet.noneOf(Line.Attested.class);
    fields.items("attests").forEach(item -> attested.add(item.word(Line.Attested.class)));
    return new Line(
        id,
        kind,
        fields.required("owner").map(this::service).orElse(""),
        fields.text("pbx", Forms.PBX),
        fields.text("urgent", Forms.TARGET),
        fields.text("failsafe", Forms.TARGET),
        fields.text("secondFailsafe", Forms.TARGET),
        fields.optional("number").map(each -> each.text(Forms.DIALLED)),
        fields.optional("place").map(this::municipality),
        fields.optional("referralPlace").map(this::municipality),
        attested,
        fields.optional("takeover").map(this::takeover));
  }

  private static void refusePlace(LineKind kind, Yaml place) {
    if (kind.startsWithHuman()) {
      place.wrong(
          "no place on a line of 112: it would be guessed for every caller (a referralPlace is taken"
              + " only when a nurse refers by key)",
          "geen plaats op een lijn van 112: die zou voor elke beller worden geraden (een"
              + " referralPlace telt alleen als een centralist met een toets verwijst)");
    }
  }

  private static void refuseTakeover(LineKind kind, Yaml takeover) {
    if (kind != LineKind.PRACTICE) {
      takeover.wrong(
          "a takeover only on a line of kind PRACTICE",
          "een overname alleen op een lijn van soort PRACTICE");
    }
  }

  private Takeover takeover(Yaml yaml) {
    Fields fields = yaml.fields("service", "target", "from", "to", "hours");
    boolean planned =
        Stream.of("from", "to", "hours").anyMatch(name -> fields.optional(name).isPresent());
    return new Takeover(
        fields.required("service").map(this::service).orElse(""),
        fields.text("target", Forms.TARGET),
        planned ? Optional.of(planned(yaml, fields)) : Optional.empty());
  }

  /** All three of them, or none: half a plan would be a guess. */
  private Takeover.Planned planned(Yaml yaml, Fields fields) {
    LocalDate from = day(fields, "from");
    LocalDate to = day(fields, "to");
    if (to.isBefore(from)) {
      yaml.wrong("a last day that is not before the first", "een laatste dag niet vóór de eerste");
    }
    return new Takeover.Planned(
        from, to, fields.required("hours").map(hours::hours).orElse(ServiceReader.NEVER));
  }

  private static LocalDate day(Fields fields, String name) {
    return fields
        .required(name)
        .map(value -> value.date(Hours.FIRST_YEAR, Hours.LAST_YEAR))
        .orElse(LocalDate.MIN);
  }

  private String service(Yaml yaml) {
    String id = yaml.text(Forms.ID);
    if (!id.isEmpty() && !services.containsKey(id)) {
      yaml.unknown(id, "a service of this file", "een dienst uit dit bestand");
    }
    return id;
  }

  private String municipality(Yaml yaml) {
    String code = yaml.text(Forms.MUNICIPALITY);
    if (!code.isEmpty() && !municipalities.containsKey(code)) {
      yaml.unknown(code, "a municipality of this file", "een gemeente uit dit bestand");
    }
    return code;
  }
}
