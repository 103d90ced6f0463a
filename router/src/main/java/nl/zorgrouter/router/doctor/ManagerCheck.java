package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.finding.Place;

/** The manager interface as manager.conf sets it up: times, marks, filters. */
final class ManagerCheck {
  /** Milliseconds; a router that collects garbage for as long keeps its connection. */
  private static final int WRITE_TIMEOUT = 5_000;

  /** Marks that a router writes for the dialplan and never reads from an event. */
  private static final Set<Mark> ONLY_WRITTEN = Set.of(Mark.ZR_WORD);

  /** Without it no call is lost: the wait of some is known less well. */
  private static final Mark OF_WAITS = Mark.ZR_JOINED;

  /** What each class of events is needed for, by its name in {@code read}. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "system", "a start of the exchange",
          "call", "calls that begin, ring and end",
          "agent", "callers who join and leave queues",
          "dialplan", "how a queue ended (`VarSet` of `QUEUESTATUS`)");

  private static final Map<String, String> CLASSES_OF_A_ROUTER =
      Map.of("agi", "the questions of callers", "user", "what the dialplan did with an answer");

  private static final List<String> EVENTS =
      List.of(
          "Newchannel",
          "NewCallerid",
          "Newstate",
          "Hangup",
          "QueueCallerJoin",
          "QueueCallerLeave",
          "QueueCallerAbandon",
          "AgentCalled",
          "AgentRingNoAnswer",
          "AgentConnect",
          "AgentComplete",
          "QueueMemberStatus",
          "QueueMemberAdded",
          "QueueMemberRemoved",
          "QueueMemberPause",
          "BridgeEnter",
          "BridgeLeave",
          "AsyncAGIStart",
          "AsyncAGIExec",
          "AsyncAGIEnd",
          "UserEvent",
          "AttendedTransfer");

  private final Exam exam;
  private final ConfFile conf;
  private final Chart chart;

  private ManagerCheck(Exam exam, ConfFile conf, Chart chart) {
    this.exam = exam;
    this.conf = conf;
    this.chart = chart;
  }

  static void look(Exam exam, Chart chart) {
    Optional<ConfFile> conf = exam.files().seen().flatMap(folder -> folder.file("manager.conf"));
    if (conf.isEmpty()) {
      timestampsByEar(exam, chart);
      return;
    }
    ManagerCheck check = new ManagerCheck(exam, conf.get(), chart);
    check.general();
    if (conf.get().names().contains(exam.user())) {
      check.user();
    } else {
      chart.error(
          "USER_UNKNOWN",
          conf.get().place(chart.exchange(), exam.user()),
          "manager.conf has no user `%s`; expected a section of that name".formatted(exam.user()),
          "manager.conf kent geen gebruiker `%s`; verwacht: een sectie met die naam"
              .formatted(exam.user()));
    }
  }

  /** Without the file, what comes in while we look is all there is to go by. */
  private static void timestampsByEar(Exam exam, Chart chart) {
    chart.unseen("timestampevents", exam.events());
    exam.events()
        .seen()
        .filter(stamped -> !stamped)
        .ifPresent(_ -> noTimes(chart.at("events"), chart));
  }

  private static void noTimes(Place place, Chart chart) {
    chart.error(
        "NO_TIMESTAMPS",
        place,
        "events bear no time, so waits are counted by our clock and a router cannot tell old from"
            + " new after a reconnect; expected `timestampevents = yes` in [general]",
        "gebeurtenissen dragen geen tijd, zodat wachttijden op onze klok lopen en een router na"
            + " een nieuwe verbinding oud en nieuw niet kan scheiden; verwacht: `timestampevents ="
            + " yes` in [general]");
  }

