package nl.zorgrouter.region;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

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
    if (!Form.ID.pattern().matcher(id).matches()) {
      yaml.wrong(Form.ID.english(), Form.ID.dutch());
    }
    LineKind kind =
        fields
            .required("kind")
            .map(each -> each.word(LineKind.class))
            .orElse(LineKind.COORDINATION);
    fields.optional("place").ifPresent(place -> refusePlace(kind, place));
    fields.optional("takeover").ifPresent(takeover -> refuseTakeover(kind, takeover));
    Set<Line.Attested> attested = EnumSet.noneOf(Line.Attested.class);
    fields.items("attests").forEach(item -> attested.add(item.word(Line.Attested.class)));
    return new Line(
        id,
        kind,
        fields.required("owner").map(this::service).orElse(""),
        fields.text("pbx", Form.PBX),
        fields.text("urgent", Form.TARGET),
        fields.text("failsafe", Form.TARGET),
        fields.text("secondFailsafe", Form.TARGET),
        fields.optional("number").map(each -> each.text(Form.DIALLED)),
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
    LocalDate from = fields.required("from").map(Yaml::date).orElse(LocalDate.MIN);
    LocalDate to = fields.required("to").map(Yaml::date).orElse(LocalDate.MIN);
    if (to.isBefore(from)) {
      yaml.wrong("a last day that is not before the first", "een laatste dag niet vóór de eerste");
    }
    return new Takeover(
        fields.required("service").map(this::service).orElse(""),
        fields.text("target", Form.TARGET),
        from,
        to,
        fields.required("hours").map(hours::hours).orElseThrow());
  }

  private String service(Yaml yaml) {
    String id = yaml.text(Form.ID);
    if (!id.isEmpty() && !services.containsKey(id)) {
      yaml.unknown(id, "a service of this file", "een dienst uit dit bestand");
    }
    return id;
  }

  private String municipality(Yaml yaml) {
    String code = yaml.text(Form.MUNICIPALITY);
    if (!code.isEmpty() && !municipalities.containsKey(code)) {
      yaml.unknown(code, "a municipality of this file", "een gemeente uit dit bestand");
    }
    return code;
  }
}
