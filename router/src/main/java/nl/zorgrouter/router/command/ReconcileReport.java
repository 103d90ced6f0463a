package nl.zorgrouter.router.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.zorgrouter.monitoring.reconcile.Reconciliation;
import nl.zorgrouter.monitoring.reconcile.Row;
import nl.zorgrouter.monitoring.reconcile.Why;

/** A comparison of two accounts, for a person or for a machine. */
final class ReconcileReport {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<Row> rows;
  private final long agreed;
  private final Tongue tongue;

  ReconcileReport(Reconciliation reconciliation, Tongue tongue) {
    this.rows = reconciliation.rows();
    this.agreed = reconciliation.agreed();
    this.tongue = tongue;
  }

  /** How many differences have no known reason. */
  long unexplained() {
    return rows.stream().mapToLong(row -> row.whys().getOrDefault(Why.UNEXPLAINED, 0L)).sum();
  }

  void print(PrintWriter writer) {
    writer.printf(
        "%-24s %-16s %9s %9s  %s%n",
        tongue.say("queue", "wachtrij"),
        tongue.say("outcome", "afloop"),
        tongue.say("theirs", "centrale"),
        tongue.say("ours", "wij"),
        tongue.say("why", "waarom"));
    for (Row row : rows) {
      writer.printf(
          "%-24s %-16s %9d %9d%n", row.queue(), row.outcome().label(), row.theirs(), row.ours());
      new TreeMap<>(row.whys())
          .forEach((why, count) ->
              writer.printf("%61s  %d: %s%n", "", count, tongue.say(why.sentence())));
    }
    writer.println(
        tongue.say(
            "%d visits are the same in both, %d differences are not explained"
                .formatted(agreed, unexplained()),
            "%d bezoeken zijn in beide gelijk, %d verschillen zijn niet verklaard"
                .formatted(agreed, unexplained())));
  }

  void printJson(PrintWriter writer) {
    try (JsonGenerator json =
        JSON.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeNumberField("agreed", agreed);
      json.writeNumberField("unexplained", unexplained());
      json.writeArrayFieldStart("rows");
      for (Row row : rows) {
        json.writeStartObject();
        json.writeStringField("queue", row.queue().value());
        json.writeStringField("outcome", row.outcome().label());
        json.writeNumberField("theirs", row.theirs());
        json.writeNumberField("ours", row.ours());
        json.writeObjectFieldStart("whys");
        for (Map.Entry<Why, Long> each : new TreeMap<>(row.whys()).entrySet()) {
          json.writeNumberField(each.getKey().name(), each.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    writer.println();
  }
}
