package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.zorgrouter.finding.Sentence;

/** What only the files of an exchange tell: globals, codes, the overload trigger. */
final class FilesCheck {
  /** Every file that a check looks into. */
  static final List<String> FILES =
      List.of(
          "manager.conf",
          "extensions.conf",
          "queues.conf",
          "features.conf",
          "modules.conf",
          "pjsip.conf",
          "acl.conf",
          "users.conf");

  /** An exchange does without these, and the checks do too. */
  private static final Set<String> OPTIONAL = Set.of("acl.conf", "users.conf");

  /** A value that is none of these is an error to Asterisk, which then goes by any overload. */
  private static final Set<String> SIP_GOES_ON = Set.of("pjsip_only", "none");

  private static final Set<String> OURS = Set.of("ZR_RULES_MIN", "ZR_LEASE_1", "ZR_LEASE_2");

  private final ConfFolder folder;
  private final Chart chart;

  private FilesCheck(ConfFolder folder, Chart chart) {
    this.folder = folder;
    this.chart = chart;
  }

  static void look(Exam exam, Chart chart) {
    chart.unseen("files", exam.files());
    exam.files()
        .seen()
        .ifPresent(folder -> {
          FilesCheck check = new FilesCheck(folder, chart);
          check.unreadable();
          check.globals();
          check.overload();
          exam.dialplan().seen().ifPresent(plan -> DialplanLine.in(plan).forEach(check::codes));
        });
  }

  private void unreadable() {
    for (String name : FILES) {
      Optional<ConfFile> file = folder.file(name);
      file.ifPresent(conf -> conf.unread().forEach(this::unread));
      if (file.isEmpty() && !OPTIONAL.contains(name)) {
        chart.unseen(
            name,
            new Sentence(
                "the file is not in the folder that was given, so nothing of it was looked at",
                "het bestand staat niet in de gegeven map, dus er is niets van bekeken"));
      }
    }
  }

  private void unread(ConfFile.Entry include) {
    chart.unseen(
        "%s:%d".formatted(include.file(), include.line()),
        new Sentence(
            "`%s %s` could not be read here, so nothing of it was looked at"
                .formatted(include.key(), include.value()),
            "`%s %s` was hier niet te lezen, dus er is niets van bekeken"
                .formatted(include.key(), include.value())));
  }

  private void globals() {
    Optional<ConfFile> conf = folder.file("extensions.conf");
    if (conf.isEmpty()) {
      return;
    }
    for (ConfFile.Entry entry : conf.get().section("globals")) {
      if (OURS.contains(entry.key())) {
        chart.error(
            "GLOBAL_RESET",
            entry.place(chart.exchange()),
            "`%s` stands in [globals], so every reload sets it back to `%s` and outdated or missing routers count as live; expected it in no file: the routers keep it"
                .formatted(entry.key(), entry.value()),
            "`%s` staat in [globals], zodat elke herlading het op `%s` terugzet en verouderde of weggevallen routers weer meetellen; verwacht: in geen enkel bestand, de routers houden het bij"
                .formatted(entry.key(), entry.value()));
      }
    }
    conf.get()
        .value("general", "clearglobalvars")
        .filter(_ -> conf.get().isTrue("general", "clearglobalvars"))
        .ifPresent(entry ->
            chart.warning(
                "GLOBALS_CLEARED",
                entry.place(chart.exchange()),
                "every reload wipes the leases of the routers, and callers go to their fail-safe until they are renewed; expected `clearglobalvars = no`",
                "elke herlading wist de huurtijden van de routers, en bellers gaan naar hun vangnet tot die zijn vernieuwd; verwacht: `clearglobalvars = no`"));
  }

  private void overload() {
    folder
        .file("pjsip.conf")
        .ifPresent(conf -> {
          Optional<ConfFile.Entry> trigger =
              conf.names().stream()
                  .filter(name ->
                      conf.value(name, "type")
                          .filter(type -> type.value().equals("global"))
                          .isPresent())
                  .flatMap(name -> conf.value(name, "taskprocessor_overload_trigger").stream())
                  .findFirst();
          if (trigger
              .filter(entry -> SIP_GOES_ON.contains(entry.value().toLowerCase(Locale.ROOT)))
              .isEmpty()) {
            Optional<String> found = trigger.map(entry -> "`" + entry.value() + "`");
            chart.error(
                "OVERLOAD_TRIGGER",
                trigger
                    .map(entry -> entry.place(chart.exchange()))
                    .orElseGet(() -> conf.place(chart.exchange(), "global")),
                "`taskprocessor_overload_trigger` is %s, so an overload anywhere, such as of manager events, makes SIP refuse new calls; expected `pjsip_only`, or `none`, in a section of type global"
                    .formatted(found.orElse("not set")),
                "`taskprocessor_overload_trigger` is %s, zodat een overbelasting waar dan ook, zoals van managergebeurtenissen, SIP nieuwe oproepen laat weigeren; verwacht: `pjsip_only`, of `none`, in een sectie van het type global"
                    .formatted(found.orElse("niet gezet")));
          }
        });
  }

  /** Asterisk acts on a code as soon as it has heard it, so one that begins another hides it. */
  private void codes(DialplanLine line) {
    Optional<ConfFile> features = folder.file("features.conf");
    Optional<String> named = line.setting("ZR_CODES");
    line.hidden("ZR_CODES")
        .ifPresent(written -> chart.unseen(line.where(), LineCheck.hidden("ZR_CODES", written)));
    if (features.isEmpty() || named.isEmpty()) {
      return;
    }
    Map<String, String> digits = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    for (String name : named.get().split("#", -1)) {
      Optional<ConfFile.Entry> entry = features.get().value("applicationmap", name);
      entry.ifPresent(found -> digits.put(found.value().split(",", -1)[0].strip(), name));
      if (entry.isEmpty() && !name.isEmpty()) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      chart.error(
          "CODE_UNKNOWN",
          chart.at(line.where()),
          "features.conf has no code `%s`; expected it in [applicationmap]"
              .formatted(String.join("`, `", unknown)),
          "features.conf heeft geen code `%s`; verwacht: in [applicationmap]"
              .formatted(String.join("`, `", unknown)));
    }
    for (String shorter : digits.keySet()) {
      List<String> hidden =
          digits.keySet().stream()
              .filter(each -> each.length() > shorter.length() && each.startsWith(shorter))
              .toList();
      if (!hidden.isEmpty()) {
        chart.error(
            "CODE_HIDDEN",
            chart.at(line.where()),
            "the code `%s` hides `%s`: Asterisk acts as soon as it has heard the first; expected one kind of code a line"
                .formatted(shorter, String.join("`, `", hidden)),
            "de code `%s` verbergt `%s`: Asterisk handelt zodra het de eerste heeft gehoord; verwacht: één soort code per lijn"
                .formatted(shorter, String.join("`, `", hidden)));
      }
    }
  }
}
