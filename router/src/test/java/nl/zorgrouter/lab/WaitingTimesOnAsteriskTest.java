package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Precision;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.journal.disk.JournalVisits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Our account of waits, judged by what no one here wrote: the queue_log of a real Asterisk, and its
 * own time stamps. Over five hundred mixed visits that were in sight are judged, and among them the
 * router is killed with -9 and started again, and its connection is cut.
 */
@NeedsAsterisk
@Execution(ExecutionMode.SAME_THREAD)
class WaitingTimesOnAsteriskTest {
  private static final long SEED = Long.getLong("zorgrouter.seed", 20_261_121L);
  private static final int SECONDS = 32;
  private static final int TRANSFERS = 20;
  private static final PbxId PBX = new PbxId("hap-noord");
  private static final Pattern UNKNOWN = Pattern.compile("\"unknown_gap\":(\\d+)");
  private static final Pattern COMPLETENESS = Pattern.compile("\"completeness\":([0-9.E-]+)");
  private static final long NEAR_MICROS = 50_000;
  private static final long SECOND_MICROS = 1_000_000;

  /** The log cuts both ends to the second, the stamp of an event comes a little later. */
  private static final long STAMP_MICROS = 1_000;

  /** Not calls that were made, but visits that were in sight and held against the exchange. */
  private static final int LEAST_JUDGED = 500;

  /** The first callers make 640 visits; when more than these are lost, others are needed. */
  private static final int MOST_UNSEEN = 120;

  /** In which field of a line of the log its wait stands, by its word. */
  private static final Map<String, Integer> WAIT_AT =
      Map.of(
          "CONNECT", 5,
          "ABANDON", 7,
          "EXITWITHTIMEOUT", 7,
          "EXITEMPTY", 7,
          "EXITWITHKEY", 8,
          "WITHDRAW", 7);

  /** What the log calls each outcome of ours; a caller who is moved has given up, for a log. */
  private static final Map<Outcome, String> WORDS =
      Map.of(
          Outcome.ANSWERED, "CONNECT",
          Outcome.ABANDONED, "ABANDON",
          Outcome.ABANDONED_SHORT, "ABANDON",
          Outcome.REROUTED, "ABANDON",
          Outcome.TIMEOUT, "EXITWITHTIMEOUT",
          Outcome.LEFT_EMPTY, "EXITEMPTY",
          Outcome.EXIT_KEY, "EXITWITHKEY",
          Outcome.WITHDRAWN, "WITHDRAW");

  /** A stretch of time, in microseconds of the exchange's clock. */
  private record Stretch(long from, long until) {
    /** What was on its way when the line was cut never came. */
    private static final long ON_ITS_WAY = 2_000_000;

    boolean touches(long begin, long end) {
      return begin <= until && end >= from - ON_ITS_WAY;
    }
  }

  private final List<Stretch> blind = new ArrayList<>();

