package nl.zorgrouter.router.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.doctor.Exam;
import nl.zorgrouter.telephony.ami.Closing;
import picocli.CommandLine.Help.Ansi;

/**
 * What {@code doctor} says.
 *
 * @param exams the exchanges that were looked at
 * @param turned the exchanges that did not let us in, and why
 * @param findings everything there is to say about the former
 */
record DoctorReport(
    List<Exam> exams, Map<RouterConfig.Exchange, Closing> turned, List<Finding> findings) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String NOT_SEEN = "NOT_SEEN";

  /** Whether nothing was found by which something can be lost. */
  boolean isFine() {
    return turned.isEmpty() && count(Severity.ERROR) == 0;
  }

  /** For a person: what is wrong, what should be looked at, what nobody could look at. */
  void print(PrintWriter writer, Tongue tongue) {
    for (Exam exam : exams) {
      String version = exam.identity().seen().map(Exam.Identity::version).orElse("?");
      writer.println(
          tongue.say(
              "%s: Asterisk %s, looked at as user `%s`"
                  .formatted(exam.exchange(), version, exam.user()),
              "%s: Asterisk %s, bekeken als gebruiker `%s`"
                  .formatted(exam.exchange(), version, exam.user())));
    }
    turned.forEach((exchange, why) ->
        writer.printf("%s %s: %s%n", word(Severity.ERROR, tongue), exchange.id(), why.why()));
    for (Severity severity : Severity.values()) {
      findings.stream()
          .filter(each -> each.severity() == severity && !each.code().equals(NOT_SEEN))
          .forEach(each -> line(writer, word(severity, tongue), each, tongue));
    }
    findings.stream()
        .filter(each -> each.code().equals(NOT_SEEN))
        .forEach(each -> line(writer, tongue.say("not seen", "niet gezien"), each, tongue));
    writer.println(summary(tongue));
  }

  private static void line(PrintWriter writer, String word, Finding finding, Tongue tongue) {
    writer.printf("%s %s: %s%n", word, finding.place(), tongue.say(finding.sentence()));
  }

  private static String word(Severity severity, Tongue tongue) {
    return Ansi.AUTO.string(
        switch (severity) {
          case ERROR -> "@|red " + tongue.say("error", "fout") + "|@";
          case WARNING -> "@|yellow " + tongue.say("warning", "let op") + "|@";
          case INFO -> tongue.say("note", "weet");
        });
  }

  private String summary(Tongue tongue) {
    long errors = count(Severity.ERROR) + turned.size();
    long warnings = count(Severity.WARNING);
    long unseen = findings.stream().filter(each -> each.code().equals(NOT_SEEN)).count();
    return String.join(
        ", ",
        tongue.errors(errors),
        tongue.warnings(warnings),
        tongue.count(
            unseen,
            new Sentence("thing that could not be looked at", "ding dat niet te bekijken was"),
            new Sentence(
                "things that could not be looked at", "dingen die niet te bekijken waren")));
  }

  private long count(Severity severity) {
    return findings.stream().filter(each -> each.severity() == severity).count();
  }

  /** For machines: the exchanges and the findings. */
  void printJson(PrintWriter writer) {
    try (JsonGenerator json =
        JSON.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeBooleanField("fine", isFine());
      json.writeArrayFieldStart("exchanges");
      for (Exam exam : exams) {
        json.writeStartObject();
        json.writeStringField("exchange", exam.exchange().value());
        json.writeBooleanField("reached", true);
        json.writeStringField(
            "version", exam.identity().seen().map(Exam.Identity::version).orElse(""));
        json.writeEndObject();
      }
      for (Map.Entry<RouterConfig.Exchange, Closing> each : turned.entrySet()) {
        json.writeStartObject();
        json.writeStringField("exchange", each.getKey().id().value());
        json.writeBooleanField("reached", false);
        json.writeStringField("why", each.getValue().why());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("findings");
      for (Finding each : findings) {
        finding(json, each);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    writer.println();
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", finding.severity().name());
    json.writeStringField("code", finding.code());
    json.writeStringField("file", finding.place().file());
    json.writeNumberField("line", finding.place().line());
    json.writeNumberField("column", finding.place().column());
    json.writeStringField("within", finding.place().within());
    json.writeStringField("en", finding.sentence().english());
    json.writeStringField("nl", finding.sentence().dutch());
    json.writeEndObject();
  }
}
