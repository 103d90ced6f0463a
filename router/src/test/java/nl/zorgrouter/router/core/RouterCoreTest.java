package nl.zorgrouter.router.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.rules.decide.Code;
import nl.zorgrouter.rules.decide.Outcome;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.Test;

class RouterCoreTest {
  private static final VerifiedRules FIRST = Told.rules(1);
  private static final VerifiedRules SECOND = Told.rules(2);

  @Test
  void sendsACareLineCallToTheServiceOfItsPlace() {
    Step step = Told.working(FIRST).asks("pbx-1.1", Told.careLine());
    assertEquals("hap-groningen", answer(step).target().value());
    assertEquals(new Ticket("pbx-1.1-1"), answer(step).ticket());
    assertEquals(Outcome.ROUTE, step.decided().getFirst().decision().outcome());
  }

  @Test
  void refersAnEmergencyCallOnlyWithATriage() {
    Told told = Told.working(FIRST);
    assertEquals("hap-groningen", answer(told.asks("pbx-1.1", Told.referred())).target().value());
    Step without = told.asks("pbx-1.2", Told.on("112-noord", "EMERGENCY"));
    assertEquals("desk", answer(without).target().value());
    assertEquals(Outcome.STAY, without.decided().getFirst().decision().outcome());
  }

  @Test
  void neverLowersTheNumberOfTheRulesNorTheFence() {
    Told told = Told.working(SECOND);
    Step older = told.rulesActivated(FIRST);
    assertEquals(List.of(new Notice.OlderRules(1, 2)), older.notices());
    told.pinged();
    assertEquals(
        List.of(new Command.RaiseFence(Told.PBX, 2)),
        told.after(Leases.EVERY).commands().stream()
            .filter(Command.RaiseFence.class::isInstance)
            .toList());
    told.draining();
    assertEquals(List.of(), told.rulesActivated(Told.rules(3)).commands(), "it stops");
  }

  @Test
  void bringsAReferredCallBackToTheDeskBehindUnanswered112CallsOnly() {
    Map<Mark, String> back = Told.referred();
    back.put(Mark.ZR_REASON, "TIMEOUT");
    back.put(Mark.ZR_VISIT, "2");
    Step step = Told.working(FIRST).asks("pbx-1.1", back);
    assertEquals("desk", answer(step).target().value());
    assertEquals(10, answer(step).priority());
    assertEquals(Ruled.WITHOUT_END, answer(step).patienceSeconds());
    assertEquals(Code.MAX_HOPS, step.decided().getFirst().decision().code());
  }

  @Test
  void keepsACallWithTheOwnerOfItsLineUntilSomebodyAnswers() {
    Map<Mark, String> urgent = Told.careLine();
    urgent.put(Mark.ZR_CHOICE, "URGENT");
    Step step = Told.working(FIRST).asks("pbx-1.1", urgent);
    assertEquals("desk", answer(step).target().value());
    assertEquals(0, answer(step).priority(), "only 112 overtakes at the desk");
    assertEquals(Ruled.WITHOUT_END, answer(step).patienceSeconds());
  }

  @Test
  void givesAQuestionThatIsSeenAgainTheAnswerItHad() {
    Told told = Told.working(FIRST);
    Answer first = answer(told.asks("pbx-1.1", Told.careLine()));
    Step again = told.asks("pbx-1.1", Told.careLine());
    assertEquals(first, answer(again));
    assertEquals(List.of(), again.decided());
    assertInstanceOf(Notice.AnsweredAgain.class, again.notices().getFirst());
  }

  @Test
  void decidesAgainWhenTheRulesOfTheFirstAnswerAreOutdated() {
    Told told = Told.working(FIRST);
    told.asks("pbx-1.1", Told.careLine());
    told.rulesActivated(SECOND);
    Step again = told.asks("pbx-1.1", Told.careLine());
    assertEquals(2, answer(again).rulesVersion());
    assertEquals(1, again.decided().size());
  }

