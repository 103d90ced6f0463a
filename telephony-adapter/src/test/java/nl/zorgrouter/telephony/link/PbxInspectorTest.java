package nl.zorgrouter.telephony.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.telephony.ami.Closing;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.ami.Inspection;
import nl.zorgrouter.telephony.link.StagedPbx.Manners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PbxInspectorTest {
  /** So many at once that the thread which sends them is late for some. */
  private static final int CROWD = 40;

  private final Vertx vertx = Vertx.vertx();
  private final StagedPbx pbx = new StagedPbx();

  @AfterEach
  void leaveNothingBehind() throws TimeoutException {
    pbx.close();
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  /** An exchange greets at once, and it greets only once. */
  @Test
  void missesNoGreetingHoweverLateItsOwnThreadIs() throws TimeoutException {
    pbx.manners = Manners.REFUSING;
    List<Future<Inspection>> visits = new ArrayList<>();
    for (int crowd = 0; crowd < 20; crowd++) {
      for (int visit = 0; visit < CROWD; visit++) {
        visits.add(new PbxInspector(vertx, settings()).inspect());
      }
      Future.join(visits).await(60, TimeUnit.SECONDS);
    }
    assertEquals(
        Set.of("user `router`: the exchange says `Authentication failed`"),
        visits.stream()
            .map(visit -> visit.result().login().map(Closing::why).orElse("let in"))
            .collect(Collectors.toSet()));
  }

  private LinkSettings settings() {
    return LinkSettings.of(
        new PbxId("pbx1"),
        "127.0.0.1",
        pbx.port(),
        new Credentials("router", "secret", Credentials.Proof.CHALLENGE),
        new Transport.Loopback());
  }
}
