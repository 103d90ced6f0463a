package nl.zorgrouter.rules.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.rules.decide.Alternative.Offer;
import nl.zorgrouter.rules.decide.Decision.Onward;
import nl.zorgrouter.rules.table.Value;

/** A decision as JSON. */
final class DecisionJson {
  private static final JsonFactory JSON = new JsonFactory();

  private DecisionJson() {}

  static String line(Decision decision, Language language) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      optional(json, "caseId", decision.caseId());
      json.writeStringField("outcome", decision.outcome().name());
      onward(json, decision.onward());
      json.writeStringField("reason", decision.reason().in(language));
      json.writeStringField("code", decision.code().name());
      json.writeStringField("rule", decision.rule());
      json.writeNumberField("rulesVersion", decision.rulesVersion());
      json.writeArrayFieldStart("alternatives");
      for (Alternative each : decision.alternatives()) {
        json.writeStartObject();
        json.writeStringField("service", each.service());
        json.writeBooleanField("offered", each.offer() == Offer.POSSIBLE);
        json.writeStringField("code", each.code().name());
        json.writeStringField("reason", each.reason().in(language));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("facts");
      for (Map.Entry<String, Value> each : decision.facts().entrySet()) {
        json.writeFieldName(each.getKey());
        value(json, each.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory could not be written", impossible);
    }
    return text.toString();
  }

  /** The time as people in the Netherlands read it, with its distance from UTC. */
  static String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.atZone(Hours.ZONE).toOffsetDateTime());
  }

  private static void onward(JsonGenerator json, Optional<Onward> onward) throws IOException {
    optional(json, "service", onward.map(each -> each.destination().service()));
    optional(json, "target", onward.map(each -> each.destination().target()));
    optional(json, "priority", onward.map(each -> each.priority().name()));
    optional(json, "answerBy", onward.map(each -> time(each.answerBy())));
    if (onward.isPresent()) {
      json.writeNumberField("patienceSeconds", onward.get().patienceSeconds());
    } else {
      json.writeNullField("patienceSeconds");
    }
  }

  private static void optional(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  private static void value(JsonGenerator json, Value value) throws IOException {
    switch (value) {
      case Value.Text(String text) -> json.writeString(text);
      case Value.Whole(int number) -> json.writeNumber(number);
      case Value.Flag(boolean yes) -> json.writeBoolean(yes);
      case Value.Absent() -> json.writeNull();
    }
  }
}