  @Test
  void forgetsAnAnswerAfterAMinute() {
    Told told = Told.working(FIRST);
    told.asks("pbx-1.1", Told.careLine());
    told.after(Duration.ofSeconds(61));
    assertEquals(1, told.asks("pbx-1.1", Told.careLine()).decided().size());
  }

  @Test
  void answersNothingAndHoldsNoLeaseWithoutRules() {
    Told told = new Told();
    told.inSync(List.of());
    Step step = told.asks("pbx-1.1", Told.careLine());
    assertEquals(List.of(), step.commands());
    assertInstanceOf(Notice.NoRules.class, step.notices().getFirst());
    assertEquals(List.of(), told.after(Duration.ofMillis(300)).commands());
  }

  @Test
  void leavesACallOfAnUnknownLineToTheExchange() {
    Step step = Told.working(FIRST).asks("pbx-1.1", Told.on("nowhere", "CARE_LINE"));
    assertEquals(List.of(), step.commands());
    assertInstanceOf(Notice.Unreadable.class, step.notices().getFirst());
  }

  @Test
  void raisesTheFenceBeforeEveryLeaseAndCountsTheLeaseOnTheExchangesClock() {
    Told told = Told.working(FIRST);
    Step step = told.after(Duration.ofMillis(250));
    assertEquals(
        List.of(
            new Command.RaiseFence(Told.PBX, 1),
            new Command.HoldLease(Told.PBX, 1, told.pbxNow().plusMillis(900))),
        step.commands());
    assertEquals(List.of(), told.after(Duration.ofMillis(100)).commands(), "not due yet");
  }

  @Test
  void holdsNoLeaseOnAnExchangeThatIsOutOfSyncOrWhoseClockIsOld() {
    Told told = Told.working(FIRST);
    told.outOfSync();
    assertEquals(List.of(), told.after(Duration.ofSeconds(1)).commands());
    Told silent = Told.working(FIRST);
    assertEquals(List.of(), silent.after(Duration.ofMillis(1_300)).commands());
    silent.pinged();
    assertEquals(2, silent.after(Duration.ofMillis(50)).commands().size());
  }

  @Test
  void givesUpItsLeasesWhenItStops() {
    Told told = Told.working(FIRST);
    assertEquals(
        List.of(new Command.HoldLease(Told.PBX, 1, Instant.EPOCH)), told.draining().commands());
    assertEquals(List.of(), told.after(Duration.ofSeconds(1)).commands());
    assertEquals(List.of(), told.asks("pbx-1.1", Told.careLine()).commands());
  }

  @Test
  void endsAQuestionThatIsOpenTooLongAndThenSendsItsCallToTheFailsafe() {
    Told told = Told.working(FIRST);
    told.asks("pbx-1.1", Told.careLine());
    assertTrue(rescues(told.after(Duration.ofMillis(2_500))).isEmpty());
    assertEquals(
        List.of(new Command.EndQuestion(Told.PBX, new CallId("pbx-1.1"))),
        rescues(told.after(Duration.ofMillis(100))));
    Step stuck = told.after(Duration.ofSeconds(1));
    assertEquals(
        List.of(new Command.SendToFailsafe(Told.PBX, new CallId("pbx-1.1"))), rescues(stuck));
    assertInstanceOf(Notice.QuestionStuck.class, stuck.notices().getFirst());
    assertTrue(rescues(told.after(Duration.ofSeconds(5))).isEmpty(), "once is enough");
  }

  @Test
  void leavesAQuestionAloneThatHasEnded() {
    Told told = Told.working(FIRST);
    told.asks("pbx-1.1", Told.careLine());
    told.happens(new CallEvent.StoppedAsking(told.pbxNow(), new CallId("pbx-1.1")));
    assertTrue(rescues(told.after(Duration.ofSeconds(4))).isEmpty());
  }

