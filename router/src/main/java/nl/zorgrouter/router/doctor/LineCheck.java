package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;

/** The lines on which calls come in, held against the region file. */
final class LineCheck {
  private final Region region;
  private final Chart chart;

  private LineCheck(Region region, Chart chart) {
    this.region = region;
    this.chart = chart;
  }

  static void look(Exam exam, Region region, Chart chart) {
    chart.unseen("dialplan", exam.dialplan());
    exam.dialplan()
        .seen()
        .ifPresent(plan -> {
          LineCheck check = new LineCheck(region, chart);
          List<DialplanLine> lines = DialplanLine.in(plan);
          lines.forEach(check::line);
          check.missing(exam, lines);
        });
  }

  private void line(DialplanLine line) {
    List<String> missing = new ArrayList<>();
    for (String each : DialplanLine.NEEDED) {
      if (!line.settings().containsKey(each) || line.notInherited().contains(each)) {
        missing.add("__" + each);
      }
    }
    if (!missing.isEmpty()) {
      String names = String.join("`, `", missing);
      chart.error(
          "LINE_INCOMPLETE",
          chart.at(line.where()),
          "this line does not set `%s`; expected all five, with two underscores, so that a caller has a way when no router answers"
              .formatted(names),
          "deze lijn zet `%s` niet; verwacht: alle vijf, met twee lage strepen, zodat een beller een weg heeft als geen router antwoordt"
              .formatted(names));
    }
    for (String each : DialplanLine.NEEDED) {
      line.hidden(each).ifPresent(written -> chart.unseen(line.where(), hidden(each, written)));
    }
    line.setting("ZR_LINE").ifPresent(id -> known(id, line));
  }

  static Sentence hidden(String variable, String written) {
    return new Sentence(
        "`%s` is `%s`, which only a running call tells, so nothing behind it was looked at; expected it written out, or a global of [globals] that no step changes"
            .formatted(variable, written),
        "`%s` is `%s`; dat weet alleen een lopende oproep, dus er is niets van bekeken; verwacht: voluit geschreven, of een globale uit [globals] die geen stap verandert"
            .formatted(variable, written));
  }

  private void known(String id, DialplanLine line) {
    Optional<Line> known = region.line(id);
    if (known.isEmpty()) {
      chart.error(
          "LINE_UNKNOWN",
          chart.at(line.where()),
          "the region has no line `%s`; expected one of its lines, because no rule can decide for another"
              .formatted(id),
          "de regio heeft geen lijn `%s`; verwacht: een van haar lijnen, want voor een andere kan geen regel beslissen"
              .formatted(id));
      return;
    }
    line.setting("ZR_ORIGIN")
        .filter(origin -> !origin.equals(known.get().kind().name()))
        .ifPresent(origin -> origin(origin, known.get(), line));
    differs("ZR_FAILSAFE", known.get().failsafe(), line);
    differs("ZR_FAILSAFE2", known.get().secondFailsafe(), line);
    differs("ZR_URGENT", known.get().urgent(), line);
  }

  private void origin(String found, Line known, DialplanLine line) {
    chart.error(
        "ORIGIN_DIFFERS",
        chart.at(line.where()),
        "line `%s` sets the origin `%s`; expected `%s`, as the region file says: the origin decides whether a call may leave the desk"
            .formatted(known.id(), found, known.kind()),
        "lijn `%s` zet de herkomst `%s`; verwacht: `%s`, zoals het regiobestand zegt: de herkomst bepaalt of een oproep de meldkamer mag verlaten"
            .formatted(known.id(), found, known.kind()));
  }

  private void differs(String variable, String expected, DialplanLine line) {
    line.setting(variable)
        .filter(found -> !found.equals(expected))
        .ifPresent(found ->
            chart.warning(
                "LINE_DIFFERS",
                chart.at(line.where()),
                "`%s` is `%s`; the region file says `%s`".formatted(variable, found, expected),
                "`%s` is `%s`; het regiobestand zegt `%s`".formatted(variable, found, expected)));
  }

  private void missing(Exam exam, List<DialplanLine> lines) {
    Set<String> found =
        lines.stream()
            .map(line -> line.setting("ZR_LINE"))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    if (lines.isEmpty() && exam.purpose() == Exam.Purpose.ROUTING) {
      chart.error(
          "NO_LINES",
          chart.at("dialplan"),
          "no extension sets `__ZR_LINE`, so no call ever asks a router; expected lines as in docker/asterisk/etc/lines.conf",
          "geen extensie zet `__ZR_LINE`, dus geen oproep vraagt ooit iets aan een router; verwacht: lijnen zoals in docker/asterisk/etc/lines.conf");
      return;
    }
    boolean anyHidden = lines.stream().anyMatch(line -> line.hidden("ZR_LINE").isPresent());
    for (Line line : region.lines().values()) {
      boolean missing = line.pbx().equals(exam.exchange().value()) && !found.contains(line.id());
      if (missing && anyHidden) {
        chart.unseen(
            "line " + line.id(),
            new Sentence(
                "no extension sets it in words that can be read",
                "geen extensie zet die in woorden die te lezen zijn"));
      } else if (missing) {
        chart.warning(
            "LINE_MISSING",
            chart.at("dialplan"),
            "the region file puts line `%s` on this exchange; no extension sets it"
                .formatted(line.id()),
            "het regiobestand zet lijn `%s` op deze centrale; geen extensie zet die"
                .formatted(line.id()));
      }
    }
  }
}