  @Test
  void agreesWithTheExchangeAboutEveryCallerThroughAKillAndACut(@TempDir Path overlay)
      throws IOException {
    MixedDay.overlay(overlay);
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString());
        LabAmi hand = exchange.hand();
        MixedDay day = new MixedDay(exchange, hand, SEED);
        Relay relay = Relay.closed(exchange.ami()).open()) {
      RouterProcess router = RouterProcess.start(relay.port(), 8).inSync();
      long begun = hand.clock() * 1000;
      try {
        day.begins(SECONDS);
        Sipp transfers = day.transfers(TRANSFERS);
        router = killed(router, hand, begun(hand, 180));
        cut(router, relay, hand, begun(hand, 400));
        day.goesOn(unseen(hand));
        transfers.allServed();
        RouterProcess.until("the day is over", day::isOver);
      } catch (AssertionError failed) {
        throw new AssertionError(day.remaining(), failed);
      } finally {
        router.stops();
      }
      System.out.printf("%d callers%n", day.callers() + TRANSFERS);
      assertTrue(day.callers() + TRANSFERS >= 500, () -> day.callers() + " callers");
      judge(exchange, hand, router, new Stretch(begun, hand.clock() * 1000));
    }
  }

  private static int begun(LabAmi hand, int calls) {
    RouterProcess.until(
        calls + " visits have begun",
        () -> hand.seen(event -> event.is("QueueCallerJoin")).size() >= calls);
    return calls;
  }

  /** On a slow machine more people leave in the dark; as many others come for them. */
  private int unseen(LabAmi hand) {
    int dark =
        hand.seen(event -> event.is("QueueCallerLeave")).stream()
            .filter(event -> inTheDark(event.atMicros(), event.atMicros()))
            .toList()
            .size();
    return Math.max(0, dark - MOST_UNSEEN);
  }

  private RouterProcess killed(RouterProcess router, LabAmi hand, int after) {
    long from = hand.clock() * 1000;
    router.kill();
    RouterProcess again = router.again().inSync();
    blind.add(new Stretch(from, hand.clock() * 1000));
    System.out.printf(
        "killed with -9 after %d visits; in sync again %d ms later%n",
        after, blind.getLast().until() / 1000 - from / 1000);
    return again;
  }

  private void cut(RouterProcess router, Relay relay, LabAmi hand, int after) {
    long from = hand.clock() * 1000;
    relay.cut();
    RouterProcess.until("it knows", () -> router.status("/health/ready") == 503);
    RouterProcess.until("two seconds have passed", () -> hand.clock() * 1000 > from + 2_000_000);
    relay.open();
    router.inSync();
    blind.add(new Stretch(from, hand.clock() * 1000));
    System.out.printf(
        "cut off after %d visits; in sync again %d ms later%n",
        after, blind.getLast().until() / 1000 - from / 1000);
  }

  private void judge(Exchange exchange, LabAmi hand, RouterProcess router, Stretch whole)
      throws IOException {
    PbxAccount theirs = PbxAccount.of(hand);
    List<Visit> ours = new ArrayList<>();
    try (JournalVisits visits = JournalVisits.of(router.data().resolve("journal-1"), PBX)) {
      visits.forEachRemaining(ours::add);
    }
    List<Visit> judged = everyVisitOnceByTheEventsOfTheExchange(ours, theirs);
    everyOutcomeAsInTheLog(ours, theirs, exchange.logged("queue_log"));
    everyWaitAsInTheLog(judged, exchange.logged("queue_log"));
    everyRefusalWithoutAWordInTheLog(ours, hand);
    everyDifferenceExplained(exchange, router);
    sightIsToldInTheReport(ours, whole, router);
    System.out.printf(
        "%d visits by our account, %d by the exchange's events; by outcome %s%n",
        ours.size(),
        theirs.visits().size(),
        new TreeMap<>(
            ours.stream().collect(Collectors.groupingBy(Visit::outcome, Collectors.counting()))));
  }

  /** Each visit that was in sight when it ended is told exactly once, within 50 ms. */
  private List<Visit> everyVisitOnceByTheEventsOfTheExchange(List<Visit> ours, PbxAccount theirs) {
    Map<String, List<Visit>> byCall =
        ours.stream()
            .filter(visit -> !isRefusal(visit))
            .collect(Collectors.groupingBy(visit -> visit.queue() + " " + visit.call()));
    List<String> wrong = new ArrayList<>();
    List<Long> off = new ArrayList<>();
    List<Visit> judged = new ArrayList<>();
    for (PbxAccount.Seen seen : theirs.visits()) {
      List<Visit> told =
          byCall.getOrDefault(seen.queue() + " " + seen.call(), List.of()).stream()
              .filter(visit -> isThe(visit, seen))
              .toList();
      if (inTheDark(seen.ended(), seen.ended())) {
        continue;
      }
      long micros = told.size() == 1 ? Math.abs(waited(told.getFirst()) - seen.waitedMicros()) : -1;
      off.add(micros);
      boolean near = micros >= 0 && micros <= NEAR_MICROS;
      if (!near || told.getFirst().outcome() == Outcome.UNKNOWN_GAP) {
        wrong.add("%s: %s".formatted(seen, told));
      }
      judged.addAll(told);
    }
    assertEquals(List.of(), wrong);
    assertTrue(judged.size() >= LEAST_JUDGED, () -> "only " + judged.size() + " were in sight");
    long marked = ours.stream().filter(each -> each.precision() == Precision.MARKED).count();
    System.out.printf(
        "%d visits in sight at their end; the waits differ by %.1f ms at most, %d of them by more"
            + " than 1 ms; %d began out of sight%n",
        off.size(),
        off.stream().mapToLong(Long::longValue).max().orElse(0) / 1000.0,
        off.stream().filter(micros -> micros > 1_000).count(),
        marked);
    assertTrue(marked > 0, "nobody joined out of sight and was found waiting");
    return judged;
  }

  /** The log's own seconds for each of these visits, line by line; no word of ours about them. */
  private static void everyWaitAsInTheLog(List<Visit> judged, List<String> log) {
    Map<String, List<String[]>> lines =
        log.stream()
            .map(line -> line.split("\\|", -1))
            .filter(fields -> WAIT_AT.containsKey(fields[4]))
            .collect(Collectors.groupingBy(fields -> fields[2] + " " + fields[1]));
    List<String> wrong = new ArrayList<>();
    long most = 0;
    for (Visit visit : judged) {
      List<String[]> ends =
          lines.getOrDefault(visit.queue() + " " + visit.call(), List.of()).stream()
              .filter(fields -> fields[4].equals(WORDS.get(visit.outcome())))
              .filter(fields ->
                  Math.abs(Long.parseLong(fields[0]) * SECOND_MICROS - micros(visit.ended()))
                      <= SECOND_MICROS * 3 / 2)
              .toList();
      long off =
          ends.size() == 1 ? Math.abs(waited(visit) - logged(ends.getFirst())) : Long.MAX_VALUE;
      if (off > SECOND_MICROS + STAMP_MICROS) {
        wrong.add(visit + ": " + ends.stream().map(List::of).toList());
      }
      most = Math.max(most, off);
    }
    assertEquals(List.of(), wrong);
    System.out.printf(
        "%d waits held against the whole seconds of the log; they differ by %.3f s at most%n",
        judged.size(), most / 1_000_000.0);
  }

  private static long logged(String[] fields) {
    return Long.parseLong(fields[Objects.requireNonNull(WAIT_AT.get(fields[4]))]) * SECOND_MICROS;
  }

  /** The log's words, counted by hand, against our outcomes: for all that was in sight. */
  private void everyOutcomeAsInTheLog(List<Visit> ours, PbxAccount theirs, List<String> log) {
    Set<String> unseen =
        theirs.visits().stream()
            .filter(seen -> inTheDark(seen.ended(), seen.ended()))
            .map(seen -> seen.queue() + " " + seen.call())
            .collect(Collectors.toSet());
    Map<String, Integer> logged = new TreeMap<>();
    for (String line : log) {
      String[] fields = line.split("\\|", -1);
      if (WORDS.containsValue(fields[4]) && !unseen.contains(fields[2] + " " + fields[1])) {
        logged.merge(fields[2] + " " + fields[4], 1, Integer::sum);
      }
    }
    Map<String, Integer> counted = new TreeMap<>();
    for (Visit visit : ours) {
      if (visit.outcome() == Outcome.UNKNOWN_GAP) {
        long last = micros(visit.ended());
        assertTrue(inTheDark(last, last), () -> visit + " was in sight");
      } else if (!isRefusal(visit) && !unseen.contains(visit.queue() + " " + visit.call())) {
        String word = WORDS.getOrDefault(visit.outcome(), visit.outcome().label());
        counted.merge(visit.queue() + " " + word, 1, Integer::sum);
      }
    }
    assertEquals(logged, counted);
  }

  /**
   * The exchange logs no refusal; by the queue they came to, nobody who was in sight is missing.
   */
  private void everyRefusalWithoutAWordInTheLog(List<Visit> ours, LabAmi hand) {
    for (MixedDay.Kind kind : List.of(MixedDay.Kind.IS_REFUSED, MixedDay.Kind.FINDS_IT_CLOSED)) {
      Set<String> expected =
          hand
              .seen(event ->
                  event.is("Hangup") && event.get("Uniqueid").matches("day-" + kind + "-\\d+"))
              .stream()
              .filter(event -> !inTheDark(event.atMicros() - 100_000, event.atMicros()))
              .map(event -> event.get("Uniqueid"))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> told =
          ours.stream()
              .filter(WaitingTimesOnAsteriskTest::isRefusal)
              .filter(visit -> visit.queue().value().equals(kind.queue()))
              .map(visit -> visit.call().value())
              .filter(expected::contains)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(expected, told);
    }
  }

  private void everyDifferenceExplained(Exchange exchange, RouterProcess router) {
    List<String> command = new ArrayList<>(List.of("reconcile", "--config"));
    command.add(router.config().toString());
    command.addAll(List.of("--queue-log", exchange.log().resolve("queue_log").toString()));
    RouterProcess.Said table = RouterProcess.command(command.toArray(String[]::new));
    System.out.println(table.output());
    assertEquals(0, table.exitCode(), table.output() + table.errors());
    assertEquals("", table.errors());
    assertTrue(table.output().contains(" 0 differences are not explained"), table.output());
  }

  /** The report of the hour says how much was in sight, and how many were not. */
  private void sightIsToldInTheReport(List<Visit> ours, Stretch day, RouterProcess router) {
    RouterProcess.Said report =
        RouterProcess.command(
            "levels", "--config", router.config().toString(), "--per", "rolling-1h", "--json");
    assertEquals(0, report.exitCode(), report.errors());
    assertEquals(
        ours.stream().filter(visit -> visit.outcome() == Outcome.UNKNOWN_GAP).count(),
        sum(UNKNOWN, report.output()));
    Matcher completeness = COMPLETENESS.matcher(report.output());
    assertTrue(completeness.find(), report.output());
    double seen = Double.parseDouble(completeness.group(1)) * 3_600;
    double dark = blind.stream().mapToLong(each -> each.until() - each.from()).sum() / 1_000_000.0;
    double light = (day.until() - day.from()) / 1_000_000.0 - dark;
    System.out.printf("in sight for %.1f s by the report, for %.1f s at most%n", seen, light);
    // a kill and a stop each take ten seconds of sight from the record at most
    assertTrue(seen <= light + 1 && seen >= light - 22, () -> seen + " s of " + light);
  }

  private static long sum(Pattern pattern, String text) {
    return pattern.matcher(text).results().mapToLong(each -> Long.parseLong(each.group(1))).sum();
  }

  private boolean inTheDark(long begin, long end) {
    return blind.stream().anyMatch(each -> each.touches(begin, end));
  }

  private static boolean isThe(Visit visit, PbxAccount.Seen seen) {
    return Math.abs(micros(visit.joined()) - seen.joined()) <= 1_500_000
        && Math.abs(micros(visit.ended()) - seen.ended()) <= 1_500_000;
  }

  private static boolean isRefusal(Visit visit) {
    return visit.outcome() == Outcome.REFUSED_FULL || visit.outcome() == Outcome.REFUSED_EMPTY;
  }

  private static long waited(Visit visit) {
    return Duration.between(visit.joined(), visit.ended()).toNanos() / 1_000;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
