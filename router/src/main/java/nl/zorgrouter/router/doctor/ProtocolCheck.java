package nl.zorgrouter.router.doctor;

import java.util.List;
import java.util.regex.Pattern;

/** The contexts of zorgrouter.conf, and that no time limit of a question ends in a hang-up. */
final class ProtocolCheck {
  private static final List<String> CONTEXTS =
      List.of(
          "zorgrouter",
          "zorgrouter-failsafe",
          "zorgrouter-enter",
          "zorgrouter-queue",
          "zorgrouter-dial",
          "zorgrouter-accept",
          "zorgrouter-urgent",
          "zorgrouter-refer",
          "zorgrouter-referred",
          "zorgrouter-warm",
          "zorgrouter-targets");

  private static final Pattern CALLER_HAS_CODES = Pattern.compile("_{1,2}DYNAMIC_FEATURES=.*");

  private ProtocolCheck() {}

  static void look(Exam exam, Chart chart) {
    exam.dialplan()
        .seen()
        .ifPresent(plan -> {
          if (exam.purpose() == Exam.Purpose.ROUTING) {
            contexts(plan, chart);
          }
          armed(plan, chart);
          recorded(plan, chart);
        });
    chart.unseen("DYNAMIC_FEATURES", exam.codesOfEveryone());
    exam.codesOfEveryone()
        .seen()
        .filter(codes -> !codes.isEmpty())
        .ifPresent(codes -> armedEverywhere(codes, chart));
  }

  private static void contexts(Dialplan plan, Chart chart) {
    for (String context : CONTEXTS) {
      if (!plan.has(context)) {
        chart.error(
            "CONTEXT_MISSING",
            chart.at("dialplan"),
            "there is no context `%s`; expected zorgrouter.conf to be included as it is, and `dialplan reload`"
                .formatted(context),
            "er is geen context `%s`; verwacht: zorgrouter.conf ongewijzigd opgenomen, en `dialplan reload`"
                .formatted(context));
      }
    }
    if (plan.has("zorgrouter")) {
      way(plan, chart, "T", "the time of a question is up", "de tijd van een vraag om is");
      way(plan, chart, "e", "a question fails", "een vraag mislukt");
    }
  }

  private static void way(
      Dialplan plan, Chart chart, String extension, String english, String dutch) {
    boolean toFailsafe =
        plan.at("zorgrouter", extension).stream()
            .anyMatch(step ->
                step.priority() == 1
                    && step.application().equals("Goto")
                    && step.data().matches("(zorgrouter,)?failsafe,1|zorgrouter-failsafe,.*"));
    if (!toFailsafe) {
      chart.error(
          "QUESTION_WITHOUT_" + extension.toUpperCase(java.util.Locale.ROOT),
          chart.at("dialplan, context zorgrouter"),
          "when %s Asterisk looks for the extension `%s` and hangs up without it; expected `exten => %s,1,Goto(failsafe,1)`"
              .formatted(english, extension, extension),
          "als %s zoekt Asterisk de extensie `%s` en verbreekt zonder die de oproep; verwacht: `exten => %s,1,Goto(failsafe,1)`"
              .formatted(dutch, extension, extension));
    }
  }

  private static void armed(Dialplan plan, Chart chart) {
    for (Dialplan.Step step : plan.steps()) {
      if (step.application().equals("Set") && CALLER_HAS_CODES.matcher(step.data()).matches()) {
        chart.error(
            "CODES_FOR_CALLERS",
            chart.at(
                "dialplan, context %s, extension %s".formatted(step.context(), step.extension())),
            "`%s` gives the codes to the caller too, who could refer himself; expected `__ZR_CODES`, which arms them for whoever answers"
                .formatted(step.data()),
            "`%s` geeft de codes ook aan de beller, die zichzelf dan kan doorverwijzen; verwacht: `__ZR_CODES`, dat ze geeft aan wie opneemt"
                .formatted(step.data()));
      }
    }
  }

  private static void armedEverywhere(String codes, Chart chart) {
    chart.error(
        "CODES_FOR_CALLERS",
        chart.at("extensions.conf, [globals]"),
        "the global `DYNAMIC_FEATURES` gives the codes `%s` to every channel, callers too; expected `__ZR_CODES` on the lines"
            .formatted(codes),
        "de globale `DYNAMIC_FEATURES` geeft de codes `%s` aan elk kanaal, ook bellers; verwacht: `__ZR_CODES` op de lijnen"
            .formatted(codes));
  }

  private static void recorded(Dialplan plan, Chart chart) {
    for (Dialplan.Step step : plan.steps()) {
      if (step.application().equals("MixMonitor") || step.application().equals("Monitor")) {
        chart.warning(
            "RECORDED_BY_THE_DIALPLAN",
            chart.at(
                "dialplan, context %s, extension %s".formatted(step.context(), step.extension())),
            "a recording stays with the channel that begins it: begun on the caller's it goes on at the next service, begun on the nurse's it ends when the caller moves; decide per service who records what",
            "een opname hoort bij het kanaal dat haar begint: op dat van de beller loopt ze door bij de volgende dienst, op dat van de centralist eindigt ze als de beller doorgaat; bepaal per dienst wie wat opneemt");
        return;
      }
    }
  }
}
