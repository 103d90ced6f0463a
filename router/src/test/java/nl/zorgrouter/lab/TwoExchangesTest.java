package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A referral from the exchange of the desk to that of a GP service, by the two dialplans alone: the
 * word of a router is given by hand at the desk, and after it no router does anything.
 */
@NeedsAsterisk
class TwoExchangesTest {
  private static TwoSites sites;

  @BeforeAll
  static void start() {
    sites = TwoSites.start();
    sites.here().saysGoToCodes();
    Laboratory.lease(sites.here(), 3_600_000);
  }

  @AfterAll
  static void stop() {
    sites.close();
  }

  @Test
  void takesTheJourneyAndTheOriginAlongAndConnectsWhoAccepts() {
    Caller caller = referred("lab-1", "post-1");
    AmiMessage waiting = waitsThere("post-1");
    assertEquals("EMERGENCY", waiting.mark("ZR_ORIGIN"));
    assertEquals(caller.id(), waiting.mark("ZR_JOURNEY"));
    assertEquals(0, sites.there().seen(event -> event.is("AsyncAGIStart")).size());

    answers("post-1", "takes-701");
    accepted(sites.here(), caller.channel());
    assertEquals(1, caller.timesAsked(), caller::story);
  }

  @Test
  void bringsWhoIsRaisedOverThereBackOverTheTrunkToTheDesk() {
    Caller caller = referred("lab-2", "post-2");
    waitsThere("post-2");
    answers("post-2", "raises-702");
    AmiMessage back = backOverTheTrunk(caller);
    assertEquals("desk", back.get("Queue"));
    assertEquals("EMERGENCY", back.mark("ZR_ORIGIN"));
    assertEquals("10", priorityIn("desk", back));
    assertTrue(ringsOn(caller), "nobody is sent away from a desk that is busy");

    new Telephones(sites.here()).joins("desk", "takes-602");
    String trunk = raised(caller).get("Channel");
    accepted(sites.there(), trunk);
    RouterProcess.until("the desk talks with him", () -> bridged(trunk));
    assertTrue(caller.isThere(), caller::story);
  }

  @Test
  void leavesWhoIsRaisedWithTheUrgentQueueOverThereWhenTheTrunkLeadsNowhere() {
    Caller caller = referred("lab-3", "post-lost");
    waitsThere("post-3");
    answers("post-3", "raises-703");
    AmiMessage waiting = waitsThere("hap-groningen-urgent");
    assertEquals(caller.id(), waiting.mark("ZR_JOURNEY"));
    assertTrue(caller.isThere(), caller::story);
  }

  @Test
  void bringsWhoPressesOneWhileItRingsOverThereToHisOwnDesk() {
    Caller caller = referred("lab-4", "post-4");
    waitsThere("post-4");
    caller.presses('1');
    caller.joins("lab-4", 2);
    assertEquals("10", caller.priorityIn("lab-4"));
    there("he has left", "QueueCallerLeave", "post-4");
  }

  /** His nurse has pressed *81, and the answer of a router has sent him to that post. */
  private static Caller referred(String desk, String post) {
    Telephones nurses = new Telephones(sites.here());
    nurses.joins(desk, "press-*81");
    Caller caller = Caller.calls(sites.here(), Line.emergency(desk));
    Question question = caller.asks(1);
    nurses.leaves(desk, "press-*81");
    question.send(sites.here(), post, 40);
    caller.news("ZorgrouterTaken");
    return caller;
  }

  private static void answers(String post, String kind) {
    new Telephones(sites.there()).joins(post, kind);
  }

  private static AmiMessage waitsThere(String queue) {
    return there("he waits in `" + queue + "`", "QueueCallerJoin", queue);
  }

  private static AmiMessage there(String what, String event, String queue) {
    return sites.there().await(what, each -> each.is(event) && each.get("Queue").equals(queue));
  }

  private static void accepted(LabAmi ami, String caller) {
    ami.await(
        "the acceptance",
        event -> event.isNews("ZorgrouterAccepted") && event.get("Caller").equals(caller));
  }

  /** His second call at the exchange of his desk, which the other exchange has placed. */
  private static AmiMessage backOverTheTrunk(Caller caller) {
    return sites
        .here()
        .await(
            "he is back over the trunk",
            event ->
                event.is("QueueCallerJoin")
                    && event.mark("ZR_JOURNEY").equals(caller.id())
                    && !event.get("Uniqueid").equals(caller.id()));
  }

  /** The channel over there that was raised. */
  private static AmiMessage raised(Caller caller) {
    return sites
        .there()
        .await(
            "he is raised",
            event ->
                event.isNews("ZorgrouterUrgent") && event.mark("ZR_JOURNEY").equals(caller.id()));
  }

  /** Whether the call back to the desk has no limit of a minute, as one to a number has. */
  private static boolean ringsOn(Caller caller) {
    String shown =
        sites.there().command("core show channel " + raised(caller).get("Channel")).strip();
    return shown.lines().anyMatch(line -> line.contains("PJSIP/0112@other,86400,"));
  }

  private static boolean bridged(String channel) {
    return !sites.there().command("core show channel " + channel).contains("Bridge ID: (Not");
  }

  private static String priorityIn(String queue, AmiMessage joined) {
    String list = sites.here().act("QueueStatus", "Queue", queue).get("ActionID");
    sites
        .here()
        .await(
            "the list of `" + queue + "`",
            event -> event.is("QueueStatusComplete") && event.get("ActionID").equals(list));
    List<AmiMessage> entries =
        sites.here().seenOf(joined.get("Uniqueid"), event -> event.is("QueueEntry"));
    return entries.getLast().get("Priority");
  }
}
