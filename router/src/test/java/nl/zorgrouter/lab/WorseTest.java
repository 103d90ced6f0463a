package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A caller who waits presses 1: it is getting worse. */
@NeedsAsterisk
class WorseTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @Test
  void leadsACallerOfTheCareLineToTheDesk() {
    Caller caller = LAB.call(Line.number("0600"));
    caller.asks(1).send(LAB.router(), "hap-drenthe");
    caller.joins("hap-drenthe");
    caller.presses('1');
    assertEquals("CARE_LINE", caller.joins("desk").mark("ZR_ORIGIN"));
    assertEquals("10", caller.priorityIn("desk"));
  }

  @Test
  void leadsACallerOfTheGpServiceToItsUrgentQueue() {
    Caller caller = LAB.call(Line.number("0500"));
    caller.asks(1).send(LAB.router(), "hap-drenthe");
    caller.joins("hap-drenthe");
    caller.presses('1');
    caller.joins("hap-groningen-urgent");
  }

  @Test
  void worksInTheFailsafeToo() {
    Caller caller = LAB.call(Line.number("0500"));
    caller.joins("hap-groningen");
    caller.presses('1');
    caller.joins("hap-groningen-urgent");
  }

  @Test
  void bringsAReferredEmergencyCallerBackToTheDeskBehindTheUnanswered() {
    LAB.member("lab-5", "press-*81");
    Caller caller = LAB.call(Line.emergency("lab-5"));
    Question question = caller.asks(1);
    LAB.withdraw("lab-5", "press-*81");
    question.send(LAB.router(), "hap-drenthe");
    caller.joins("hap-drenthe");
    caller.presses('1');
    AmiMessage back = caller.joins("lab-5", 2);
    assertEquals("EMERGENCY", back.mark("ZR_ORIGIN"));
    assertEquals("", back.mark("ZR_REFERRAL"));
    assertEquals("10", caller.priorityIn("lab-5"));
  }

  @Test
  void asksNobodyAgainEvenWhenARouterSendsTheCallerThere() {
    Caller caller = LAB.call(Line.number("0500"));
    caller.asks(1).send(LAB.router(), "hap-drenthe");
    caller.joins("hap-drenthe");
    caller.presses('1');
    caller.joins("hap-groningen-urgent");
    LAB.router()
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
    caller.joins("hap-groningen-urgent", 2);
    assertEquals(1, caller.timesAsked(), caller::story);
  }

  @Test
  void worksWhileAnotherExchangeRings() {
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "lab-remote-ring");
    caller.event("ringing", event -> event.is("DialBegin"));
    caller.presses('1');
    caller.joins("desk");
  }

  @Test
  void meansNothingAtADeskWhereItWouldCostTheCallerHisPlace() {
    Caller caller = LAB.call(Line.number("112"));
    caller.joins("desk");
    caller.presses('1');
    assertEquals("20", caller.priorityIn("desk"));
    assertEquals(0, caller.timesNews("ZorgrouterUrgent"));
  }
}
