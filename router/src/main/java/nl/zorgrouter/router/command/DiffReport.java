package nl.zorgrouter.router.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.diff.Comparison;
import nl.zorgrouter.rules.diff.Difference;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.verify.ExampleCase;

/** What {@code diff} says: by destination first, then by the rows that answer. */
final class DiffReport implements Report {
  private static final JsonFactory JSON = new JsonFactory();

  private final RuleSet rules;
  private final List<Comparison> comparisons;
  private final Optional<RowChanges> past;

  /** Nothing was said yet; the past cases are those that were counted, when any were. */
  DiffReport(RuleSet rules, List<Comparison> comparisons, Optional<RowChanges> past) {
    this.rules = rules;
    this.comparisons = comparisons;
    this.past = past;
  }

  @Override
  public void print(PrintWriter writer, Tongue tongue) {
    for (Comparison comparison : comparisons) {
      comparison.differences().stream()
          .collect(
              Collectors.groupingBy(
                  each -> name(each.from()) + " -> " + name(each.to()),
                  LinkedHashMap::new,
                  Collectors.toList()))
          .forEach((destination, differences) -> {
            writer.printf("%s: %s%n", comparison.decision(), destination);
            differences.forEach(each -> print(writer, tongue, comparison, each));
          });
      if (comparison.outcome() == Comparison.Outcome.BUDGET_SPENT) {
        writer.println(
            tongue.say(
                comparison.decision() + ": the budget is spent; there may be more differences",
                comparison.decision() + ": het budget is op; er kunnen meer verschillen zijn"));
      }
    }
    if (comparisons.stream().allMatch(Comparison::isSame)) {
      writer.println(
          tongue.say(
              "every case is answered as before", "elk geval wordt beantwoord zoals voorheen"));
    }
  }

  private void print(
      PrintWriter writer, Tongue tongue, Comparison comparison, Difference difference) {
    writer.printf(
        "  %s %s%s%n",
        tongue.say("row", "rij"),
        rows(difference.before(), difference.after()),
        counted(tongue, comparison, difference));
    for (Map<String, String> box : difference.cases()) {
      String told =
          box.entrySet().stream()
              .map(each -> each.getKey() + " " + each.getValue())
              .collect(Collectors.joining("; "));
      writer.printf("    %s%n", told.isEmpty() ? tongue.say("every case", "elk geval") : told);
    }
    if (difference.extent() == Difference.Extent.MORE) {
      writer.printf("    %s%n", tongue.say("and more", "en meer"));
    }
    writer.printf("    %s%n", ExampleCase.json(rules.region(), difference.example()));
  }

  private String counted(Tongue tongue, Comparison comparison, Difference difference) {
    if (past.isEmpty() || !comparison.decision().equals("disposition")) {
      return "";
    }
    long count = past.get().count(difference.before(), difference.after());
    long cases = past.get().cases();
    return tongue.say(
        " (%d of %d past cases)".formatted(count, cases),
        " (%d van %d gevallen)".formatted(count, cases));
  }

  @Override
  public void printJson(PrintWriter writer) {
    try (JsonGenerator json =
        JSON.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeBooleanField("same", comparisons.stream().allMatch(Comparison::isSame));
      json.writeBooleanField(
          "complete",
          comparisons.stream().allMatch(each -> each.outcome() == Comparison.Outcome.COMPLETE));
      json.writeNumberField("pastCases", past.map(RowChanges::cases).orElse(0L));
      json.writeArrayFieldStart("differences");
      for (Comparison comparison : comparisons) {
        for (Difference each : comparison.differences()) {
          difference(json, comparison, each);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    writer.println();
  }

  private void difference(JsonGenerator json, Comparison comparison, Difference difference)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("decision", comparison.decision());
    json.writeStringField("from", difference.from());
    json.writeStringField("to", difference.to());
    json.writeStringField("before", difference.before().map(Row::id).orElse(""));
    json.writeStringField("after", difference.after().map(Row::id).orElse(""));
    if (past.isPresent() && comparison.decision().equals("disposition")) {
      json.writeNumberField("pastCases", past.get().count(difference.before(), difference.after()));
    }
    json.writeBooleanField("all", difference.extent() == Difference.Extent.ALL);
    json.writeArrayFieldStart("sets");
    for (Map<String, String> box : difference.cases()) {
      json.writeStartObject();
      for (Map.Entry<String, String> each : box.entrySet()) {
        json.writeStringField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("example");
    json.writeRawValue(ExampleCase.json(rules.region(), difference.example()));
    json.writeEndObject();
  }

  private static String rows(Optional<Row> before, Optional<Row> after) {
    return before.map(Row::id).orElse("(none)") + " -> " + after.map(Row::id).orElse("(none)");
  }

  private static String name(String destination) {
    return destination.isEmpty() ? "(no row)" : destination;
  }
}
