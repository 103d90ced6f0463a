package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole exchange of the posts is gone, as in a power cut. */
@NeedsAsterisk
class LostExchangeTest {
  private static final int DEADLINE = 4;

  @Test
  void bringsEverybodyWhoWaitedThereBackToTheDeskWithinTheDeadlineAndItsGrace() {
    try (TwoSites sites = TwoSites.start();
        RouterProcess router =
            RouterProcess.start(
                    Posts.region(DEADLINE, TwoSites.WITHOUT_US),
                    Map.of("mka-noord", sites.desks().ami(), "hap-noord", sites.posts().ami()))
                .inSync()) {
      Patient.Scene scene = new Patient.Scene(sites.here(), sites.there(), () -> router);
      Patient waiting = Patient.byCode(scene, 1);
      Patient elsewhere = Patient.byCode(scene, 8);
      sites.there().await("post-1", event -> joins(event, "post-1"));
      AmiMessage joined = sites.there().await("post-8", event -> joins(event, "post-8"));
      sites.posts().kill();
      for (Patient patient : new Patient[] {waiting, elsewhere}) {
        AmiMessage back = patient.backAtHisDesk();
        long seconds = (back.atMicros() - joined.atMicros()) / 1_000_000;
        assertTrue(seconds <= 2 * DEADLINE + 2, () -> seconds + " s");
        JsonObject referral = patient.until("RETURNED");
        assertEquals("DESK", referral.getString("owner"), referral::encode);
      }
    }
  }

  private static boolean joins(AmiMessage event, String queue) {
    return event.is("QueueCallerJoin") && event.get("Queue").equals(queue);
  }
}
