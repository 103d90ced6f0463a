package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk presses a code: the caller is referred, and comes back when nobody takes him. */
@NeedsAsterisk
class ReferralCodeTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @Test
  void asksWithTheTriageAndTheReferralOfTheCall() {
    Caller caller = LAB.call(Line.emergency(desk("lab-1", "press-*81")));
    Question question = caller.asks(1);
    assertEquals("C1", question.mark("ZR_TRIAGE"));
    assertEquals("HAP", question.mark("ZR_ADVISED"));
    assertEquals("REFERRAL", question.mark("ZR_REASON"));
    assertEquals("EMERGENCY", question.mark("ZR_ORIGIN"));
    assertEquals(caller.id(), question.mark("ZR_REFERRAL"));
    assertEquals("", question.mark("ZR_PLACE"));
  }

  @Test
  void reachesANurseOfTheServiceAndEndsThere() {
    LAB.member("lab-6", "talk-1");
    Caller caller = LAB.call(Line.emergency(desk("lab-2", "press-*81")));
    caller.asks(1).send(LAB.router(), "lab-6");
    caller.event(
        "the nurse", event -> event.is("AgentConnect") && event.get("Queue").equals("lab-6"));
    caller.event("the end of the talk", event -> event.is("Hangup"));
    assertEquals(List.of("lab-2", "lab-6"), caller.queues(), caller::story);
  }

  @Test
  void bringsTheCallerBackToTheDeskAtTheDeadline() {
    String desk = desk("lab-3", "press-*81");
    Caller caller = LAB.call(Line.emergency(desk));
    Question question = caller.asks(1);
    LAB.withdraw(desk, "press-*81");
    question.send(LAB.router(), "hap-drenthe", 1);
    Question again = caller.asks(2);
    assertEquals("TIMEOUT", again.mark("ZR_REASON"));
    again.send(LAB.router(), desk);
    caller.joins(desk, 2);
    assertEquals(caller.id(), again.mark("ZR_REFERRAL"));
  }

  @Test
  void bringsTheCallerBackToTheDeskWhenTheRouterFallsSilentMeanwhile() {
    String desk = desk("lab-4", "press-*81");
    Caller caller = LAB.call(Line.emergency(desk));
    Question question = caller.asks(1);
    LAB.withdraw(desk, "press-*81");
    question.send(LAB.router(), "hap-drenthe", 1);
    AmiMessage back = caller.joins(desk, 2);
    assertEquals("", back.mark("ZR_REFERRAL"));
    assertEquals("10", caller.priorityIn(desk));
  }

  @Test
  void saysThePlaceWhenTheCodeHasOne() {
    Line line =
        Line.emergency(desk("lab-5", "press-*812"))
            .with("__ZR_CODES", "zr_referral_1#zr_referral_2#zr_referral_3");
    Question question = LAB.call(line).asks(1);
    assertEquals("VR02", question.mark("ZR_PLACE"));
    assertEquals("C1", question.mark("ZR_TRIAGE"));
  }

  @Test
  void letsTheReceivingNurseRaiseItToAnEmergency() {
    String desk = desk("lab-7", "press-*81");
    LAB.member("lab-8", "press-*112");
    Caller caller = LAB.call(Line.emergency(desk));
    Question question = caller.asks(1);
    LAB.withdraw(desk, "press-*81");
    question.send(LAB.router(), "lab-8");
    caller.news("ZorgrouterUrgent");
    caller.joins(desk, 2);
    assertEquals("10", caller.priorityIn(desk));
  }

  @ParameterizedTest
  @ValueSource(strings = {"__ZR_CODES", "__DYNAMIC_FEATURES"})
  void isNotForTheCaller(String codes) {
    String queue = codes.equals("__ZR_CODES") ? "lab-9" : "hap-fryslan";
    // a member of its own: one that is busy in another queue is not rung
    LAB.member(queue, "talk-" + (20 + queue.length()));
    Caller caller = LAB.call(Line.emergency(queue).with(codes, "zr_referral#zr_emergency"));
    caller.event("the conversation", event -> event.is("BridgeEnter"));
    for (char key : "*81".toCharArray()) {
      caller.presses(key);
    }
    caller.event("the last key", event -> event.is("DTMFEnd") && event.get("Digit").equals("1"));
    String nurse = caller.connected().get("DestChannel");
    assertTrue(LAB.hand().command("core show channel " + nurse).contains("Bridge ID"));
    assertEquals(0, caller.timesAsked(), caller::story);
    assertEquals(List.of(), caller.seen(event -> event.is("BridgeLeave")), caller::story);
    assertEquals(0, caller.timesNews("ZorgrouterReferral"));
  }

  private static String desk(String queue, String kind) {
    LAB.member(queue, kind);
    return queue;
  }
}
