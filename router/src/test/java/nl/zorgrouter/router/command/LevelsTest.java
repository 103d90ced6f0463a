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
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SampleVisit;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The night of the clock change, 24 to 25 October 2026: twenty callers an hour apart from each. */
class LevelsTest {
  private static final PbxId PBX = new PbxId("hap-noord");
  private static final Instant EVENING = Instant.parse("2026-10-24T16:00:00Z");
  private static final Instant NOW = Instant.parse("2026-10-26T12:00:00Z");

  @TempDir private Path folder = Path.of("");
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void aNightWasWrittenDown() throws IOException, JournalRefused {
    Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        dataDirectory: data
        waits: {queues: {quiet-queue: {}}}
        exchanges:
          hap-noord: {host: 127.0.0.1, user: zorgrouter, secret: s}
        """
            .formatted(Path.of("../regions/demo-noord").toAbsolutePath()));
    List<Entry> entries = new ArrayList<>();
    for (int call = 0; call < 16; call++) {
      Instant joined = EVENING.plusSeconds(1_800L * call);
      entries.add(visit("hap-groningen", call, joined, call < 12 ? 60 : 700, Outcome.ANSWERED));
      entries.add(visit("hap-groningen-urgent", 100 + call, joined, 10, Outcome.ANSWERED));
    }
    entries.add(visit("hap-groningen", 50, EVENING, 8, Outcome.ABANDONED));
    entries.add(visit("own-queue", 60, EVENING, 8, Outcome.ANSWERED));
    entries.add(sight(EVENING.minusSeconds(86_400), EVENING));
    entries.add(sight(EVENING.plusSeconds(3_600), EVENING.plusSeconds(200_000)));
    try (RouterJournal journal =
        RouterJournal.open(folder.resolve("data/journal-1"), 1, new Measurements().journal())) {
      journal.writer().append(entries);
    }
  }

  @Test
  void printsEachFigureUnderTheDefinitionItWasWorkedOutBy() {
    assertEquals(0, levels("--to", "2026-10-25"), terminal::errors);
    String text = terminal.output();
    assertTrue(
        text.contains(
            "hap-regular version 1: at least 75 % answered within 2 min, at most 2 % waits longer"
                + " than 10 min; counted from joining the queue;"),
        text);
    assertTrue(
        text.contains("2026-10-23 17:00 - 2026-10-26 08:00, weekend"), () -> "no shift in " + text);
    assertTrue(text.contains("70.5 % in 2:00, NOT met; 23.6 % over 10:00, NOT met"), text);
    assertTrue(text.contains("100.0 % in 0:30, met"), text);
    assertTrue(text.contains("no-norm version 1: no norm;"), text);
    assertTrue(text.contains("11:40"), text);
  }

  @Test
  void appliesAChangedDefinitionToThePast() throws IOException {
    Path changed =
        Files.writeString(
            folder.resolve("levels.yaml"),
            """
            levels:
              - id: hap-north
                version: 3
                queues: [hap-groningen]
                shortAbandonSeconds: 10
                norms: [{atLeastPercent: 70, withinSeconds: 90}]
            """);
    assertEquals(0, levels("--to", "2026-10-25", "--definition", changed.toString()));
    String text = terminal.output();
    assertTrue(text.contains("hap-north version 3: at least 70 % answered within 90 s;"), text);
    assertTrue(text.contains("75.0 % in 1:30, met"), text);
  }

  @Test
  void namesAQueueThatNobodyKnowsAndShowsEveryFigureAllTheSame() throws IOException {
    Path mistyped =
        Files.writeString(
            folder.resolve("levels.yaml"),
            """
            levels:
              - id: hap-north
                version: 3
                queues: [own-queue, quiet-queue, desk-neighbour, care_line, seh, hap-gronigen]
              - {id: lines, version: 1, queues: [hap-drenthe-urgent, care-line]}
            """);
    for (String by : List.of("line", "queue")) {
      assertEquals(
          0, levels("--by", by, "--to", "2026-10-25", "--definition", mistyped.toString()));
      List<String> told = terminal.errors().lines().toList();
      String unknown =
          "%s:%s: levels.queues: neither the visits that were read nor the region or the"
              + " configuration know a queue or kind of line `%s`, so what stands here changes no"
              + " figure; expected %s";
      assertEquals(3, told.size(), terminal::errors);
      assertTrue(
          told.getFirst().startsWith(unknown.formatted(mistyped, "4:65", "seh", "one of")),
          told.getFirst());
      assertEquals(
          List.of(
              unknown.formatted(mistyped, "4:70", "hap-gronigen", "`hap-groningen`?"),
              unknown.formatted(mistyped, "5:58", "care-line", "`care_line`?")),
          told.subList(1, 3));
    }
    String text = terminal.output();
    assertTrue(text.contains("70.5 % in 2:00, NOT met; 23.6 % over 10:00, NOT met"), text);
    assertTrue(text.contains("hap-north version 3: no norm;"), text);
  }

  @Test
  void theDayOfTheAutumnHas25HoursAndTheHourThatComesTwiceIsTwo() {
    assertEquals(
        0, levels("--per", "half-hour", "--from", "2026-10-25", "--to", "2026-10-26", "--json"));
    String json = terminal.output();
    assertEquals(50, json.split("\"name\":\"hap-groningen\",", -1).length - 1);
    assertTrue(json.contains("2026-10-25 02:30A - 02:00B"), json);
    assertTrue(json.contains("2026-10-25 02:30B - 03:00"), json);
    assertEquals(0, levels("--per", "day", "--from", "2026-10-25", "--to", "2026-10-25T12:00"));
    assertTrue(terminal.output().contains("Sun 2026-10-25, 25 h"), terminal::output);
  }

  @Test
  void saysHowMuchOfTheTimeWasInSight() {
    assertEquals(
        0, levels("--per", "rolling-4h", "--to", "2026-10-24T22:00", "--lang", "nl", "--csv"));
    assertTrue(terminal.output().contains(",1.0,"), terminal::output);
    assertEquals(0, levels("--per", "rolling-4h", "--to", "2026-10-24T21:00", "--lang", "nl"));
    assertTrue(terminal.output().contains("75,0 %"), terminal::output);
  }

  @Test
  void countsByTheKindOfLineToo() {
    assertEquals(0, levels("--by", "line", "--to", "2026-10-25"));
    assertTrue(terminal.output().contains(" weekend hap  "), terminal::output);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() throws IOException {
    Path broken =
        Files.writeString(
            folder.resolve("levels.yaml"),
            """
            levels:
              - id: Hap
                version: 0
                queues: [hap-groningen, hap-groningen]
                norms: [{atLeastPercent: 75, longerThanSeconds: 10}]
            """);
    assertEquals(
        2,
        levels(
            "--per",
            "month",
            "--by",
            "agent",
            "--from",
            "2026-10-25T02:30",
            "--to",
            "yesterday",
            "--definition",
            broken.toString(),
            "--json",
            "--csv"));
    String text = terminal.errors();
    for (String each :
        List.of(
            "found --per `month`; expected one of half-hour, shift, day, week, rolling-15m",
            "found --by `agent`; expected queue, line or person",
            "found --from `2026-10-25T02:30`, which comes twice that night; expected"
                + " `2026-10-25T02:30+02:00` or `2026-10-25T02:30+01:00`",
            "found --to `yesterday`; expected a date such as 2026-11-21",
            "found `--json` and `--csv`; expected one of them",
            "levels.yaml:2:9: levels.id",
            "levels.yaml:3:14",
            "a queue that stands under one definition, once",
            "either `atLeastPercent` and `withinSeconds`")) {
      assertTrue(text.contains(each), () -> each + " is not in " + text);
    }
    assertEquals("", terminal.output());
  }

  @Test
  void aNameOfAQueueCannotWriteOnTheTerminal() throws IOException {
    Path hostile =
        Files.writeString(
            folder.resolve("levels.yaml"),
            """
            levels:
              - {id: red, version: 1, queues: ["\\e[31mhap", "caf\u00e9", "\\e[31mhap"]}
            """);
    assertEquals(2, levels("--definition", hostile.toString()));
    String text = terminal.errors();
    assertEquals(
        3,
        text.split("expected the name of a queue as the exchange has it, at most 80", -1).length
            - 1,
        text);
    assertFalse(text.contains("\u001b"), text);
    assertTrue(text.contains("`?[31mhap`"), text);
  }

  @Test
  void theExampleInTheDocumentationIsRight() {
    assertEquals(
        0,
        levels("--to", "2026-10-25", "--definition", "../docs/examples/levels.yaml"),
        terminal::errors);
    assertTrue(terminal.output().contains("hap-north version 2"), terminal::output);
    assertEquals("", terminal.errors(), "every name in it is known");
  }

  private int levels(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--config", folder.resolve("zorgrouter.yaml").toString()));
    arguments.addAll(List.of(more));
    return terminal.run(new CommandLine(new Levels(() -> NOW)), arguments.toArray(String[]::new));
  }

  private static Entry sight(Instant from, Instant until) {
    return new Entry.Sighted(new WaitFact.Seen(PBX, from, until));
  }

  private static Entry visit(
      String queue, int call, Instant joined, long seconds, Outcome outcome) {
    return new SampleVisit(PBX, queue, call, joined, Duration.ofSeconds(seconds), outcome).entry();
  }
}
