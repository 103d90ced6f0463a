package nl.zorgrouter.router.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.view.CallerView.Stage;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final PbxId DESK = new PbxId("mka-noord");
  private static final PbxId HAP = new PbxId("hap-noord");
  private static final Instant EVENING = Instant.parse("2026-11-21T19:00:00Z");
  private static final VerifiedRules RULES = read();

  private final Board board = new Board(RULES.rules().region());
  private RouterState state = RouterState.starting(1);
  private Instant now = EVENING;

  private static VerifiedRules read() {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  @BeforeEach
  void begins() {
    take(new Input.RulesActivated(moment(), RULES));
    inSync(DESK);
    inSync(HAP);
  }

  private Moment moment() {
    return new Moment(now, Duration.between(EVENING, now));
  }

  private void take(Input input) {
    Step step = RouterCore.step(state, input);
    state = step.state();
    board.saw(input, step);
  }

  private void inSync(PbxId pbx) {
    Snapshot empty = new Snapshot(now, List.of(), List.of(), List.of());
    take(new Input.FromPbx(moment(), new PbxNews.InSync(pbx, 1, empty)));
  }

  private void happens(PbxId pbx, CallEvent event) {
    take(new Input.FromPbx(moment(), new PbxNews.Happened(pbx, event)));
  }

  private Picture picture() {
    return board.picture(now, List.of());
  }

  private static Marks marks(String line, String origin, String journey) {
    Map<Mark, String> marks = new HashMap<>();
    marks.put(Mark.ZR_LINE, line);
    marks.put(Mark.ZR_ORIGIN, origin);
    marks.put(Mark.ZR_JOURNEY, journey);
    marks.put(Mark.ZR_CHOICE, "MEDICAL");
    return new Marks(marks);
  }

  private void dials(PbxId pbx, String call) {
    CallId id = new CallId(call);
    happens(
        pbx, new CallEvent.Arrived(now, id, id, "PJSIP/trunk-" + call, "0612345678", Marks.NONE));
  }

  private void joins(PbxId pbx, String call, String queue, Marks marks) {
    CallId id = new CallId(call);
    happens(pbx, new CallEvent.Joined(now, id, id, new QueueName(queue), 1, 1, marks));
  }

  private void asks(PbxId pbx, String call, Marks marks) {
    CallId id = new CallId(call);
    happens(
        pbx,
        new CallEvent.Asked(
            now, id, id, "PJSIP/trunk-" + call, new Ticket(call + "-1"), "0612345678", marks));
  }

  @Test
  void showsWhoDials112AtTheDeskAndThatNoRuleWasAsked() {
    dials(DESK, "a.1");
    joins(DESK, "a.1", "desk", marks("112-noord", "EMERGENCY", "a.1"));
    now = now.plusSeconds(31);
    Picture seen = picture();
    CallerView caller = seen.callers().getFirst();
    assertEquals(Stage.WAITING, caller.stage());
    assertEquals(Optional.of("desk"), caller.service());
    assertEquals("78", caller.tail());
    assertEquals(Way.By.DESK_FIRST, seen.ways().getFirst().by());
    assertEquals(
        List.of(Alarm.Kind.EMERGENCY_WAITS), seen.alarms().stream().map(Alarm::kind).toList());
    assertFalse(seen.toString().contains("0612345678"), seen::toString);
  }

  @Test
  void seesOnePersonInTwoLegsOnTwoExchanges() {
    Marks marks = marks("care-noord", "CARE_LINE", "b.1");
    dials(DESK, "b.1");
    asks(DESK, "b.1", marks);
    dials(HAP, "h.9");
    joins(HAP, "h.9", "hap-groningen", marks("hap-noord", "CARE_LINE", "b.1"));
    Picture seen = picture();
    assertEquals(1, seen.callers().size());
    CallerView caller = seen.callers().getFirst();
    assertEquals("b.1", caller.journey());
    assertEquals(Optional.of("care-noord"), caller.line());
    assertEquals(Optional.of("hap-groningen"), caller.service());
    Way way = seen.ways().getFirst();
    assertEquals("disposition/care-medical", way.rule());
    assertEquals("care-noord", way.line());
    assertEquals("b.1", way.lastCaller());
    assertEquals(1, seen.totals().decisions());
  }

  @Test
  void tellsThatTheExchangeUsedItsFailsafe() {
    Marks marks = marks("care-noord", "CARE_LINE", "c.1");
    dials(DESK, "c.1");
    happens(DESK, new CallEvent.FellBack(now, new CallId("c.1"), 0, 0));
    joins(DESK, "c.1", "desk", marks);
    Picture seen = picture();
    assertTrue(seen.callers().getFirst().byFailsafe());
    assertEquals(Way.By.FAILSAFE, seen.ways().getFirst().by());
    assertEquals(1, seen.totals().failsafes());
    assertEquals(Alarm.Kind.FAILSAFE, seen.alarms().getFirst().kind());
  }

  @Test
  void keepsWhatItSawOfAnExchangeThatFellSilentAndSaysSo() {
    dials(DESK, "d.1");
    joins(DESK, "d.1", "desk", marks("112-noord", "EMERGENCY", "d.1"));
    now = now.plusSeconds(5);
    take(new Input.FromPbx(moment(), new PbxNews.OutOfSync(DESK, 1, "the line was cut")));
    Picture seen = picture();
    assertEquals(1, seen.callers().size());
    assertEquals(Alarm.Kind.SILENT, seen.alarms().getFirst().kind());
    assertEquals(now, seen.links().getLast().silence().orElseThrow().since());
    assertTrue(seen.services().getFirst().silent());
    inSync(DESK);
    assertEquals(List.of(), picture().callers());
    assertTrue(picture().links().getLast().inSync());
  }

  @Test
  void forgetsACallThatEnded() {
    dials(DESK, "e.1");
    joins(DESK, "e.1", "desk", marks("112-noord", "EMERGENCY", "e.1"));
    happens(DESK, new CallEvent.Ended(now, new CallId("e.1"), 16));
    assertEquals(List.of(), picture().callers());
    now = now.plus(Duration.ofHours(3));
    assertEquals(List.of(), picture().ways());
  }
}
