package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question and its answer: what is used, and what never is. */
@NeedsAsterisk
class QuestionTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @Test
  void putsTheCallerInHisQueueAtOnceBecauseOfTheWakeUp() {
    List<Long> woken = new ArrayList<>();
    List<Long> polled = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      woken.add(microsToQueue(true));
      polled.add(microsToQueue(false));
    }
    woken.sort(null);
    polled.sort(null);
    System.out.printf(
        "answer written to caller queued: p50 %.1f ms, worst %.1f ms; without the wake-up p50 %.1f ms%n",
        woken.get(7) / 1000.0, woken.getLast() / 1000.0, polled.get(7) / 1000.0);
    assertTrue(woken.get(7) < 40_000, () -> "with the wake-up: " + woken);
    assertTrue(woken.get(7) < polled.get(7), () -> woken + " against " + polled);
  }

  @Test
  void sendsAnUnknownTargetToTheFailsafe() {
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "nobody-has-heard-of-it");
    caller.joins("hap-fryslan");
    assertEquals(0, caller.timesNews("ZorgrouterTaken"));
  }

  @Test
  void asksAgainWithTheReasonWhenTheQueueIsMissing() {
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "lab-no-queue");
    Question again = caller.asks(2);
    assertEquals("UNKNOWN", again.mark("ZR_REASON"));
    again.send(LAB.router(), "ggz-noord");
    caller.joins("ggz-noord");
  }

  @Test
  void asksAgainWithTheReasonWhenPatienceIsOver() {
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "vvt-noord", 2);
    long queued = caller.joins("vvt-noord").atMicros();
    Question again = caller.asks(2);
    assertEquals("TIMEOUT", again.mark("ZR_REASON"));
    // Asterisk counts patience in whole seconds of its clock, so it can end up to one early
    assertBetween(900, 2_500, (again.asked().atMicros() - queued) / 1000);
    again.send(LAB.router(), "ggz-noord");
    caller.joins("ggz-noord");
    assertEquals(List.of("vvt-noord", "ggz-noord"), caller.queues(), caller::story);
  }

  @Test
  void asksSixTimesAtMost() {
    Caller caller = LAB.call(Line.care());
    for (int visit = 1; visit <= 6; visit++) {
      caller.asks(visit).send(LAB.router(), "lab-no-queue");
    }
    caller.joins("hap-fryslan");
    assertEquals(6, caller.timesAsked(), caller::story);
  }

  @Test
  void goesToTheFailsafeAfterOneAndAHalfSecondsOfSilence() {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    AmiMessage queued = caller.joins("hap-fryslan");
    assertBetween(1_450, 1_700, (queued.atMicros() - question.asked().atMicros()) / 1000);
    assertEquals(1, caller.timesAsked(), caller::story);
  }

  @Test
  void triesThreeTimesAndThenTakesTheFailsafe() {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    String foreign = question.text(Question.VERSION, "ggz-noord", "60", "0").replace("-1;", "-9;");
    for (int asked = 1; asked <= 3; asked++) {
      int tries = asked;
      caller.event("try " + asked, event -> caller.timesAsked() >= tries);
      LAB.router().write(question.commands(foreign));
    }
    AmiMessage queued = caller.joins("hap-fryslan");
    assertEquals(3, caller.timesAsked(), caller::story);
    assertTrue(queued.atMicros() - question.asked().atMicros() < 2_200_000);
    assertEquals(List.of("hap-fryslan"), caller.queues(), caller::story);
  }

  @Test
  void usesNoAnswerOfAnOutdatedRuleSet() {
    LAB.hand().global("ZR_RULES_MIN", String.valueOf(Question.VERSION));
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    LAB.router()
        .write(question.commands(question.text(Question.VERSION - 1, "vvt-noord", "60", "0")));
    caller.event("the second try", event -> caller.timesAsked() >= 2);
    question.send(LAB.router(), "ggz-noord");
    caller.joins("ggz-noord");
    assertEquals(List.of("ggz-noord"), caller.queues(), caller::story);
  }

  @Test
  void neverUsesALateAnswerNotEvenAtTheNextQuestion() {
    Caller caller = LAB.call(Line.care());
    Question late = caller.asks(1);
    caller.joins("hap-fryslan");
    late.send(LAB.router(), "vvt-noord");
    LAB.hand()
        .act(
            "Redirect",
            "Channel",
            caller.channel(),
            "Context",
            "zorgrouter",
            "Exten",
            "ask",
            "Priority",
            "1");
    caller.asks(2).send(LAB.router(), "ggz-noord");
    caller.joins("ggz-noord");
    assertEquals(List.of("hap-fryslan", "ggz-noord"), caller.queues(), caller::story);
  }

  @Test
  void usesADoubledAnswerOnce() {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    question.send(LAB.router(), "vvt-noord", 1);
    question.send(LAB.hand(), "vvt-noord", 1);
    caller.asks(2).send(LAB.router(), "ggz-noord");
    caller.joins("ggz-noord");
    assertEquals(List.of("vvt-noord", "ggz-noord"), caller.queues(), caller::story);
    assertEquals(2, caller.timesNews("ZorgrouterTaken"));
  }

  @Test
  void usesOneAnswerWholeWhenTwoRoutersMixTheirs() {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    String first = question.text(Question.VERSION, "vvt-noord", "50", "0");
    String second = question.text(Question.VERSION, "ggz-noord", "40", "0");
    // the exchange keeps no order between two logins: the second speaks when the first was heard
    question.leave(LAB.router(), first);
    question.leave(LAB.hand(), second);
    LAB.router().write(question.release() + question.wakeUp());
    LAB.hand().write(question.release() + question.wakeUp());
    String taken = caller.news("ZorgrouterTaken").get("Answer");
    assertEquals(second, taken);
    caller.joins("ggz-noord");
    assertEquals(List.of("ggz-noord"), caller.queues(), caller::story);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"", "${HANGUP()}", "\\\" | 1 = 1", "$[1]", ",1)", "lab-1&lab-2", ""})
  void keepsACallerWhateverTheAnswerLooksLike(String text) {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    LAB.router().write(question.commands(text));
    caller.event("the second try", event -> caller.timesAsked() >= 2);
    LAB.router()
        .write(question.commands(question.text(Question.VERSION, "lab" + text, text, text)));
    caller.joins("hap-fryslan");
    assertTrue(caller.isThere(), caller::story);
    assertEquals(List.of("hap-fryslan"), caller.queues(), caller::story);
  }

  @Test
  void takesNoPatienceForTenMinutes() {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    LAB.router().write(question.commands(question.text(Question.VERSION, "elv-noord", "", "")));
    caller.joins("elv-noord");
    assertTrue(LAB.hand().command("core show channels concise").contains("elv-noord,c,,,600"));
  }

  @Test
  void letsNoAnswerOvertakeAnUnansweredEmergencyCall() {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    LAB.router().write(question.commands(question.text(Question.VERSION, "desk", "60", "99")));
    caller.joins("desk");
    assertEquals("10", caller.priorityIn("desk"));
  }

  @Test
  void endsTheQuestionOfACallerWhoHangsUp() {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    caller.hangsUp();
    question.send(LAB.router(), "ggz-noord");
    caller.event("the end of the question", event -> event.is("AsyncAGIEnd"));
    assertFalse(caller.isThere());
    assertEquals(List.of(), caller.queues(), caller::story);
  }

  @Test
  void asksNoOneOnceTheFailsafeHasACallOfTheEmergencyLine() {
    Caller caller = LAB.call(Line.emergency("lab-9"));
    caller.joins("lab-9");
    LAB.hand()
        .act(
            "Redirect",
            "Channel",
            caller.channel(),
            "Context",
            "zorgrouter",
            "Exten",
            "ask",
            "Priority",
            "1");
    caller.joins("lab-9", 2);
    assertEquals(0, caller.timesAsked(), caller::story);
  }

  private static long microsToQueue(boolean wakeUp) {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    String answer = question.text(Question.VERSION, "zcc-noord", "60", "0");
    long written = System.nanoTime();
    LAB.router()
        .write(wakeUp ? question.commands(answer) : question.set(answer) + question.release());
    long queued = caller.joins("zcc-noord").arrivedNanos();
    caller.hangsUp();
    return (queued - written) / 1000;
  }

  private static void assertBetween(long least, long most, long found) {
    assertTrue(
        least <= found && found <= most, () -> found + " ms, expected " + least + " to " + most);
  }
}