  private void general() {
    if (!conf.isTrue("general", "timestampevents")) {
      noTimes(place("general", "timestampevents"), chart);
    }
    Set<String> written =
        conf.value("general", "channelvars").map(entry -> words(entry.value())).orElse(Set.of());
    List<String> missing =
        Arrays.stream(Mark.values())
            .filter(mark -> !ONLY_WRITTEN.contains(mark) && mark != OF_WAITS)
            .map(Mark::name)
            .filter(mark -> !written.contains(mark))
            .toList();
    if (!missing.isEmpty() && exam.purpose() == Exam.Purpose.ROUTING) {
      String names = String.join(",", missing);
      chart.error(
          "MARKS_MISSING",
          place("general", "channelvars"),
          "events do not carry `%s`; expected them in `channelvars`: without them a router cannot see what a call is"
              .formatted(names),
          "gebeurtenissen dragen `%s` niet; verwacht: in `channelvars`, anders ziet een router niet wat een oproep is"
              .formatted(names));
    }
    if (!written.contains(OF_WAITS.name())) {
      chart.warning(
          "JOIN_MARK_MISSING",
          place("general", "channelvars"),
          "who joins a queue while no router looks is known to the second only; expected `%s` in `channelvars`"
              .formatted(OF_WAITS),
          "wie in een wachtrij komt terwijl geen router kijkt, is maar op de seconde bekend; verwacht: `%s` in `channelvars`"
              .formatted(OF_WAITS));
    }
    if (conf.isTrue("general", "webenabled")) {
      chart.warning(
          "WEB_ENABLED",
          place("general", "webenabled"),
          "the manager interface also answers on the web; expected `webenabled = no`",
          "de managerinterface antwoordt ook op het web; verwacht: `webenabled = no`");
    }
  }

  private void user() {
    String name = exam.user();
    writeTimeout(name);
    classes(name);
    filters(name);
  }

  private void writeTimeout(String name) {
    Optional<ConfFile.Entry> entry = conf.value(name, "writetimeout");
    String found = entry.map(ConfFile.Entry::value).orElse("100");
    int millis = found.matches("\\d{1,8}") ? Integer.parseInt(found) : 0;
    if (millis < WRITE_TIMEOUT) {
      chart.error(
          "WRITE_TIMEOUT",
          place(name, "writetimeout"),
          "the exchange cuts off a router that pauses for `%s` ms; expected `writetimeout = %d` or more"
              .formatted(found, WRITE_TIMEOUT),
          "de centrale verbreekt de verbinding met een router die `%s` ms stilstaat; verwacht: `writetimeout = %d` of meer"
              .formatted(found, WRITE_TIMEOUT));
    }
  }

  private void classes(String name) {
    Set<String> read = conf.value(name, "read").map(entry -> words(entry.value())).orElse(Set.of());
    if (read.contains("all")) {
      return;
    }
    Map<String, String> needed = new LinkedHashMap<>(CLASSES);
    if (exam.purpose() == Exam.Purpose.ROUTING) {
      needed.putAll(CLASSES_OF_A_ROUTER);
    }
    for (String each : new TreeSet<>(needed.keySet())) {
      if (!read.contains(each)) {
        chart.error(
            "READ_MISSING",
            place(name, "read"),
            "user `%s` does not hear of %s; expected `%s` in `read`"
                .formatted(name, needed.get(each), each),
            "gebruiker `%s` krijgt een soort gebeurtenissen niet; verwacht: `%s` in `read`"
                .formatted(name, each));
      }
    }
  }

  private void filters(String name) {
    EventFilters filters = EventFilters.of(conf.section(name));
    List<String> lost = new ArrayList<>();
    for (String event : EVENTS) {
      if (!filters.lets(event(event))) {
        lost.add(event);
      }
    }
    Map<String, String> ended = event("VarSet");
    ended.put("Variable", "QUEUESTATUS");
    ended.put("Value", "TIMEOUT");
    if (!filters.lets(ended)) {
      lost.add("VarSet of QUEUESTATUS");
    }
    if (!lost.isEmpty()) {
      String names = String.join("`, `", lost);
      chart.error(
          "FILTERED_AWAY",
          place(name, "eventfilter"),
          "the filters of user `%s` eat `%s`; expected these events to come through"
              .formatted(name, names),
          "de filters van gebruiker `%s` houden `%s` tegen; verwacht: dat deze gebeurtenissen doorkomen"
              .formatted(name, names));
    }
    for (String unreadable : filters.unreadable()) {
      chart.unseen(
          "eventfilter `" + unreadable + "`",
          new nl.zorgrouter.finding.Sentence(
              "this filter could not be understood, so nobody knows what it eats",
              "dit filter is niet te begrijpen, dus niemand weet wat het tegenhoudt"));
    }
  }

  private static Map<String, String> event(String name) {
    Map<String, String> event = new LinkedHashMap<>();
    event.put("Event", name);
    event.put("Privilege", "call,all");
    event.put("Channel", "PJSIP/trunk-00000001");
    event.put("Uniqueid", "pbx-1700000000.1");
    return event;
  }

  private Place place(String section, String key) {
    return conf.place(chart.exchange(), section, key);
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }
}
