package nl.zorgrouter.router.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import nl.zorgrouter.monitoring.level.NormResult;
import nl.zorgrouter.monitoring.level.ServiceLevel;
import nl.zorgrouter.monitoring.wait.Outcome;

/**
 * Service levels for a machine, as one object.
 *
 * @param table they were worked out by
 * @param rows in their order
 */
record LevelJson(LevelTable table, List<LevelTable.Row> rows, Tongue tongue) {
  private static final JsonFactory JSON = new JsonFactory();

  void print(PrintWriter writer) {
    try (JsonGenerator json =
        JSON.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeStringField("per", table.slice().word());
      json.writeStringField("by", table.by().word());
      json.writeArrayFieldStart("levels");
      for (LevelTable.Row row : rows) {
        write(row, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    writer.println();
  }

  private void write(LevelTable.Row row, JsonGenerator json) throws IOException {
    ServiceLevel level = row.level();
    json.writeStartObject();
    json.writeStringField("name", row.name());
    json.writeStringField("from", row.whole().from().toString());
    json.writeStringField("until", row.whole().until().toString());
    json.writeStringField("when", tongue.say(table.slice().name(row.whole(), table.shifts())));
    json.writeBooleanField("running", row.running());
    json.writeNumberField("completeness", level.completeness());
    json.writeNumberField("came", level.came());
    json.writeObjectFieldStart("waiting");
    json.writeNumberField("count", level.waiting().count());
    json.writeNumberField("longestSeconds", LevelReport.seconds(level.waiting().longest()));
    json.writeEndObject();
    json.writeNumberField("counts", level.counted());
    json.writeObjectFieldStart("outcomes");
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(outcome.label(), level.outcomes().getOrDefault(outcome, 0));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("answered");
    json.writeNumberField("count", level.answered().count());
    json.writeNumberField("p50Seconds", LevelReport.seconds(level.answered().p50()));
    json.writeNumberField("p90Seconds", LevelReport.seconds(level.answered().p90()));
    json.writeNumberField("p95Seconds", LevelReport.seconds(level.answered().p95()));
    json.writeNumberField("maximumSeconds", LevelReport.seconds(level.answered().maximum()));
    json.writeEndObject();
    json.writeNumberField("longestSeconds", LevelReport.seconds(level.longest()));
    json.writeObjectFieldStart("definition");
    json.writeStringField("id", level.definition().id());
    json.writeNumberField("version", level.definition().version());
    json.writeStringField("formula", tongue.say(level.definition().formula(table.by().unit())));
    json.writeEndObject();
    json.writeArrayFieldStart("norms");
    for (NormResult result : level.results()) {
      json.writeStartObject();
      json.writeStringField("norm", tongue.say(result.norm().sentence()));
      if (result.share().isPresent()) {
        json.writeNumberField("share", result.share().get());
      }
      json.writeNumberField("counts", result.counts());
      json.writeNumberField("open", result.open());
      json.writeNumberField("late", result.late());
      json.writeStringField("verdict", result.verdict().label());
      json.writeBooleanField("met", result.met());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
