package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SampleVisit;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A Saturday evening that is not over: what {@code levels} says of those who wait. */
class CallersOfNowTest {
  private static final PbxId HAP = new PbxId("hap-noord");
  private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
  private static final Duration ANSWERED = Duration.ofSeconds(20);

  @TempDir private Path folder = Path.of("");
  private final Terminal terminal = new Terminal();

  @Test
  void whoStillWaitsIsInEveryFigure() throws Exception {
    List<Entry> evening = stuck(20, 12);
    evening.addAll(answered(3));
    written(evening, sight(60, 0));
    for (String per : List.of("rolling-15m", "shift")) {
      assertEquals(0, levels("--per", per), terminal::said);
      String text = terminal.output();
      assertTrue(text.contains("13.0 % in 2:00, NOT met; 87.0 % over 10:00, NOT met"), text);
      assertTrue(text.matches("(?s).* 23 +20 +12:00 +3 +3 +0:20 .* 12:00 .*"), text);
    }
    assertEquals(0, levels("--per", "rolling-15m", "--json"), terminal::said);
    String json = terminal.output();
    assertTrue(
        json.contains("\"came\":23,\"waiting\":{\"count\":20,\"longestSeconds\":720.000},"), json);
    assertTrue(json.contains("\"counts\":23,\"open\":0,\"late\":0,\"verdict\":\"missed\""), json);
    assertEquals(0, levels("--per", "rolling-15m", "--csv"), terminal::said);
    String csv = terminal.output();
    assertTrue(csv.contains(",\"[hap-noord]\",23,20,720.000,3,3,20.000,"), csv);
    assertTrue(csv.contains(",23,0,0.13043478260869565,false,missed,"), csv);
  }

  @Test
  void neverSaysThatNobodyCameWhereSomebodyWaits() throws Exception {
    written(stuck(2, 12), sight(60, 0));
    assertEquals(0, levels("--per", "rolling-15m", "--lang", "nl"), terminal::said);
    String text = terminal.output();
    assertFalse(text.contains("kwam er niemand"), text);
    assertTrue(text.contains("0,0 % in 2:00, NIET gehaald; 100,0 % boven 10:00, NIET"), text);
  }

  @Test
  void callsNothingMetWhileWhoCameBeforeTheWindowIsStuck() throws Exception {
    List<Entry> evening = stuck(20, 16);
    evening.addAll(answered(3));
    written(evening, sight(60, 0));
    assertEquals(0, levels("--per", "rolling-15m"), terminal::said);
    String text = terminal.output();
    assertTrue(
        text.contains("100.0 % in 2:00, open, 20 still waiting; 0.0 % over 10:00, op"), text);
    assertTrue(text.matches("(?s).* 3 +20 +16:00 +3 +3 .*"), text);
  }

  @Test
  void whoWaitedWhenTheRouterWentDownIsUnknownAndDoesNotWaitForEver() throws Exception {
    List<Entry> evening = stuck(20, 12);
    evening.addAll(answered(3));
    written(evening, sight(60, 5));
    assertEquals(0, levels("--per", "rolling-15m", "--json"), terminal::said);
    String json = terminal.output();
    assertTrue(json.contains("\"came\":23,\"waiting\":{\"count\":0,"), json);
    assertTrue(json.contains("\"unknown_gap\":20}"), json);
    assertEquals(0, levels("--per", "rolling-15m"), terminal::said);
    assertTrue(terminal.output().contains("; end unknown of 20"), terminal::output);
  }

  /** A router that sees the exchange again has ended whoever is gone. */
  @Test
  void aGapInSightDoesNotHideWhoWaitsAfterIt() throws Exception {
    List<Entry> evening = stuck(2, 12);
    evening.add(sight(60, 9));
    evening.add(
        new SampleVisit(
                HAP, "hap-groningen", 1, minutesAgo(12), Duration.ofMinutes(3), Outcome.UNKNOWN_GAP)
            .entry());
    written(evening, sight(6, 0));
    assertEquals(0, levels("--per", "rolling-15m", "--json"), terminal::said);
    String json = terminal.output();
    assertTrue(json.contains("\"came\":2,\"waiting\":{\"count\":1,\"longestSeconds\":720"), json);
    assertTrue(json.contains("\"unknown_gap\":1}"), json);
  }

  @Test
  void whoseEndMayBeAmongLostEntriesIsUnknown() throws Exception {
    List<Entry> evening = stuck(4, 12);
    evening.add(sight(60, 9));
    evening.add(new Entry.Lost(minutesAgo(9), minutesAgo(8), 7));
    evening.add(new Entry.VisitBegan(began(50, 3)));
    written(evening, sight(8, 0));
    assertEquals(0, levels("--per", "rolling-15m", "--json"), terminal::said);
    String json = terminal.output();
    assertTrue(json.contains("\"came\":5,\"waiting\":{\"count\":1,\"longestSeconds\":180"), json);
    assertTrue(json.contains("\"unknown_gap\":4}"), json);
  }

