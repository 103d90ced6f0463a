package nl.zorgrouter.rules.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.rules.table.Value;

/** What the tables are asked, written back as a case that {@code explain} reads. */
public final class ExampleCase {
  private static final JsonFactory JSON = new JsonFactory();
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
  private static final int LAST_YEAR = 2044;
  private static final String UNKNOWN = "unknown";

  private final Region region;
  private final Map<String, Value> inputs;

  private ExampleCase(Region region, Map<String, Value> inputs) {
    this.region = region;
    this.inputs = inputs;
  }

  /**
   * A case on one line of JSON. What no input says is left out, so that it is not known; contact
   * and a safe ABCD are said, because without them no table is asked on 112.
   *
   * @param inputs what the tables are asked, by column
   */
  public static String json(Region region, Map<String, Value> inputs) {
    return new ExampleCase(region, inputs).json();
  }

  private String json() {
    ZonedDateTime at = time();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("caseId", "example");
      json.writeStringField("at", text(at));
      json.writeStringField("line", line());
      word(json, "choice", "choice");
      number(json, "hops", "hops");
      triage(json, at);
      patient(json);
      json.writeObjectFieldStart("caller");
      json.writeBooleanField("contact", true);
      json.writeEndObject();
      flags(json);
      word(json, "demand", "demand");
      services(json, at);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory could not be written", impossible);
    }
    return text.toString();
  }

  private void triage(JsonGenerator json, ZonedDateTime at) throws IOException {
    Optional<String> urgency = word("urgency");
    json.writeObjectFieldStart("triage");
    if (urgency.isPresent() && urgency.get().startsWith("U")) {
      json.writeStringField("system", "NTS");
      json.writeStringField("code", urgency.get());
    } else if (urgency.isPresent()) {
      json.writeStringField("vui", urgency.get());
    }
    json.writeStringField("at", text(at.minusMinutes(1)));
    Optional<String> advised = word("advised").filter(each -> !each.equals("none"));
    if (advised.isPresent()) {
      json.writeStringField("advised", advised.get());
    }
    json.writeBooleanField("abcdSafe", true);
    json.writeEndObject();
  }

  private void patient(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("patient");
    boolean infant = word("ageGroup").equals(Optional.of("INFANT"));
    if (infant) {
      json.writeNumberField("ageMonths", 1);
    } else {
      number(json, "age", "age");
    }
    Optional<String> municipality = municipality();
    if (municipality.isPresent()) {
      json.writeStringField("municipality", municipality.get());
      json.writeStringField("placeSource", "STATED");
    }
    word(json, "setting", "setting");
    json.writeEndObject();
  }

  private void flags(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("flags");
    for (Circumstance each : Circumstance.values()) {
      Optional<String> said = word(each.column());
      if (said.isPresent()) {
        json.writeBooleanField(each.name(), said.get().equals("yes"));
      }
    }
    json.writeEndObject();
  }

  /** The services of the type that {@code acceptance} was asked about, in the state it was told. */
  private void services(JsonGenerator json, ZonedDateTime at) throws IOException {
    Optional<String> type = word("type");
    if (type.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("services");
    for (Service service : region.services().values()) {
      if (service.type().name().equals(type.get())) {
        json.writeObjectFieldStart(service.id());
        json.writeStringField("state", word("state").orElse("UNKNOWN"));
        number(json, "waitSeconds", "waitSeconds");
        number(json, "waiting", "waiting");
        number(json, "agents", "agents");
        json.writeStringField("asOf", text(at));
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private String line() {
    return word("line")
        .filter(id -> word("origin").map(kind -> isOfKind(id, kind)).orElse(true))
        .or(() ->
            region.lines().values().stream()
                .filter(each -> word("origin").equals(Optional.of(each.kind().name())))
                .map(Line::id)
                .findFirst())
        .orElseGet(() -> region.lines().keySet().iterator().next());
  }

  private boolean isOfKind(String id, String kind) {
    return region.line(id).map(line -> line.kind().name().equals(kind)).orElse(false);
  }

  private Optional<String> municipality() {
    return word("municipality")
        .or(() ->
            region.municipalities().values().stream()
                .filter(each -> word("subregion").equals(Optional.of(each.subregion())))
                .map(each -> each.code())
                .findFirst());
  }

  /** A day of the year 2026 or later that is of the day and the period asked. */
  private ZonedDateTime time() {
    String period = word("period").orElse("");
    Optional<DayOfWeek> day = word("day").map(DayOfWeek::valueOf);
    LocalDate found =
        Stream.iterate(FIRST_DAY, each -> each.getYear() <= LAST_YEAR, each -> each.plusDays(1))
            .filter(each -> day.isEmpty() || each.getDayOfWeek() == day.get())
            .filter(each -> fits(each, period))
            .findFirst()
            .orElse(FIRST_DAY);
    int minute = inputs.get("minute") instanceof Value.Whole(int asked) ? asked : 0;
    return found.atTime(minute / 60, minute % 60).atZone(Hours.ZONE);
  }

  private boolean fits(LocalDate day, String period) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean holiday = region.calendar().keeps(day);
    return switch (period) {
      case "HOLIDAY" -> holiday;
      case "WEEKEND" -> !holiday && weekend;
      case "" -> true;
      default -> !holiday && !weekend;
    };
  }

  private void word(JsonGenerator json, String field, String column) throws IOException {
    Optional<String> word = word(column);
    if (word.isPresent()) {
      json.writeStringField(field, word.get());
    }
  }

  private void number(JsonGenerator json, String field, String column) throws IOException {
    if (inputs.get(column) instanceof Value.Whole(int number)) {
      json.writeNumberField(field, number);
    }
  }

  private Optional<String> word(String column) {
    return inputs.get(column) instanceof Value.Text(String text) && !text.equals(UNKNOWN)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String text(ZonedDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.toOffsetDateTime());
  }
}
