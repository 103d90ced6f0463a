package nl.zorgrouter.router.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.console.HttpDoor;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.LastDay;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.journal.disk.WaitedBefore;
import nl.zorgrouter.router.observe.Watch;
import nl.zorgrouter.router.observe.WatchingRouter;
import nl.zorgrouter.router.shadow.EntryPoint;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxWatch;
import nl.zorgrouter.telephony.link.PbxWatcher;
import picocli.CommandLine;

/** {@code run --observe}: watches until it is told to stop. */
final class ObservedRun {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int MOST_SECONDS_TO_STOP = 5;

  private final RouterConfig settings;
  private final VerifiedRules rules;
  private final PrintWriter output;
  private final PrintWriter errors;
  private final Tongue tongue;

  ObservedRun(RouterConfig settings, VerifiedRules rules, CommandLine line, Tongue tongue) {
    this.settings = settings;
    this.rules = rules;
    this.output = line.getOut();
    this.errors = line.getErr();
    this.tongue = tongue;
  }

  int serve() throws InterruptedException {
    List<EntryPoint> entries = new ArrayList<>();
    for (RouterConfig.Exchange exchange : settings.exchanges()) {
      for (RouterConfig.WatchedLine each : exchange.lines()) {
        Optional<Line> line = rules.rules().region().line(each.line());
        if (line.isEmpty()) {
          errors.println(
              tongue
                  .say(
                      "exchanges: %s: lines: found `%s`; expected a line of the region",
                      "exchanges: %s: lines: gevonden: `%s`; verwacht: een lijn van de regio")
                  .formatted(exchange.id(), each.line()));
          errors.flush();
          return ExitCode.WRONG_USE.number();
        }
        entries.add(
            new EntryPoint(
                exchange.id(), line.get(), each.context(), each.extension(), each.choice()));
      }
    }
    Measurements measurements = new Measurements();
    Storage storage = settings.storage();
    Map<PbxId, WaitedBefore> before =
        LastDay.read(storage.journal(settings.node()), Instant.now()).waited();
    try (RouterJournal journal =
        RouterJournal.open(storage, settings.node(), measurements.journal())) {
      return watch(entries, measurements, journal, before);
    } catch (JournalRefused refused) {
      errors.println(refused.getMessage());
      errors.flush();
      return ExitCode.ENVIRONMENT.number();
    }
  }

  private int watch(
      List<EntryPoint> entries,
      Measurements measurements,
      RouterJournal journal,
      Map<PbxId, WaitedBefore> before)
      throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    List<PbxWatch> links = new ArrayList<>();
    for (RouterConfig.Exchange exchange : settings.exchanges()) {
      links.add(new PbxWatcher(vertx, ExchangeAccess.of(exchange), RandomGenerator.getDefault()));
    }
    WatchingRouter router =
        WatchingRouter.start(
            vertx,
            new Watch(links, entries, rules, settings.outcomes()),
            measurements,
            journal.recorder());
    before.forEach((pbx, known) -> router.recall(pbx, known.lastSeen(), known.open()));
    router.tell(EVERY, this::say);
    Optional<String> address =
        new ConfiguredDoor(settings.http(), errors)
            .open(vertx, new HttpDoor(measurements.page(), router::ready), Router.router(vertx));
    if (address.isEmpty()) {
      await(router.stop());
      await(vertx.close());
      return ExitCode.ENVIRONMENT.number();
    }
    output.println(
        tongue
            .say("zorgrouter only watches, at %s", "zorgrouter kijkt alleen mee, op %s")
            .formatted(address.get()));
    output.flush();
    untilToldToStop(router, journal);
    return ExitCode.FINE.number();
  }

  private void untilToldToStop(WatchingRouter router, RouterJournal journal)
      throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              await(router.counted().onSuccess(this::say));
              await(router.stop());
              journal.close();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    stopped.await();
  }

  private synchronized void say(Sentence sentence) {
    output.println(tongue.say(sentence));
    output.flush();
  }

  private static void await(Future<?> future) {
    CountDownLatch done = new CountDownLatch(1);
    future.onComplete(_ -> done.countDown());
    try {
      if (!done.await(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        System.err.println("zorgrouter: something did not end in time; stopped anyway");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
