package nl.zorgrouter.router.command;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.rules.table.Value;
import nl.zorgrouter.rules.verify.Answer;
import nl.zorgrouter.rules.verify.Checked;
import nl.zorgrouter.rules.verify.Counterexample;
import nl.zorgrouter.rules.verify.ExampleCase;
import nl.zorgrouter.rules.verify.Verification;
import picocli.CommandLine.Help.Ansi;

/**
 * What {@code check} says.
 *
 * @param files what was checked; empty when it could not be read
 * @param read what reading found
 * @param checked every property with its answer
 * @param proofs what the properties found
 */
record CheckReport(
    Optional<RuleFiles> files, List<Finding> read, List<Checked> checked, List<Finding> proofs)
    implements Report {
  private static final JsonFactory JSON = new JsonFactory();

  static CheckReport unread(List<Finding> findings) {
    return new CheckReport(Optional.empty(), findings, List.of(), List.of());
  }

  static CheckReport of(RuleFiles files, List<Finding> read, Verification verification) {
    return new CheckReport(
        Optional.of(files), read, verification.checked(), verification.findings());
  }

  List<Finding> findings() {
    List<Finding> all = new ArrayList<>(read);
    all.addAll(proofs);
    return all;
  }

  /** For a person: the properties, then every fault with its place and a case to try. */
  @Override
  public void print(PrintWriter writer, Tongue tongue) {
    for (Checked each : checked) {
      writer.println(
          Ansi.AUTO.string(
              "%s %-4s %s"
                  .formatted(
                      verdict(each, tongue),
                      each.property().id(),
                      tongue.say(each.property().sentence()))));
    }
    for (Finding each : read) {
      writer.printf("%s: %s%n", each.place(), tongue.say(each.sentence()));
    }
    for (Checked each : checked) {
      alike(each).values().forEach(examples -> print(writer, tongue, each, examples));
      if (each.answer() instanceof Answer.Undecided(long steps)) {
        writer.printf(
            "%s: %s%n",
            each.property().id(),
            tongue.say(
                "nobody knows within %d steps".formatted(steps),
                "niemand weet het binnen %d stappen".formatted(steps)));
      }
    }
    writer.println(summary(tongue));
  }

  /** Warnings that say the same of several rows are told once; of an error each case matters. */
  private static Map<Object, List<Counterexample>> alike(Checked checked) {
    return examples(checked).stream()
        .collect(
            groupingBy(
                each ->
                    checked.property().severity() == Severity.ERROR
                        ? each.place()
                        : each.sentence(),
                LinkedHashMap::new,
                toList()));
  }

  private void print(
      PrintWriter writer, Tongue tongue, Checked checked, List<Counterexample> examples) {
    Counterexample first = examples.getFirst();
    String sentence = checked.property().id() + ": " + tongue.say(first.sentence());
    if (examples.size() == 1) {
      writer.printf("%s: %s%n", first.place(), sentence);
    } else {
      writer.println(sentence);
      examples.forEach(each -> writer.printf("  %s%n", each.place()));
    }
    for (Map<String, Value> each : first.cases()) {
      region().ifPresent(region -> writer.printf("    %s%n", ExampleCase.json(region, each)));
    }
  }

  private String summary(Tongue tongue) {
    long errors = count(Severity.ERROR);
    long warnings = count(Severity.WARNING);
    String numbers = tongue.errors(errors) + ", " + tongue.warnings(warnings);
    return errors > 0
        ? numbers
            + tongue.say(
                ": these rules cannot be activated", ": deze regels kunnen niet actief worden")
        : numbers
            + files
                .map(each ->
                    tongue.say(": proved, ", ": bewezen, ") + "sha256 " + each.contents().sha256())
                .orElse("");
  }

  private long count(Severity severity) {
    return findings().stream().filter(each -> each.severity() == severity).count();
  }

  private static String verdict(Checked checked, Tongue tongue) {
    return switch (checked.answer()) {
      case Answer.Proved _ -> "@|green " + tongue.say("proved   ", "bewezen  ") + "|@";
      case Answer.Undecided _ -> "@|red " + tongue.say("undecided", "onbeslist") + "|@";
      case Answer.Refuted _ ->
          checked.property().severity() == Severity.ERROR
              ? "@|red " + tongue.say("refuted  ", "weerlegd ") + "|@"
              : "@|yellow " + tongue.say("warning  ", "let op   ") + "|@";
    };
  }

  private static List<Counterexample> examples(Checked checked) {
    return checked.answer() instanceof Answer.Refuted(List<Counterexample> examples)
        ? examples
        : List.of();
  }

  private Optional<Region> region() {
    return files.map(each -> each.rules().region());
  }

  /** For machines: properties and findings, with each case as an object. */
  @Override
  public void printJson(PrintWriter writer) {
    try (JsonGenerator json =
        JSON.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeBooleanField("activatable", count(Severity.ERROR) == 0 && files.isPresent());
      if (files.isPresent()) {
        json.writeStringField("sha256", files.get().contents().sha256());
      }
      json.writeArrayFieldStart("properties");
      for (Checked each : checked) {
        property(json, each);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("findings");
      for (Finding each : findings()) {
        finding(json, each);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    writer.println();
  }

  private void property(JsonGenerator json, Checked checked) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", checked.property().id());
    json.writeStringField(
        "answer",
        switch (checked.answer()) {
          case Answer.Proved _ -> "PROVED";
          case Answer.Refuted _ -> "REFUTED";
          case Answer.Undecided _ -> "UNDECIDED";
        });
    json.writeStringField("severity", checked.property().severity().name());
    sentence(json, checked.property().sentence());
    json.writeArrayFieldStart("cases");
    for (Counterexample example : examples(checked)) {
      for (Map<String, Value> each : example.cases()) {
        json.writeRawValue(ExampleCase.json(region().orElseThrow(), each));
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", finding.severity().name());
    json.writeStringField("code", finding.code());
    json.writeStringField("file", finding.place().file());
    json.writeNumberField("line", finding.place().line());
    json.writeNumberField("column", finding.place().column());
    json.writeStringField("within", finding.place().within());
    sentence(json, finding.sentence());
    json.writeEndObject();
  }

  private static void sentence(JsonGenerator json, Sentence sentence) throws IOException {
    json.writeStringField("en", sentence.english());
    json.writeStringField("nl", sentence.dutch());
  }
}
