package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A referral from the exchange of the desk to the exchange of a GP service. */
@NeedsAsterisk
class TwoExchangesTest {

  @Test
  void takesTheJourneyAndTheOriginAlongAndConnectsWhoAccepts() {
    try (Exchange service = Exchange.start();
        Exchange desk = Exchange.start("--peer", "other=" + service.sip());
        LabAmi there = service.hand();
        LabAmi here = desk.hand()) {
      Laboratory.lease(here, 60_000);
      Laboratory.lease(there, 60_000);
      here.saysGoToCodes();
      member(here, "lab-1", "press-*81");
      Caller caller = Caller.calls(here, Line.emergency("lab-1"));
      caller.asks(1).send(here, "lab-other-0510", 20);
      caller.news("ZorgrouterTaken");

      AmiMessage waiting = there.await("the caller there", event -> event.is("QueueCallerJoin"));
      assertEquals("hap-groningen", waiting.get("Queue"));
      assertEquals("EMERGENCY", waiting.mark("ZR_ORIGIN"));
      assertEquals(caller.id(), waiting.mark("ZR_JOURNEY"));
      assertEquals(0, there.seen(event -> event.is("AsyncAGIStart")).size());

      member(there, "hap-groningen", "press-1");
      here.await("the acceptance", event -> event.isNews("ZorgrouterAccepted"));
      assertEquals(1, caller.timesAsked(), caller::story);
    }
  }

  private static void member(LabAmi ami, String queue, String kind) {
    ami.act("QueueAdd", "Queue", queue, "Interface", "Local/" + kind + "@lab-agent/n");
  }
}