  @Test
  void answersWhatWasParkedBeforeItCame() {
    Told told = new Told();
    told.rulesActivated(FIRST);
    Step step =
        told.inSync(
            List.of(
                new Snapshot.Leg(
                    new CallId("pbx-1.7"),
                    new CallId("pbx-1.7"),
                    "PJSIP/trunk-7",
                    "",
                    Duration.ofSeconds(1),
                    new Snapshot.Question.Open(new Ticket("pbx-1.7-1")),
                    new Marks(Told.careLine()))));
    assertInstanceOf(Command.RaiseFence.class, step.commands().getFirst());
    assertEquals("pbx-1.7-1", answer(step).ticket().value());
  }

  @Test
  void saysWhenTheExchangeUsedAnAnswerThatItDidNotGive() {
    Told told = Told.working(FIRST);
    Answer mine = answer(told.asks("pbx-1.1", Told.careLine()));
    CallId call = new CallId("pbx-1.1");
    assertEquals(
        List.of(),
        told.happens(new CallEvent.AnswerTaken(told.pbxNow(), call, mine.onTheWire())).notices());
    String other = mine.onTheWire().replace("hap-groningen", "desk");
    Step step = told.happens(new CallEvent.AnswerTaken(told.pbxNow(), call, other));
    assertInstanceOf(Notice.OtherAnswerTaken.class, step.notices().getFirst());
  }

  @Test
  void choosesTheNeighbourWhenTheOwnServiceMakesPeopleWaitTooLong() {
    Told told = Told.working(FIRST);
    told.loads(
        Map.of(
            "hap-groningen", new ServiceLoad(OptionalInt.of(1_500), 30, 4, told.pbxNow()),
            "hap-drenthe", new ServiceLoad(OptionalInt.of(60), 1, 4, told.pbxNow())));
    assertEquals("hap-drenthe", answer(told.asks("pbx-1.1", Told.referred())).target().value());
  }

  @Test
  void makesTheSameStepsFromTheSameInputs() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Input> recorded = randomRun(seed);
      assertEquals(replayed(recorded), replayed(recorded), "seed " + seed);
    }
  }

  private static List<List<Object>> replayed(List<Input> inputs) {
    List<List<Object>> steps = new ArrayList<>();
    RouterState state = RouterState.starting(1);
    for (Input input : inputs) {
      Step step = RouterCore.step(state, input);
      Step twice = RouterCore.step(state, input);
      assertEquals(step.commands(), twice.commands(), "deciding changes nothing");
      steps.add(List.of(step.decided(), step.commands(), step.notices()));
      state = step.state();
    }
    return steps;
  }

  private static List<Input> randomRun(long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    Told told = Told.working(FIRST);
    for (int each = 0; each < 300; each++) {
      String call = "pbx-1." + chance.nextInt(40);
      switch (chance.nextInt(8)) {
        case 0 -> told.asks(call, Told.careLine());
        case 1 -> told.asks(call, Told.referred());
        case 2 -> told.asks(call, Told.on("hap-noord", "HAP"));
        case 3 -> told.happens(new CallEvent.StoppedAsking(told.pbxNow(), new CallId(call)));
        case 4 -> told.happens(new CallEvent.Ended(told.pbxNow(), new CallId(call), 16));
        case 5 -> told.pinged();
        case 6 -> {
          if (chance.nextInt(10) == 0) {
            told.outOfSync();
          } else {
            told.inSync(List.of());
          }
        }
        default -> told.after(Duration.ofMillis(chance.nextInt(400)));
      }
    }
    return told.inputs();
  }

  private static Answer answer(Step step) {
    return step.commands().stream()
        .filter(Command.GiveAnswer.class::isInstance)
        .map(Command.GiveAnswer.class::cast)
        .map(Command.GiveAnswer::answer)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no answer: " + step.notices()));
  }

  private static List<Command> rescues(Step step) {
    return step.commands().stream()
        .filter(command ->
            command instanceof Command.EndQuestion || command instanceof Command.SendToFailsafe)
        .toList();
  }
}
