package nl.zorgrouter.monitoring.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.monitoring.wait.Outcome;
import org.junit.jupiter.api.Test;

class QueueLogParserTest {
  private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

  private final QueueLogParser parser = new QueueLogParser("queue_log", DUTCH, _ -> {});

  @Test
  void readsTheVerbsThatEndAVisit() {
    assertEquals(
        List.of(
            Outcome.ANSWERED,
            Outcome.ABANDONED,
            Outcome.TIMEOUT,
            Outcome.LEFT_EMPTY,
            Outcome.EXIT_KEY,
            Outcome.WITHDRAWN),
        outcomes(
            "1763690000|1763689990.1|hap|NONE|ENTERQUEUE||0612345678|1",
            "1763690010|1763689990.1|hap|PJSIP/hap-1|CONNECT|10|1763690001.2|4",
            "1763690020|1763689990.2|hap|NONE|ABANDON|1|1|20",
            "1763690030|1763689990.3|hap|NONE|EXITWITHTIMEOUT|1|2|600",
            "1763690040|1763689990.4|hap|NONE|EXITEMPTY|1|1|33",
            "1763690050|1763689990.5|hap|NONE|EXITWITHKEY|1|1|1|44",
            "1763690060|1763689990.6|hap|NONE|WITHDRAW|1|1|55|",
            "1763690070|1763689990.1|hap|PJSIP/hap-1|COMPLETECALLER|10|60|1",
            "1763690080|NONE|NONE|NONE|CONFIGRELOAD|"));
    assertEquals(0, parser.unreadable());
    assertEquals(9, parser.readable());
  }

  @Test
  void readsTheWaitOfEachVerbThatTellsIt() {
    assertEquals(
        List.of(
            Optional.of(Duration.ofSeconds(10)),
            Optional.of(Duration.ofSeconds(20)),
            Optional.of(Duration.ofSeconds(44)),
            Optional.empty(),
            Optional.empty()),
        List.of(
            one("1763690010|1.1|hap|m|CONNECT|10|1.2|4").waited(),
            one("1763690010|1.1|hap|m|ABANDON|3|5|20").waited(),
            one("1763690010|1.1|hap|m|EXITWITHKEY|1|3|5|44").waited(),
            one("1763690010|1.1|hap|m|EXITWITHKEY|1|3").waited(),
            one("1763690010|1.1|hap|m|SYSCOMPAT|").waited()));
  }

  @Test
  void readsTheTimesOfAFileAndOfADatabase() {
    Instant at = Instant.parse("2026-11-21T01:10:00Z");
    assertEquals(at, one(at.getEpochSecond() + "|1.1|hap|m|CONNECT|10").at());
    assertEquals(at, one("2026-11-21 02:10:00|1.1|hap|m|CONNECT|10").at());
    assertEquals(
        at.plusNanos(123_456_000), one("2026-11-21 02:10:00.123456|1.1|hap|m|CONNECT|10").at());
    QueueLogParser utc = new QueueLogParser("queue_log", ZoneOffset.UTC, _ -> {});
    assertEquals(at, utc.next("2026-11-21 01:10:00|1.1|hap|m|CONNECT|10").orElseThrow().at());
  }

  @Test
  void theOrderOfTheLinesDecidesInTheHourThatComesTwice() {
    List<Instant> times =
        List.of(
            one("2027-10-31 02:50:00|1.1|hap|m|CONNECT|10").at(),
            one("2027-10-31 02:10:00|1.1|hap|m|CONNECT|10").at(),
            one("2027-10-31 03:00:00|1.1|hap|m|CONNECT|10").at());
    assertEquals(
        List.of(
            Instant.parse("2027-10-31T00:50:00Z"),
            Instant.parse("2027-10-31T01:10:00Z"),
            Instant.parse("2027-10-31T02:00:00Z")),
        times);
  }

