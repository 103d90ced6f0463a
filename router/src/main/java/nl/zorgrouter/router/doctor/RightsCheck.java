package nl.zorgrouter.router.doctor;

import java.util.List;
import java.util.Map;

/** What the user may do: all that he needs, and nothing by which a caller or a machine is lost. */
final class RightsCheck {
  /** Actions that any user can run whatever his rights, and what they do to callers. */
  private static final List<String> FOR_EVERYONE =
      List.of("QueueWithdrawCaller", "QueueChangePriorityCaller", "QueueReset", "QueueReload");

  private RightsCheck() {}

  static void look(Exam exam, Chart chart) {
    chart.unseen("rights", exam.actions());
    exam.actions()
        .seen()
        .ifPresent(actions -> {
          switch (exam.purpose()) {
            case ROUTING -> {
              routing(exam, actions, chart);
              system(exam, actions, chart);
            }
            case OBSERVING -> {
              observing(exam, actions, chart);
              system(exam, actions, chart);
            }
          }
          forEveryone(actions, chart);
        });
    exam.filesReadable().seen().filter(open -> open).ifPresent(_ -> readable(exam, chart));
    chart.unseen("func_config", exam.filesReadable());
  }

  private static void routing(Exam exam, Map<String, String> actions, Chart chart) {
    needs(exam, actions, chart, "AGI", "agi", "res_agi.so");
    needs(exam, actions, chart, "PlayDTMF", "call", "app_senddtmf.so");
    needs(exam, actions, chart, "Setvar", "call", "");
    needs(exam, actions, chart, "Originate", "originate", "");
    needs(exam, actions, chart, "CoreShowChannels", "reporting", "");
    needs(exam, actions, chart, "QueueStatus", "", "app_queue.so");
  }

  private static void observing(Exam exam, Map<String, String> actions, Chart chart) {
    needs(exam, actions, chart, "CoreShowChannels", "reporting", "");
    needs(exam, actions, chart, "QueueStatus", "", "app_queue.so");
    for (String action : List.of("AGI", "Redirect", "Originate", "QueueAdd")) {
      if (actions.containsKey(action)) {
        chart.error(
            "RIGHTS_TOO_MANY",
            chart.at("rights"),
            "user `%s` only watches and may use `%s`; expected `write = reporting` and no more"
                .formatted(exam.user(), action),
            "gebruiker `%s` kijkt alleen mee en mag `%s`; verwacht: `write = reporting`, meer niet"
                .formatted(exam.user(), action));
      }
    }
  }

  private static void needs(
      Exam exam,
      Map<String, String> actions,
      Chart chart,
      String action,
      String right,
      String module) {
    if (actions.containsKey(action)) {
      return;
    }
    String or = right.isEmpty() || module.isEmpty() ? "" : " or ";
    String of = or.isEmpty() ? "" : " of ";
    String rightMissing = right.isEmpty() ? "" : "`%s` in `write`".formatted(right);
    String moduleMissing = module.isEmpty() ? "" : "`%s` in modules.conf".formatted(module);
    chart.error(
        "ACTION_MISSING",
        chart.at("rights"),
        "user `%s` cannot use `%s`; expected %s: add it and run `manager reload`"
            .formatted(exam.user(), action, rightMissing + or + moduleMissing),
        "gebruiker `%s` kan `%s` niet gebruiken; verwacht: %s; voeg dit toe en geef `manager reload`"
            .formatted(exam.user(), action, rightMissing + of + moduleMissing));
  }

  private static void system(Exam exam, Map<String, String> actions, Chart chart) {
    tooMany(exam, actions, chart, "DBPut", "system", "start programs on the exchange");
    tooMany(exam, actions, chart, "Command", "command", "run every command of the console");
    tooMany(exam, actions, chart, "UpdateConfig", "config", "rewrite its configuration");
    tooMany(exam, actions, chart, "UserEvent", "user", "say things in the name of the dialplan");
  }

  private static void tooMany(
      Exam exam,
      Map<String, String> actions,
      Chart chart,
      String sign,
      String right,
      String because) {
    if (actions.containsKey(sign)) {
      chart.error(
          "RIGHTS_TOO_MANY",
          chart.at("rights"),
          "user `%s` has `%s` in `write` and could %s; expected it without: take it out of manager.conf"
              .formatted(exam.user(), right, because),
          "gebruiker `%s` heeft `%s` in `write` en kan daarmee meer dan een router mag; haal het uit manager.conf"
              .formatted(exam.user(), right));
    }
  }

  private static void forEveryone(Map<String, String> actions, Chart chart) {
    List<String> open = FOR_EVERYONE.stream().filter(actions::containsKey).toList();
    if (!open.isEmpty()) {
      String names = String.join("`, `", open);
      chart.info(
          "FOR_EVERYONE",
          chart.at("rights"),
          "Asterisk lets every user who can log in run `%s`, whatever his rights: only `permit`, TLS and a network of its own protect the queues"
              .formatted(names),
          "Asterisk laat elke gebruiker die kan inloggen `%s` uitvoeren, welke rechten hij ook heeft: alleen `permit`, TLS en een eigen netwerk beschermen de wachtrijen"
              .formatted(names));
    }
  }

  private static void readable(Exam exam, Chart chart) {
    chart.error(
        "SECRETS_READABLE",
        chart.at("func_config"),
        "user `%s`, as every user with `call` or `reporting`, can read every configuration file with `Getvar` of `AST_CONFIG`, with the secrets of all other users; expected `noload = func_config.so` in modules.conf, and then new secrets"
            .formatted(exam.user()),
        "gebruiker `%s` kan, zoals elke gebruiker met `call` of `reporting`, met `Getvar` van `AST_CONFIG` elk configuratiebestand lezen, ook de geheimen van andere gebruikers; verwacht: `noload = func_config.so` in modules.conf, en daarna nieuwe geheimen"
            .formatted(exam.user()));
  }
}
