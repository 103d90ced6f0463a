package nl.zorgrouter.router.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.zorgrouter.monitoring.level.LevelDefinition;
import nl.zorgrouter.monitoring.level.Norm;
import nl.zorgrouter.monitoring.level.ServiceLevel;
import nl.zorgrouter.monitoring.wait.Outcome;

/** Service levels for a person, a machine or a spreadsheet: no figure without its definition. */
final class LevelReport {
  private static final JsonFactory JSON = new JsonFactory();

  private final LevelTable table;
  private final List<LevelTable.Row> rows;
  private final Tongue tongue;

  LevelReport(LevelTable table, List<LevelTable.Row> rows, Tongue tongue) {
    this.table = table;
    this.rows = rows;
    this.tongue = tongue;
  }

  void print(PrintWriter writer) {
    if (rows.isEmpty()) {
      writer.println(
          tongue.say(
              "nobody came in this time, as far as the journal knows",
              "in deze tijd kwam er niemand, voor zover het journaal weet"));
      return;
    }
    LevelDefinition last = null;
    for (LevelTable.Row row : rows) {
      if (!row.level().definition().equals(last)) {
        last = row.level().definition();
        writer.printf("%n%s%n", tongue.say(last.formula()));
        writer.printf(
            "  %-44s %-22s %6s %6s %6s %7s %7s %7s %8s %7s  %s%n",
            tongue.say("when", "wanneer"),
            table.by() == LevelTable.By.QUEUE
                ? tongue.say("queue", "wachtrij")
                : tongue.say("line", "lijn"),
            tongue.say("came", "kwamen"),
            tongue.say("counts", "telt"),
            tongue.say("answ.", "opgen."),
            "p50",
            "p90",
            "p95",
            tongue.say("longest", "langst"),
            tongue.say("seen", "gezien"),
            tongue.say("norms", "normen"));
      }
      print(row, writer);
    }
    writer.println();
    writer.println(
        tongue.say(
            "p50, p90, p95: the waits of those who were answered; longest: of all who count, as"
                + " m:ss; seen: how much of the time the exchange was in sight.",
            "p50, p90, p95: de wachttijden van wie is opgenomen; langst: van allen die tellen, in"
                + " m:ss; gezien: hoeveel van de tijd de centrale in zicht was."));
  }

  private void print(LevelTable.Row row, PrintWriter writer) {
    ServiceLevel level = row.level();
    String when = tongue.say(table.slice().name(row.whole(), table.shifts()));
    writer.printf(
        "  %-44s %-22s %6d %6d %6d %7s %7s %7s %8s %7s  %s%n",
        row.running() ? when + tongue.say(" (so far)", " (tot nu)") : when,
        row.name(),
        came(level),
        level.counted(),
        level.answered().count(),
        wait(level, level.answered().p50()),
        wait(level, level.answered().p90()),
        wait(level, level.answered().p95()),
        level.counted() == 0 ? "-" : minutes(level.longest()),
        percent(level.completeness(), RoundingMode.DOWN),
        level.results().stream().map(this::norm).collect(Collectors.joining("; ")));
  }

  private String norm(ServiceLevel.Result result) {
    String share = result.share().map(each -> percent(each, rounding(result.norm()))).orElse("-");
    String limit = minutes(result.norm().limit());
    String met =
        result.met() ? tongue.say("met", "gehaald") : tongue.say("NOT met", "NIET gehaald");
    return switch (result.norm()) {
      case Norm.AtLeast _ ->
          tongue.say("%s in %s, %s", "%s in %s, %s").formatted(share, limit, met);
      case Norm.AtMost _ ->
          tongue.say("%s over %s, %s", "%s boven %s, %s").formatted(share, limit, met);
    };
  }

  /** Never to the good side: what is shown as met is met. */
  private static RoundingMode rounding(Norm norm) {
    return switch (norm) {
      case Norm.AtLeast _ -> RoundingMode.DOWN;
      case Norm.AtMost _ -> RoundingMode.UP;
    };
  }

