package nl.zorgrouter.router.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.ServiceLoad;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalReplay;
import nl.zorgrouter.router.referral.Confirmed;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.CaseReader;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recorder leaves out, a replay must not need. */
class RecorderTest {
  private static final PbxId PBX = new PbxId("noord");
  private static final CallId CALLER = new CallId("noord-1.1");
  private static final CallId NURSE = new CallId("noord-1.2");
  private static final String TRUNK = "PJSIP/trunk-00000001";
  private static final VerifiedRules RULES = rules();
  private static final Registrant DESK =
      new Registrant("desk-1", Registrant.Scope.DESK, Optional.empty(), Optional.empty());

  @TempDir private Path folder = Path.of("");
  private RouterState state = RouterState.starting(1);
  private Duration uptime = Duration.ZERO;

  @Test
  void aReferralByCodeIsMadeAgainWithTheLoadsThatItsOfferWasMadeWith() throws Exception {
    try (JournalWriter journal = Written.writer(folder)) {
      Recorder recorder = begins(journal);
      step(recorder, loads(4));
      step(recorder, loads(6));
      step(recorder, heard(new CallEvent.ReferralPressed(now(), NURSE, TRUNK, "HAP", "")));
      step(recorder, loads(0));
      asks(recorder, onlyReferral());
    }
    assertEquals(1, madeAgain());
  }

  @Test
  void aReferralByRequestIsMadeAgainAtTheTimeThatTheExchangeShowed() throws Exception {
    try (JournalWriter journal = Written.writer(folder)) {
      Recorder recorder = begins(journal);
      step(recorder, loads(6));
      for (int ping = 0; ping < 4; ping++) {
        step(recorder, pinged(now().plusMillis(3L * ping)));
      }
      step(recorder, asks("one", new Wish.Offer(here(), Mode.HANDOVER, Optional.empty(), c1())));
      step(recorder, pinged(now().minusMillis(20)));
      step(recorder, asks("two", new Wish.Confirm(onlyReferral().id(), Optional.empty())));
      asks(recorder, onlyReferral());
    }
    assertEquals(1, madeAgain());
  }

  @Test
  void whatSomebodySaidOfAServiceIsSettledOnceItIsOnTheDisk() throws Exception {
    try (JournalWriter journal = Written.writer(folder)) {
      Recorder recorder = begins(journal);
      long before = journal.durable();
      step(
          recorder,
          new Input.ServiceChanged(
              moment(), new ServiceChange.StateLifted("hap-groningen", "a desk", now())));
      Object number = recorder.settled().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertTrue(number instanceof Long written && written > before, () -> "settled: " + number);
    }
  }

  private Recorder begins(JournalWriter journal) {
    journal.append(List.of(new Entry.Started(now(), 1, "test")));
    Recorder recorder = new Recorder(journal, 1);
    step(recorder, new Input.RulesActivated(moment(), RULES));
    Map<Mark, String> marks = marks();
    List<Snapshot.Leg> legs =
        List.of(
            leg(CALLER, TRUNK, new Marks(marks)), leg(NURSE, "PJSIP/desk-1-00000002", Marks.NONE));
    step(
        recorder,
        new Input.FromPbx(
            moment(), new PbxNews.InSync(PBX, 1, new Snapshot(now(), legs, List.of(), List.of()))));
    return recorder;
  }

  private static Snapshot.Leg leg(CallId call, String channel, Marks marks) {
    return new Snapshot.Leg(
        call, CALLER, channel, "0612345678", Duration.ZERO, new Snapshot.Question.None(), marks);
  }

  private static Map<Mark, String> marks() {
    Map<Mark, String> marks = new EnumMap<>(Mark.class);
    marks.put(Mark.ZR_LINE, "112-noord");
    marks.put(Mark.ZR_ORIGIN, "EMERGENCY");
    return marks;
  }

  /** The referred call asks, as the exchange makes it do. */
  private void asks(Recorder recorder, Referral referral) {
    Map<Mark, String> marks = marks();
    marks.put(Mark.ZR_VISIT, "1");
    marks.put(Mark.ZR_REASON, "REFERRAL");
    marks.put(Mark.ZR_REFERRAL, referral.id().value());
    Confirmed.of(referral)
        .map(Confirmed::onTheChannel)
        .ifPresent(promise -> marks.put(Mark.ZR_CONFIRMED, promise));
    Step step =
        step(
            recorder,
            heard(
                new CallEvent.Asked(
                    now(),
                    CALLER,
                    CALLER,
                    TRUNK,
                    new Ticket(CALLER.value() + "-1"),
                    "0612345678",
                    new Marks(marks))));
    assertEquals(
        "hap-groningen",
        step.decided().getFirst().decision().onward().orElseThrow().destination().service());
  }

  private Referral onlyReferral() {
    return state.referrals().all().stream().findFirst().orElseThrow();
  }

  private Input heard(CallEvent event) {
    return new Input.FromPbx(moment(), new PbxNews.Happened(PBX, event));
  }

  private Input pinged(Instant shown) {
    return new Input.FromPbx(moment(), new PbxNews.Pinged(PBX, shown, Duration.ofMillis(1)));
  }

  private Input loads(int agents) {
    return new Input.LoadsMeasured(
        moment(), Map.of("hap-groningen", new ServiceLoad(OptionalInt.of(30), 0, agents, now())));
  }

  private Input asks(String id, Wish wish) {
    return new Input.Requested(moment(), new Request(id, id, DESK, wish));
  }

  private static Optional<Wish.Call> here() {
    return Optional.of(new Wish.Call(PBX, CALLER));
  }

  private CaseFacts c1() {
    String text =
        """
        {"caseId":"c1","at":"%s","line":"112-noord","triage":{"vui":"C1","at":"%s","advised":"HAP"},
         "patient":{"municipality":"GM0014","placeSource":"STATED"},"caller":{"contact":true}}\
        """
            .formatted(now(), now());
    return switch (CaseReader.read(RULES.rules().region(), "c1", 0, text)) {
      case Reading.Read<CaseFacts> read -> read.value();
      case Reading.Refused<CaseFacts> refused -> fail(refused.findings().toString());
    };
  }

  private Step step(Recorder recorder, Input input) {
    Step step = RouterCore.step(state, input);
    recorder.saw(input, step, Duration.ZERO);
    state = step.state();
    uptime = uptime.plusMillis(250);
    return step;
  }

  private Moment moment() {
    return new Moment(now(), uptime);
  }

  private Instant now() {
    return Written.NIGHT.plus(uptime);
  }

  /** How many decisions of the journal were made again; each must be the same. */
  private long madeAgain() throws Exception {
    JournalReplay replay = new JournalReplay((_, _) -> Optional.of(RULES));
    for (Frame frame : Written.frames(folder)) {
      Entry entry = EntryText.read(frame.kind(), frame.text());
      assertEquals(Optional.empty(), replay.next(entry));
    }
    assertEquals(0, replay.notCompared());
    assertTrue(replay.compared() > 0, "nothing was compared");
    return replay.compared();
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused -> fail(refused.findings().toString());
    };
  }
}
