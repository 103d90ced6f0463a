package nl.zorgrouter.router.observe;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.expose.Decided;
import nl.zorgrouter.monitoring.expose.HealthPage;
import nl.zorgrouter.monitoring.expose.HealthPage.Check;
import nl.zorgrouter.monitoring.expose.HealthPage.State;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.ServiceLoad;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.journal.disk.Recorder;
import nl.zorgrouter.router.run.UnusedNews;
import nl.zorgrouter.router.run.Waits;
import nl.zorgrouter.router.shadow.Recognition;
import nl.zorgrouter.router.shadow.Shadow;
import nl.zorgrouter.router.shadow.ShadowCount;
import nl.zorgrouter.router.shadow.Shadowed;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxWatch;

/** A router that only watches: its links, its account of waits, and its shadow. */
public final class WatchingRouter {
  private static final long TICK_MILLIS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final long started = System.nanoTime();
  private final List<PbxWatch> links;
  private final Recognition recognition;
  private final Measurements measurements;
  private final Waits waits;
  private final Recorder journal;
  private final Shadow shadow;
  private final ShadowCount count = new ShadowCount();
  private final Step nothing;
  private long ticking;
  private long telling;

  private WatchingRouter(Vertx vertx, Watch watch, Measurements measurements, Recorder journal) {
    VerifiedRules rules = watch.rules();
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.links = watch.links();
    this.recognition = new Recognition(watch.entries());
    this.measurements = measurements;
    this.journal = journal;
    this.shadow = new Shadow(rules, now());
    this.waits =
        new Waits(
            rules.rules().region(),
            measurements,
            new Waits.Manner(watch.outcomes(), Duration.ofMillis(TICK_MILLIS)),
            this::loaded,
            journal::learned);
    links.forEach(link -> measurements.dropped(link.pbx(), () -> UnusedNews.of(link.figures())));
    this.nothing =
        RouterCore.step(RouterState.starting(1), new Input.LoadsMeasured(now(), Map.of()));
    measurements.activated(rules.version(), rules.contents().sha256(), now().wall());
  }

  /**
   * Starts watching these exchanges. It keeps connecting for ever.
   *
   * @param journal keeps the waits, so that they can be held against the exchange's own log
   */
  public static WatchingRouter start(
      Vertx vertx, Watch watch, Measurements measurements, Recorder journal) {
    WatchingRouter router = new WatchingRouter(vertx, watch, measurements, journal);
    router.context.runOnContext(_ -> router.begin());
    return router;
  }

  /**
   * Who waited on an exchange before this router started.
   *
   * @param lastSeen the last moment of the exchange's clock that was seen
   * @param open the visits that had not ended
   */
  public void recall(PbxId pbx, Instant lastSeen, List<WaitFact.VisitBegan> open) {
    context.runOnContext(_ -> waits.recall(pbx, lastSeen, open));
  }

  /** Says every so often what it has counted; called on the event loop. */
  public void tell(Duration every, Consumer<Sentence> said) {
    context.runOnContext(
        _ -> telling = vertx.setPeriodic(every.toMillis(), _ -> said.accept(count.sentence())));
  }

  /** What it has counted so far. Call it on the event loop, or after the end. */
  public Future<Sentence> counted() {
    Promise<Sentence> promise = Promise.promise();
    context.runOnContext(_ -> promise.complete(count.sentence()));
    return promise.future();
  }

  /** Whether it sees its exchanges. Safe to call from any thread. */
  public HealthPage ready() {
    List<Check> seen =
        links.stream()
            .sorted(Comparator.comparing(link -> link.pbx().value()))
            .map(link -> {
              String name = "exchange/" + link.pbx();
              return link.figures().inSync()
                  ? new Check(name, State.UP, "in sync")
                  : new Check(name, State.DOWN, "not seen");
            })
            .toList();
    return HealthPage.ready(List.of(new Check("role", State.UP, "only watches")), seen, List.of());
  }

  /** Stops watching. */
  public Future<Void> stop() {
    Promise<Void> stopped = Promise.promise();
    context.runOnContext(_ -> {
      vertx.cancelTimer(ticking);
      vertx.cancelTimer(telling);
      Future.join(links.stream().map(PbxWatch::close).toList())
          .<Void>mapEmpty()
          .onComplete(stopped);
    });
    return stopped.future();
  }

  private void begin() {
    links.forEach(link -> link.open((news, _) -> heard(news)));
    ticking = vertx.setPeriodic(TICK_MILLIS, _ -> tick());
  }

  private void heard(PbxNews news) {
    Moment now = now();
    PbxNews known = recognition.recognise(news);
    measurements.heard(known, now.wall());
    waits.saw(new Input.FromPbx(now, known), nothing, Duration.ZERO);
    journal.writesWaits();
    shadow.learn(known, now).ifPresent(this::decided);
  }

  private void decided(Shadowed would) {
    count.add(would);
    measurements.wouldHaveDecided(
        new Decided(
            would.originLabel(),
            would.outcome(),
            would.serviceType(),
            would.code(),
            Duration.ZERO));
  }

  private void tick() {
    Moment now = now();
    shadow.tick(now);
    waits.saw(new Input.Tick(now), nothing, Duration.ZERO);
  }

  private void loaded(Map<String, ServiceLoad> loads) {
    shadow.loaded(now(), loads);
  }

  private Moment now() {
    return new Moment(Instant.now(), Duration.ofNanos(System.nanoTime() - started));
  }
}