  void printCsv(PrintWriter writer) {
    writer.println(
        "when,from,until,running,name,exchanges,came,counts,answered,p50_seconds,p90_seconds,"
            + "p95_seconds,longest_seconds,completeness,norm,share,met,definition");
    for (LevelTable.Row row : rows) {
      ServiceLevel level = row.level();
      if (level.results().isEmpty()) {
        writer.println(figures(row) + ",,,," + quoted(tongue.say(level.definition().formula())));
      }
      for (ServiceLevel.Result result : level.results()) {
        writer.println(
            String.join(
                ",",
                figures(row),
                quoted(tongue.say(result.norm().sentence())),
                result.share().map(each -> String.valueOf(each)).orElse(""),
                String.valueOf(result.met()),
                quoted(tongue.say(level.definition().formula()))));
      }
    }
  }

  private String figures(LevelTable.Row row) {
    ServiceLevel level = row.level();
    return "%s,%s,%s,%s,%s,%s,%d,%d,%d,%s,%s,%s,%s,%s"
        .formatted(
            quoted(tongue.say(table.slice().name(row.whole(), table.shifts()))),
            row.whole().from(),
            row.whole().until(),
            row.running(),
            quoted(row.name()),
            quoted(row.pbx().toString()),
            came(level),
            level.counted(),
            level.answered().count(),
            seconds(level.answered().p50()),
            seconds(level.answered().p90()),
            seconds(level.answered().p95()),
            seconds(level.longest()),
            level.completeness());
  }

  void printJson(PrintWriter writer) {
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
    json.writeNumberField("counts", level.counted());
    json.writeObjectFieldStart("outcomes");
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(outcome.label(), level.outcomes().getOrDefault(outcome, 0));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("answered");
    json.writeNumberField("count", level.answered().count());
    json.writeNumberField("p50Seconds", seconds(level.answered().p50()));
    json.writeNumberField("p90Seconds", seconds(level.answered().p90()));
    json.writeNumberField("p95Seconds", seconds(level.answered().p95()));
    json.writeNumberField("maximumSeconds", seconds(level.answered().maximum()));
    json.writeEndObject();
    json.writeNumberField("longestSeconds", seconds(level.longest()));
    json.writeObjectFieldStart("definition");
    json.writeStringField("id", level.definition().id());
    json.writeNumberField("version", level.definition().version());
    json.writeStringField("formula", tongue.say(level.definition().formula()));
    json.writeEndObject();
    json.writeArrayFieldStart("norms");
    for (ServiceLevel.Result result : level.results()) {
      json.writeStartObject();
      json.writeStringField("norm", tongue.say(result.norm().sentence()));
      if (result.share().isPresent()) {
        json.writeNumberField("share", result.share().get());
      }
      json.writeBooleanField("met", result.met());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static int came(ServiceLevel level) {
    return level.outcomes().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String wait(ServiceLevel level, Duration wait) {
    return level.answered().count() == 0 ? "-" : minutes(wait);
  }

  /** Whole seconds, rounded up: a wait is never shown shorter than it was. */
  private static String minutes(Duration wait) {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static BigDecimal seconds(Duration wait) {
    return BigDecimal.valueOf(wait.toMillis(), 3);
  }

  private String percent(double share, RoundingMode rounding) {
    String shown =
        BigDecimal.valueOf(share).movePointRight(2).setScale(1, rounding).toPlainString();
    return tongue.say(shown, shown.replace('.', ',')) + " %";
  }

  /** As a spreadsheet reads it: never as a formula. */
  private static String quoted(String text) {
    String safe = text.matches("^[=+@\\-].*") ? "'" + text : text;
    return String.format(Locale.ROOT, "\"%s\"", safe.replace("\"", "\"\""));
  }
}
