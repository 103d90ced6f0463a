package nl.zorgrouter.router.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.rules.decide.Choice;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShadowTest {
  private static final VerifiedRules RULES = rules();
  private static final PbxId PBX = new PbxId("noord");

  /** A Saturday night: the GP services are open. */
  private static final Instant NIGHT = Instant.parse("2026-11-21T23:00:00Z");

  private static final Moment NOW = new Moment(NIGHT, Duration.ofMinutes(1));
  private static final QueueName QUEUE = new QueueName("wachtrij");

  private final Recognition recognition =
      new Recognition(
          List.of(
              entry("112-noord", "112", Optional.empty()),
              entry("care-noord", "0600", Optional.of(Choice.MEDICAL))));
  private final Shadow shadow = new Shadow(RULES, NOW);
  private final ShadowCount count = new ShadowCount();
  private final List<Shadowed> seen = new ArrayList<>();

  @BeforeEach
  void sync() {
    hear(new PbxNews.InSync(PBX, 1, new Snapshot(NIGHT, List.of(), List.of(), List.of())));
  }

  @Test
  void neverAsksAboutACallOn112() {
    arrives("c1", "112", "PJSIP/trunk-1");
    joins("c1", Marks.NONE);
    assertEquals(List.of("STAY NEVER_ASKS"), said());
  }

  @Test
  void decidesOnceAboutACallThatWaitsInTwoQueues() {
    arrives("c1", "0600", "PJSIP/trunk-1");
    joins("c1", Marks.NONE);
    joins("c1", Marks.NONE);
    assertEquals(List.of("ROUTE RULE"), said());
    assertEquals(
        "1 calls seen: would have sent 1 to HAP; 0 stay where they are, 0 on no known line",
        count.sentence().english());
  }

  @Test
  void countsOneCallForBothHalvesOfALocalChannel() {
    arrives("c1", "0600", "Local/0600@incoming-1;1");
    arrives("c2", "0600", "Local/0600@incoming-1;2");
    assertEquals(List.of("ROUTE RULE"), said());
  }

  @Test
  void countsWhoeverWaitsOnNoKnownLine() {
    arrives("c1", "0999", "PJSIP/trunk-1");
    joins("c1", Marks.NONE);
    joins("c1", Marks.NONE);
    assertEquals(List.of("NONE NO_LINE"), said());
  }

  @Test
  void believesTheMarksOfOurOwnDialplan() {
    joins("c1", new Marks(Map.of(Mark.ZR_LINE, "hap-noord", Mark.ZR_ORIGIN, "HAP")));
    assertEquals(List.of("ROUTE"), seen.stream().map(Shadowed::outcome).toList());
    assertEquals("HAP", seen.getFirst().originLabel());
  }

  @Test
  void forgetsACallThatHasEnded() {
    joins("c1", Marks.NONE);
    happens(new CallEvent.Ended(NIGHT, new CallId("c1"), 16));
    joins("c1", Marks.NONE);
    assertEquals(2, seen.size());
  }

  @Test
  void knowsAfterAReconnectWhatItKnewOfACallThatIsStillThere() {
    arrives("c1", "0600", "PJSIP/trunk-1");
    Snapshot.Leg leg =
        new Snapshot.Leg(
            new CallId("c1"),
            new CallId("c1"),
            "PJSIP/trunk-1",
            "",
            Duration.ZERO,
            new Snapshot.Question.None(),
            Marks.NONE);
    Snapshot snapshot = new Snapshot(NIGHT, List.of(leg), List.of(), List.of());
    PbxNews known = hear(new PbxNews.InSync(PBX, 2, snapshot));
    joins("c1", Marks.NONE);
    assertEquals(1, seen.size());
    assertEquals(
        Optional.of("CARE_LINE"),
        ((PbxNews.InSync) known).snapshot().legs().getFirst().marks().get(Mark.ZR_ORIGIN));
  }

  private List<String> said() {
    return seen.stream().map(each -> each.outcome() + " " + each.code()).toList();
  }

  private void arrives(String call, String extension, String channel) {
    CallId id = new CallId(call);
    happens(
        new CallEvent.Arrived(
            NIGHT, id, id, channel, "", Marks.NONE, new CallEvent.Dialled("incoming", extension)));
  }

  private void joins(String call, Marks marks) {
    CallId id = new CallId(call);
    happens(new CallEvent.Joined(NIGHT, id, id, QUEUE, 1, 1, marks));
  }

  private void happens(CallEvent event) {
    hear(new PbxNews.Happened(PBX, event));
  }

  private PbxNews hear(PbxNews news) {
    PbxNews known = recognition.recognise(news);
    shadow
        .learn(known, NOW)
        .ifPresent(would -> {
          seen.add(would);
          count.add(would);
        });
    return known;
  }

  private static EntryPoint entry(String line, String extension, Optional<Choice> choice) {
    return new EntryPoint(
        PBX, RULES.rules().region().line(line).orElseThrow(), "incoming", extension, choice);
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new IllegalStateException(refused.findings().toString());
    };
  }
}
