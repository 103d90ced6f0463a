package nl.zorgrouter.lab;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.core.PbxView;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.service.Asker;
import nl.zorgrouter.router.service.Judgement;
import nl.zorgrouter.router.service.ServiceRequest;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;

/**
 * The whole router within the test, so that it can be asked things that have no telephone.
 *
 * @param vertx its event loop
 * @param router at work beside one exchange, which it knows as {@code hap-noord}
 */
record RouterInside(Vertx vertx, RunningRouter router) implements AutoCloseable {
  private static final PbxId PBX = new PbxId("hap-noord");
  private static final Asker SUPERVISOR = new Asker("a test", new Asker.Scope.Everywhere());

  /** Starts it with the rules of that directory and waits until it routes. */
  static RouterInside start(Exchange exchange, Path region) {
    Vertx vertx = Vertx.vertx();
    Credentials credentials =
        new Credentials("zorgrouter", Exchange.SECRET, Credentials.Proof.CHALLENGE);
    PbxLink link =
        new PbxLink(
            vertx,
            LinkSettings.of(
                PBX, "127.0.0.1", exchange.ami(), credentials, new Transport.Loopback()),
            new Random(1));
    RunningRouter router =
        RunningRouter.start(vertx, 1, List.of(link), rules(region), new Measurements(), List.of());
    RouterProcess.until(
        "in sync", () -> router.state().pbx(PBX).link() instanceof PbxView.Link.InSync);
    RouterProcess.until(
        "its figures are there", () -> router.state().loads().containsKey("hap-groningen"));
    return new RouterInside(vertx, router);
  }

  /** The rules of a directory, proved. */
  static VerifiedRules rules(Path region) {
    return switch (ProvedRules.read(region, 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  /** What becomes of a supervisor's request. */
  Judgement ask(ServiceRequest request) {
    return router.ask(request, SUPERVISOR).toCompletionStage().toCompletableFuture().join();
  }

  /** Waits until the router sees so many people at a queue. */
  void sees(int agents, String queue) {
    RouterProcess.until(
        agents + " at `" + queue + "`",
        () ->
            router.state().loads().containsKey(queue)
                && router.state().loads().get(queue).agents() == agents);
  }

  @Override
  public void close() {
    router.stop().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
