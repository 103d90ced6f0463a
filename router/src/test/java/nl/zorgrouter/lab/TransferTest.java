package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.referral.Registrant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A coordinator puts a professional through to the place that was chosen, on a real Asterisk. */
@NeedsAsterisk
@Execution(ExecutionMode.SAME_THREAD)
class TransferTest {
  private static final String CENTRE = "zcc-noord";
  private static final String PLACE = "seh-groningen";
  private static final String DESK = "lab-2";
  private static final String COORDINATOR = "talk-90";
  private static final String RECEIVER = "talk-80";

  @AutoClose private final Site site = Site.start();
  private final LabAmi hand = site.hand();
  private final Telephones telephones = new Telephones(hand);

  @Test
  void staysWithTheCallerUntilSomebodyOfThePlaceHasCome() {
    telephones.joins(CENTRE, COORDINATOR);
    Line line = Line.asking("PROFESSIONAL", CENTRE).with("__ZR_LINE", "professional-noord");
    Caller gp = Caller.calls(hand, line);
    gp.connected();
    Api coordinator = coordinator();
    RouterProcess.until("the call", () -> coordinator.calls().size() == 1);

    Api.Answer answer = coordinator.post("transfers", chosen(PLACE)).is(201);
    String id = answer.id();
    telephones.isInRoom(gp.channel());
    telephones.isInRoom(telephones.rungLast(COORDINATOR));
    coordinator.until(id, "WAITING");
    assertEquals("DESK", answer.referral().getString("owner"), "whoever chose still has him");

    telephones.joins(PLACE, RECEIVER);
    AmiMessage took = hand.await("somebody came", event -> event.isNews("ZorgrouterTook"));
    telephones.isInRoom(took.get("Channel"));
    telephones.hangsUp(COORDINATOR);
    JsonObject answered = coordinator.until(id, "ANSWERED");
    assertEquals(PLACE, answered.getString("service"));
    assertEquals("SERVICE", answered.getString("owner"));
    assertTrue(gp.isThere(), gp::story);
  }

  @Test
  void isRefusedForACallerOf112AndMovesNobody() {
    telephones.joins(DESK, COORDINATOR);
    Caller caller = Caller.calls(hand, Line.emergency(DESK).with("__ZR_LINE", "112-noord"));
    caller.connected();
    Api coordinator = coordinator();
    RouterProcess.until("the call", () -> coordinator.calls().size() == 1);

    Api.Answer refused = coordinator.post("transfers", chosen(PLACE)).is(403);
    assertEquals("TRIAGE_FIRST", refused.json().getString("code"));
    assertTrue(caller.isThere(), caller::story);
    assertEquals(List.of(DESK), caller.queues(), caller::story);
    assertEquals(List.of(), hand.seen(event -> event.is("ConfbridgeJoin")));
  }

  private Api coordinator() {
    return Api.of(
        site.router().web(),
        site.router().data(),
        new Registrant(
            "zcc-1",
            Registrant.Scope.SERVICE,
            Optional.of(Telephones.named(COORDINATOR)),
            Optional.of(CENTRE)));
  }

  private static JsonObject chosen(String service) {
    return new JsonObject()
        .put("requestId", Api.request())
        .put("service", service)
        .put(
            "case",
            new JsonObject()
                .put("patient", new JsonObject().put("age", 82).put("municipality", "GM0014")));
  }
}
