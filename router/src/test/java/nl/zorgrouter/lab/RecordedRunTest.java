package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run of the whole router beside a real Asterisk, recorded and made again from its inputs. */
@NeedsAsterisk
@Execution(ExecutionMode.SAME_THREAD)
class RecordedRunTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withoutRouter();

  private static final PbxId PBX = new PbxId("control-room");
  private static final int CALLS = 30;
  private static final int MOST_CALLS = 300;
  private static final int DECIDED = 15;
  private static final long MOST_SECONDS = 30;

  private record Recorded(Input input, Step step) {}

  private final ConcurrentLinkedQueue<Recorded> recording = new ConcurrentLinkedQueue<>();

  @Test
  void givesTheSameDecisionsAndCommandsFromTheSameInputs()
      throws InterruptedException, ExecutionException {
    Vertx vertx = Vertx.vertx();
    RunningRouter router =
        RunningRouter.start(
            vertx,
            1,
            List.of(link(vertx)),
            rules(),
            new Measurements(),
            List.of((input, step, _) -> recording.add(new Recorded(input, step))));
    await(() -> recording.stream().anyMatch(each -> isInSync(each.input())));
    List<Caller> callers = new ArrayList<>();
    // on a loaded machine some come while no lease is alive, and are not asked about
    for (int call = 0; call < CALLS || (taken() < DECIDED && call < MOST_CALLS); call++) {
      callers.add(LAB.call(Line.number(call % 2 == 0 ? "0600" : "0500")));
      TimeUnit.MILLISECONDS.sleep(50);
    }
    await(() -> taken() + fellBack() >= callers.size());
    callers.forEach(Caller::hangsUp);
    router.stop().toCompletionStage().toCompletableFuture().get();
    vertx.close().toCompletionStage().toCompletableFuture().get();
    replay();
  }

  private void replay() {
    RouterState state = RouterState.starting(1);
    int decisions = 0;
    for (Recorded each : recording) {
      Step again = RouterCore.step(state, each.input());
      assertEquals(each.step().decided(), again.decided());
      assertEquals(each.step().commands(), again.commands());
      assertEquals(each.step().notices(), again.notices());
      decisions += again.decided().size();
      state = again.state();
    }
    assertTrue(decisions >= DECIDED, decisions + " decisions");
  }

  private long taken() {
    return recording.stream()
        .filter(each ->
            each.input() instanceof Input.FromPbx(_, PbxNews.Happened(_, var event))
                && event instanceof CallEvent.AnswerTaken)
        .count();
  }

  /** On a loaded machine the first callers may come before the first lease. */
  private long fellBack() {
    return recording.stream()
        .filter(each ->
            each.input() instanceof Input.FromPbx(_, PbxNews.Happened(_, var event))
                && event instanceof CallEvent.FellBack)
        .count();
  }

  private static boolean isInSync(Input input) {
    return input instanceof Input.FromPbx(_, PbxNews.InSync _);
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(Exchange.root().resolve("regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused -> fail(refused.findings().toString());
    };
  }

  private static PbxLink link(Vertx vertx) {
    Credentials credentials =
        new Credentials("zorgrouter", Exchange.SECRET, Credentials.Proof.CHALLENGE);
    return new PbxLink(
        vertx,
        LinkSettings.of(
            PBX, "127.0.0.1", LAB.exchange().ami(), credentials, new Transport.Loopback()),
        new Random(1));
  }

  private static void await(BooleanSupplier there) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(MOST_SECONDS);
    while (!there.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(deadline), "it did not come in " + MOST_SECONDS + " s");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