  @Test
  void aWindowThatIsShorterThanTheNormIsNotCalledMet() throws Exception {
    Path hour =
        Files.writeString(
            folder.resolve("levels.yaml"),
            """
            levels:
              - id: crisis
                version: 1
                queues: [hap-groningen]
                norms: [{atLeastPercent: 90, withinSeconds: 3600}]
            """);
    written(answered(3), sight(60, 0));
    assertEquals(
        0, levels("--per", "rolling-15m", "--definition", hour.toString()), terminal::said);
    assertTrue(
        terminal
            .output()
            .contains("100.0 % in 60:00, not judged, the window is shorter than the norm"),
        terminal::output);
    assertEquals(0, levels("--per", "shift", "--definition", hour.toString()), terminal::said);
    assertTrue(terminal.output().contains("100.0 % in 60:00, met"), terminal::output);
  }

  @Test
  void movedFromQueueToQueueIsOneWaitByPerson() throws Exception {
    Instant first = minutesAgo(30);
    List<Entry> evening =
        new ArrayList<>(
            List.of(
                left("hap-groningen", 1, first, 540, Outcome.REROUTED),
                left("hap-drenthe", 1, first.plusSeconds(540), 90, Outcome.ANSWERED),
                left("hap-groningen", 2, first, 300, Outcome.TIMEOUT),
                left("hap-groningen", 2, first.plusSeconds(300), 400, Outcome.ANSWERED)));
    written(evening, sight(60, 0));
    assertEquals(0, levels("--per", "shift"), terminal::said);
    assertTrue(terminal.output().contains("100.0 % in 2:00, met; 0.0 % over"), terminal::output);
    assertEquals(0, levels("--per", "shift", "--by", "person"), terminal::said);
    String text = terminal.output();
    assertTrue(
        text.contains(
            "hap-regular version 1 by person: at least 75 % answered within 2 min, at most 2 % waits"
                + " longer than 10 min; counted from joining the first queue, over all queues until"
                + " a human answers;"),
        text);
    assertTrue(text.contains("0.0 % in 2:00, NOT met; 100.0 % over 10:00, NOT met"), text);
    assertTrue(text.matches("(?s).*first queue.* hap-groningen +2 +- +- +2 +2 .* 11:40 .*"), text);
    assertFalse(text.contains("hap-drenthe"), text);
  }

  @Test
  void anExchangeThatNobodySawIsMissingInTheFiguresThatMayBeAboutIt() throws Exception {
    written(answered(3), sight(60 * 24, 0));
    for (String by : List.of("line", "person")) {
      assertEquals(0, levels("--per", "rolling-1h", "--by", by, "--json"), terminal::said);
      assertTrue(terminal.output().contains("\"completeness\":0.5,"), terminal::output);
    }
    assertEquals(0, levels("--per", "rolling-1h"), terminal::said);
    String text = terminal.output();
    assertTrue(text.contains(" 100.0 %  100.0 % in 2:00, met"), text);
    assertTrue(
        text.contains("mka-noord: nobody is known to have come there; seen for 0.0 % of"), text);
  }

  private static List<Entry> stuck(int callers, int minutes) {
    List<Entry> entries = new ArrayList<>();
    for (int call = 1; call <= callers; call++) {
      entries.add(new Entry.VisitBegan(began(call, minutes)));
    }
    return entries;
  }

  private static List<Entry> answered(int callers) {
    List<Entry> entries = new ArrayList<>();
    for (int call = 101; call <= 100 + callers; call++) {
      entries.add(new Entry.VisitBegan(began(call, 11)));
      entries.add(
          new SampleVisit(HAP, "hap-groningen", call, minutesAgo(11), ANSWERED, Outcome.ANSWERED)
              .entry());
    }
    return entries;
  }

  private static WaitFact.VisitBegan began(int call, int minutes) {
    return new SampleVisit(
            HAP, "hap-groningen", call, minutesAgo(minutes), ANSWERED, Outcome.ANSWERED)
        .began();
  }

  /** One visit of the person with that number. */
  private static Entry left(
      String queue, int person, Instant joined, int seconds, Outcome outcome) {
    Visit visit =
        new SampleVisit(HAP, queue, person, joined, Duration.ofSeconds(seconds), outcome).ended();
    assertEquals(new JourneyId("j" + person), visit.journey());
    return new Entry.VisitEnded(visit);
  }

  private static Entry sight(int from, int until) {
    return new Entry.Sighted(new WaitFact.Seen(HAP, minutesAgo(from), minutesAgo(until)));
  }

  private static Instant minutesAgo(int minutes) {
    return NOW.minusSeconds(60L * minutes);
  }

  private void written(List<Entry> entries, Entry last) throws Exception {
    Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        dataDirectory: data
        exchanges:
          hap-noord: {host: 127.0.0.1, user: zorgrouter, secret: s}
          mka-noord: {host: 127.0.0.1, port: 5039, user: zorgrouter, secret: s}
        """
            .formatted(Path.of("../regions/demo-noord").toAbsolutePath()));
    try (RouterJournal journal =
        RouterJournal.open(folder.resolve("data/journal-1"), 1, new Measurements().journal())) {
      journal.writer().append(entries);
      journal.writer().append(List.of(last));
    }
  }

  private int levels(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--config", folder.resolve("zorgrouter.yaml").toString()));
    arguments.addAll(List.of(more));
    return terminal.run(new CommandLine(new Levels(() -> NOW)), arguments.toArray(String[]::new));
  }
}
