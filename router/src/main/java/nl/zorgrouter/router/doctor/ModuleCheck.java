package nl.zorgrouter.router.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;

/** Which modules load: all that the dialplan of the routers needs, and none that opens a door. */
final class ModuleCheck {
  /**
   * A module that zorgrouter.conf needs, and for what.
   *
   * @param module its name without ending
   * @param gives what is not there without it
   */
  record Need(String module, List<String> gives) {
    Need(String module, String... gives) {
      this(module, List.of(gives));
    }

    String file() {
      return module + ".so";
    }
  }

  static final List<Need> NEEDED =
      List.of(
          new Need("pbx_config", "extensions.conf"),
          new Need("app_stack", "Gosub", "Return"),
          new Need("app_exec", "TryExec", "ExecIf"),
          new Need("app_queue", "Queue"),
          new Need("app_dial", "Dial"),
          new Need("app_confbridge", "ConfBridge", "CONFBRIDGE_INFO"),
          new Need("bridge_softmix", "ConfBridge"),
          new Need("app_channelredirect", "ChannelRedirect"),
          new Need("app_userevent", "UserEvent"),
          new Need("app_read", "Read"),
          new Need("app_playback", "Playback"),
          new Need("app_senddtmf", "PlayDTMF"),
          new Need("func_channel", "CHANNEL"),
          new Need("func_cut", "CUT"),
          new Need("func_dialplan", "DIALPLAN_EXISTS"),
          new Need("func_global", "GLOBAL", "SHARED"),
          new Need("func_logic", "IF"),
          new Need("func_math", "MAX", "MIN"),
          new Need("func_strings", "FILTER", "STRFTIME"),
          new Need("func_timeout", "TIMEOUT"),
          new Need("res_agi", "AGI"),
          new Need("res_speech", "AGI"));

  /** Only a call over SIP has headers. */
  static final Need OF_SIP = new Need("res_pjsip_header_funcs", "PJSIP_HEADER");

  private static final Set<String> LOADING =
      Set.of("load", "require", "preload", "preload-require");

  private final ConfFile conf;
  private final Chart chart;

  private ModuleCheck(ConfFile conf, Chart chart) {
    this.conf = conf;
    this.chart = chart;
  }

  static void look(Exam exam, Chart chart) {
    exam.files()
        .seen()
        .flatMap(folder -> folder.file("modules.conf"))
        .ifPresent(conf -> {
          ModuleCheck check = new ModuleCheck(conf, chart);
          if (exam.purpose() == Exam.Purpose.ROUTING) {
            NEEDED.forEach(check::needed);
            if (check.loads("chan_pjsip")) {
              check.needed(OF_SIP);
            }
          }
          if (check.loads("func_config") && !exam.filesReadable().seen().orElse(false)) {
            check.readsFiles();
          }
        });
  }

  private void needed(Need need) {
    Optional<ConfFile.Entry> noload = line(Set.of("noload"), need.module());
    if (noload.isPresent()) {
      missing(
          need,
          noload.get().place(chart.exchange()),
          "is kept from loading by `noload`",
          "wordt door `noload` niet geladen");
    } else if (!loads(need.module()) && conf.unread().isEmpty()) {
      missing(
          need,
          conf.place(chart.exchange(), "modules"),
          "is loaded by no line, and `autoload` is not `yes`",
          "wordt door geen regel geladen, en `autoload` is niet `yes`");
    } else if (!loads(need.module())) {
      chart.unseen(
          need.file(),
          new Sentence(
              "no line of modules.conf that could be read loads it, and the dialplan of the routers needs it",
              "geen regel van modules.conf die te lezen was laadt het, en het dialplan van de routers heeft het nodig"));
    }
  }

  private void missing(Need need, Place place, String english, String dutch) {
    String gone = String.join("`, `", need.gives());
    chart.error(
        "MODULE_MISSING",
        place,
        "`%s` %s; expected `load = %s`: zorgrouter.conf needs its `%s`, and a call that comes to it is lost or goes astray"
            .formatted(need.file(), english, need.file(), gone),
        "`%s` %s; verwacht: `load = %s`, want zorgrouter.conf heeft daaruit `%s` nodig, en een oproep die daar komt gaat verloren of de verkeerde kant op"
            .formatted(need.file(), dutch, need.file(), gone));
  }

  /** The exchange did not show it to us: another user may see more, and so may we tomorrow. */
  private void readsFiles() {
    chart.warning(
        "SECRETS_READABLE",
        line(LOADING, "func_config")
            .map(entry -> entry.place(chart.exchange()))
            .orElseGet(() -> conf.place(chart.exchange(), "modules")),
        "`func_config.so` may load: every user with `call` or `reporting` in `write` can then read every configuration file with `Getvar` of `AST_CONFIG`, with the secrets of all users; expected `noload = func_config.so`",
        "`func_config.so` mag laden: elke gebruiker met `call` of `reporting` in `write` kan dan met `Getvar` van `AST_CONFIG` elk configuratiebestand lezen, met de geheimen van alle gebruikers; verwacht: `noload = func_config.so`");
  }

  private boolean loads(String module) {
    return line(Set.of("noload"), module).isEmpty()
        && (conf.isTrue("modules", "autoload") || line(LOADING, module).isPresent());
  }

  private Optional<ConfFile.Entry> line(Set<String> keys, String module) {
    return conf.section("modules").stream()
        .filter(entry -> keys.contains(entry.key().toLowerCase(Locale.ROOT)))
        .filter(entry -> nameOf(entry.value()).equals(module))
        .findFirst();
  }

  /** Asterisk minds neither the ending nor capitals. */
  private static String nameOf(String written) {
    return written.toLowerCase(Locale.ROOT).replaceFirst("\\.so$", "");
  }
}
