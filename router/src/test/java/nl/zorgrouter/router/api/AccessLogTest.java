package nl.zorgrouter.router.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.router.referral.Registrant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The log of NEN 7513: each look and each change by the door, and who it was. */
class AccessLogTest {
  @AutoClose private static final Reception HOUSE = new Reception();
  private static final String NUMBER = "0612340000";

  @Test
  void writesDownALookOnceWhileItGoesOn() {
    CallId call = HOUSE.exchange().callerAt("look-1", NUMBER + 1);
    String desk = HOUSE.token("look-1", Registrant.Scope.DESK, Optional.empty());
    for (int second = 0; second < 5; second++) {
      HOUSE.get("calls?mine=true", desk);
    }
    String seen = "DESK SAW call %s/%s DONE".formatted(QuietExchange.PBX, call);
    String other = HOUSE.token("look-2", Registrant.Scope.SUPERVISOR, Optional.empty());
    HOUSE.get("calls", other);
    HOUSE.get("calls", other);
    assertEquals(1, HOUSE.accesses("look-1").stream().filter(seen::equals).count());
    assertTrue(HOUSE.accesses("look-2").contains(seen.replace("DESK", "SUPERVISOR")));
  }

  @Test
  void writesDownWhoMadeSawAndChangedAReferral() {
    CallId call = HOUSE.exchange().callerAt("nurse-9", NUMBER + 2);
    String desk = HOUSE.token("nurse-9", Registrant.Scope.DESK, Optional.empty());
    HttpResponse<String> offered = HOUSE.post("referrals", desk, offer(call).encode());
    assertEquals(201, offered.statusCode(), offered::body);
    String id = Reception.json(offered).getJsonObject("referral").getString("id");
    HOUSE.get("referrals/" + id, desk);
    HOUSE.get("cases/case-nurse-9", desk);
    HOUSE.post("referrals/" + id + "/cancel", desk, "{\"requestId\":\"cancel-9\"}");
    HOUSE.post("referrals/" + id + "/accept", desk, "{\"requestId\":\"accept-9\"}");
    HOUSE.post("referrals", desk, "{}");
    HOUSE.get("referrals/none", desk);
    List<String> written = written("nurse-9", 7);
    assertEquals(
        List.of(
            "DESK CREATED referral " + id + ", referrals DONE",
            "DESK SAW referral " + id + " DONE",
            "DESK SAW case case-nurse-9 DONE",
            "DESK CHANGED referral " + id + ", referrals/" + id + "/cancel DONE",
            "DESK CHANGED referrals/" + id + "/accept REFUSED",
            "DESK CHANGED referrals REFUSED",
            "DESK SAW referrals/none REFUSED"),
        written);
    assertTrue(written.stream().noneMatch(line -> line.contains(NUMBER)), "never a number");
  }

  @Test
  void writesDownWhoChangedAServiceAndAReportOfWaitsOnce() {
    String post = HOUSE.token("post-9", Registrant.Scope.SUPERVISOR, Optional.empty());
    String state = "{\"state\":\"LIMITED\",\"reason\":\"STAFF\"}";
    HOUSE.send("PUT", "services/hap-drenthe/state", post, state);
    HOUSE.send("DELETE", "services/hap-drenthe/state", post, "");
    for (int report = 0; report < 3; report++) {
      String wait = "{\"waitSeconds\":9,\"asOf\":\"" + Instant.now() + "\"}";
      HOUSE.send("PUT", "services/vvt-noord/wait", post, wait);
    }
    HOUSE.send("PUT", "lines/practice-veendam/takeover", post, "{\"reason\":\"ILLNESS\"}");
    assertEquals(
        List.of(
            "SUPERVISOR CHANGED services/hap-drenthe/state DONE",
            "SUPERVISOR CHANGED services/hap-drenthe/state DONE",
            "SUPERVISOR CHANGED services/vvt-noord/wait DONE",
            "SUPERVISOR CHANGED lines/practice-veendam/takeover REFUSED"),
        written("post-9", 4));
  }

  /** At a door of its own: who asks for what before a token is known knocks, too. */
  @Test
  void writesDownWhoKnocksWithoutATokenAndIsNotFilledByIt() {
    try (Reception door = new Reception()) {
      for (int knock = 0; knock < 40; knock++) {
        door.get("cases/c%20%0d-1", "zr_guess");
      }
      List<String> knocked = written(door, "", 30);
      assertEquals(30, knocked.size());
      assertEquals(Set.of(" SAW cases/c?20?0d-1 REFUSED"), Set.copyOf(knocked));
    }
  }

  /** What was written, once that many lines were: a line comes just after the answer. */
  private static List<String> written(String user, int lines) {
    return written(HOUSE, user, lines);
  }

  private static List<String> written(Reception door, String user, int lines) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (about(door, user).size() < lines && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return about(door, user);
  }

  /** Without the calls that everybody sees who is let in. */
  private static List<String> about(Reception door, String user) {
    return door.accesses(user).stream().filter(line -> !line.contains(" call ")).toList();
  }

  private static JsonObject offer(CallId call) {
    JsonObject body = Reception.offer("offer-" + call);
    body.getJsonObject("case").put("caseId", "case-nurse-9");
    return body.put("call", Reception.call(call.value()));
  }
}