  @Test
  void linesOfOneMomentInAnotherOrderAreNotOfTheSecondHour() {
    List<Instant> times =
        List.of(
            one("2027-10-31 02:10:00.000002|1.1|hap|m|CONNECT|10").at(),
            one("2027-10-31 02:10:00.000001|1.1|hap|m|CONNECT|10").at(),
            one("2027-10-31 02:40:00|1.1|hap|m|CONNECT|10").at(),
            one("2027-10-31 02:00:00.000001|1.1|hap|m|CONNECT|10").at(),
            one("2027-10-31 02:00:00|1.1|hap|m|CONNECT|10").at(),
            one("2027-10-31 02:50:00|1.1|hap|m|CONNECT|10").at());
    assertEquals(
        List.of(
            Instant.parse("2027-10-31T00:10:00.000002Z"),
            Instant.parse("2027-10-31T00:10:00.000001Z"),
            Instant.parse("2027-10-31T00:40:00Z"),
            Instant.parse("2027-10-31T01:00:00.000001Z"),
            Instant.parse("2027-10-31T01:00:00Z"),
            Instant.parse("2027-10-31T01:50:00Z")),
        times);
  }

  @Test
  void aLineWhoseClockJumpedIsNamedAndLeavesTheOthersAsTheyAre() {
    assertEquals(
        List.of(Outcome.ANSWERED, Outcome.TIMEOUT),
        outcomes(
            "1763690010|1.1|hap|m|CONNECT|10",
            "9999999999|1.2|hap|m|ABANDON|1|1|5",
            "1763690020|1.3|hap|m|EXITWITHTIMEOUT|1|1|5"));
    assertEquals(1, parser.unreadable());
    Finding jump = parser.findings().getFirst();
    assertEquals(2, jump.place().line());
    assertEquals(
        "found `9999999999|1.2|hap|m|ABANDON|1|1|5`; expected a time within a day of the line before,"
            + " 2025-11-21T01:53:30Z, or of the line after",
        jump.sentence().english());
  }

  @Test
  void anExchangeThatWasSilentForDaysIsBelievedByItsSecondLine() {
    assertEquals(
        List.of(Outcome.ANSWERED, Outcome.ABANDONED),
        outcomes(
            "1763690010|1.1|hap|m|CONNECT|10",
            "1764000000|NONE|NONE|NONE|QUEUESTART|",
            "1764000020|1.2|hap|m|ABANDON|1|1|5"));
    assertEquals(0, parser.unreadable());
    parser.next("1763690020|1.3|NONE|NONE|CONFIGRELOAD|");
    assertEquals(1, parser.unreadable(), "time that goes back");
  }

  @Test
  void saysWhichLineItCannotReadAndGoesOn() {
    List<Outcome> read =
        outcomes(
            "1763690010|1.1|hap|m|CONNECT|10",
            "hello \u001b[31m world",
            "yesterday|1.1|hap|m|CONNECT|10",
            "2027-03-28 02:30:00|1.1|hap|m|CONNECT|10",
            "1763690010|1.1|hap|m|CONNECT|soon",
            "x".repeat(100_000),
            "1763690010|1.1|hap|m|ABANDON|1|1|5",
            "1763690010|1.1|ha");
    assertEquals(List.of(Outcome.ANSWERED, Outcome.ABANDONED), read);
    assertEquals(6, parser.unreadable());
    List<Integer> lines =
        parser.findings().stream().map(finding -> finding.place().line()).toList();
    assertEquals(List.of(2, 3, 4, 5, 6, 8), lines);
    Finding first = parser.findings().getFirst();
    assertTrue(
        first.sentence().english().startsWith("found `hello ?[31m world`; expected time|call"));
  }

  @Test
  void keepsTheFirstFindingsOfAFileThatIsNoLog() {
    for (int line = 0; line < 100_000; line++) {
      assertEquals(Optional.empty(), parser.next("<html>"));
    }
    assertEquals(20, parser.findings().size());
    assertEquals(100_000, parser.unreadable());
    assertEquals(0, parser.readable());
  }

  @Test
  void aLineWithoutAnEndIsStillALineAndALongOneIsCut() throws IOException {
    List<String> lines = new ArrayList<>();
    LogLines.each(new StringReader("a\r\n\nb|" + "y".repeat(1_000_000) + "\nlast"), lines::add);
    assertEquals(List.of("a", "", lines.get(2), "last"), lines);
    assertEquals(8_192, lines.get(2).length());
  }

  private List<Outcome> outcomes(String... lines) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String line : lines) {
      parser.next(line).ifPresent(visit -> outcomes.add(visit.outcome()));
    }
    return outcomes;
  }

  private LoggedVisit one(String line) {
    return parser.next(line).orElseThrow();
  }
}
