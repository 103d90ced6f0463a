package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.level.LevelDefinition;
import nl.zorgrouter.monitoring.level.Norm;
import nl.zorgrouter.monitoring.level.NormResult;
import nl.zorgrouter.monitoring.level.ServiceLevel;
import nl.zorgrouter.monitoring.wait.Outcome;

/** Service levels for a person or a spreadsheet: no figure without its definition. */
final class LevelReport {
  private final LevelTable table;
  private final List<LevelTable.Row> rows;
  private final Map<PbxId, Double> elsewhere;
  private final Tongue tongue;

  LevelReport(LevelTable table, LevelTable.Figures figures, Tongue tongue) {
    this.table = table;
    this.rows = figures.rows();
    this.elsewhere = figures.elsewhere();
    this.tongue = tongue;
  }

  void print(PrintWriter writer) {
    if (rows.isEmpty()) {
      writer.println(
          tongue.say(
              "nobody came in this time, as far as the journal knows",
              "in deze tijd kwam er niemand, voor zover het journaal weet"));
      printElsewhere(writer);
      return;
    }
    LevelDefinition last = null;
    for (LevelTable.Row row : rows) {
      if (!row.level().definition().equals(last)) {
        last = row.level().definition();
        writer.printf("%n%s%n", formula(row.level()));
        writer.printf(
            "  %-44s %-22s %6s %6s %8s %6s %6s %7s %7s %7s %8s %7s  %s%n",
            tongue.say("when", "wanneer"),
            tongue.say(table.by().header()),
            tongue.say("came", "kwamen"),
            tongue.say("wait", "wacht"),
            tongue.say("so far", "tot nu"),
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
            "wait: who still waits, and so far the longest of them has waited at least; p50, p90,"
                + " p95: the waits of those who were answered; longest: of all who count or came and"
                + " still wait, as m:ss; seen: how much of the time the exchanges were in sight.",
            "wacht: wie nog wacht, en tot nu wacht de langste van hen ten minste; p50, p90, p95: de"
                + " wachttijden van wie is opgenomen; langst: van allen die tellen of kwamen en nog"
                + " wachten, in m:ss; gezien: hoeveel van de tijd de centrales in zicht waren."));
    printElsewhere(writer);
  }

  /** Nobody came there, or nobody looked. */
  private void printElsewhere(PrintWriter writer) {
    elsewhere.forEach((pbx, seen) ->
        writer.println(
            tongue
                .say(
                    "%s: nobody is known to have come there; seen for %s of the time",
                    "%s: van niemand is bekend dat hij daar kwam; gezien gedurende %s van de tijd")
                .formatted(pbx, percent(seen, RoundingMode.DOWN))));
  }

  private void print(LevelTable.Row row, PrintWriter writer) {
    ServiceLevel level = row.level();
    String when = tongue.say(table.slice().name(row.whole(), table.shifts()));
    int waiting = level.waiting().count();
    writer.printf(
        "  %-44s %-22s %6d %6s %8s %6d %6d %7s %7s %7s %8s %7s  %s%n",
        row.running() ? when + tongue.say(" (so far)", " (tot nu)") : when,
        row.name(),
        level.came(),
        waiting == 0 ? "-" : waiting,
        waiting == 0 ? "-" : minutes(level.waiting().longest()),
        level.counted(),
        level.answered().count(),
        wait(level, level.answered().p50()),
        wait(level, level.answered().p90()),
        wait(level, level.answered().p95()),
        level.longest().isZero() && level.counted() == 0 ? "-" : minutes(level.longest()),
        percent(level.completeness(), RoundingMode.DOWN),
        norms(level));
  }

  private String norms(ServiceLevel level) {
    List<String> said = new ArrayList<>();
    level.results().forEach(result -> said.add(norm(result)));
    int unknown = unknown(level);
    if (unknown > 0) {
      said.add(tongue.say("end unknown of %d", "einde onbekend van %d").formatted(unknown));
    }
    return String.join("; ", said);
  }

  private String norm(NormResult result) {
    String share = result.share().map(each -> percent(each, rounding(result.norm()))).orElse("-");
    String limit = minutes(result.norm().limit());
    String verdict =
        switch (result.verdict()) {
          case MET -> tongue.say("met", "gehaald");
          case MISSED -> tongue.say("NOT met", "NIET gehaald");
          case OPEN ->
              tongue
                  .say("open, %d still waiting", "open, nog %d wachtend")
                  .formatted(result.open() + result.late());
          case TOO_SHORT ->
              tongue.say(
                  "not judged, the window is shorter than the norm",
                  "niet beoordeeld, de periode is korter dan de norm");
        };
    return switch (result.norm()) {
      case Norm.AtLeast _ -> "%s in %s, %s".formatted(share, limit, verdict);
      case Norm.AtMost _ ->
          tongue.say("%s over %s, %s", "%s boven %s, %s").formatted(share, limit, verdict);
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
        "when,from,until,running,name,exchanges,came,waiting,waiting_longest_seconds,counts,"
            + "answered,p50_seconds,p90_seconds,p95_seconds,longest_seconds,unknown,completeness,"
            + "norm,norm_counts,norm_open,share,met,verdict,definition");
    for (LevelTable.Row row : rows) {
      ServiceLevel level = row.level();
      if (level.results().isEmpty()) {
        writer.println(figures(row) + ",,,,,,," + quoted(formula(level)));
      }
      for (NormResult result : level.results()) {
        writer.println(
            String.join(
                ",",
                figures(row),
                quoted(tongue.say(result.norm().sentence())),
                String.valueOf(result.counts()),
                String.valueOf(result.open()),
                result.share().map(each -> String.valueOf(each)).orElse(""),
                String.valueOf(result.met()),
                result.verdict().label(),
                quoted(formula(level))));
      }
    }
  }

  private String figures(LevelTable.Row row) {
    ServiceLevel level = row.level();
    return "%s,%s,%s,%s,%s,%s,%d,%d,%s,%d,%d,%s,%s,%s,%s,%d,%s"
        .formatted(
            quoted(tongue.say(table.slice().name(row.whole(), table.shifts()))),
            row.whole().from(),
            row.whole().until(),
            row.running(),
            quoted(row.name()),
            quoted(row.pbx().stream().map(PbxId::value).sorted().toList().toString()),
            level.came(),
            level.waiting().count(),
            seconds(level.waiting().longest()),
            level.counted(),
            level.answered().count(),
            seconds(level.answered().p50()),
            seconds(level.answered().p90()),
            seconds(level.answered().p95()),
            seconds(level.longest()),
            unknown(level),
            level.completeness());
  }

  private String formula(ServiceLevel level) {
    return tongue.say(level.definition().formula(table.by().unit()));
  }

  private static int unknown(ServiceLevel level) {
    return level.outcomes().getOrDefault(Outcome.UNKNOWN_GAP, 0);
  }

  private static String wait(ServiceLevel level, Duration wait) {
    return level.answered().count() == 0 ? "-" : minutes(wait);
  }

  /** Whole seconds, rounded up: a wait is never shown shorter than it was. */
  private static String minutes(Duration wait) {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** To the millisecond. */
  static BigDecimal seconds(Duration wait) {
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
