package nl.zorgrouter.router.run;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.ServiceLoad;
import nl.zorgrouter.router.core.Services;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.service.Asker;
import nl.zorgrouter.router.service.Judgement;
import nl.zorgrouter.router.service.ServiceDesk;
import nl.zorgrouter.router.service.ServiceRequest;
import nl.zorgrouter.router.view.Board;
import nl.zorgrouter.router.view.Picture;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.link.PbxGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One router at work: its loop, its links, its clock. */
public final class RunningRouter {
  private static final Logger LOG = LoggerFactory.getLogger(RunningRouter.class);

  /** Fine enough for a lease of 250 ms and a watchdog of 2.5 s. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final Vertx vertx;
  private final Context context;
  private final RouterClock clock;
  private final Map<PbxId, PbxGateway> links = new LinkedHashMap<>();
  private final Region region;
  private final Waits waits;
  private final Board board;
  private final List<Observer> observers;
  private final RouterLoop loop;
  private final Disk disk;
  private final ActiveRules rules;
  private long ticking;

  private RunningRouter(Vertx vertx, Setup setup) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.clock = new RouterClock(setup.pace());
    disk = new Disk(vertx, context);
    region = setup.standing().usual().rules().region();
    setup
        .links()
        .forEach(link -> {
          links.put(link.pbx(), link);
          setup.measurements().dropped(link.pbx(), () -> UnusedNews.of(link.figures()));
        });
    waits =
        new Waits(
            region,
            setup.measurements(),
            new Waits.Manner(setup.outcomes(), setup.pace().tells()),
            this::measured,
            facts -> setup.observers().forEach(observer -> observer.learned(facts)));
    board = new Board(region);
    List<Observer> all = new ArrayList<>();
    all.add(new Figures(region, setup.measurements()));
    all.add(waits);
    all.add((input, step, _) -> board.saw(input, step));
    all.addAll(setup.observers());
    observers = setup.observers();
    loop = new RouterLoop(RouterState.starting(setup.node()), this::send, all);
    rules = new ActiveRules(setup.standing(), setup.numbers(), disk, this::decide);
  }

  /**
   * Starts a router with these rules on these exchanges. It keeps connecting for ever; whether it
   * can route shows in its state.
   *
   * @param node 1 or 2
   * @param observers told of every step, after the figures
   */
  public static RunningRouter start(
      Vertx vertx,
      int node,
      List<PbxGateway> links,
      VerifiedRules rules,
      Measurements measurements,
      List<Observer> observers) {
    return start(
        vertx,
        new Setup(node, links, rules, measurements, observers, Pace.REAL, Recollection.NONE));
  }

  /** Starts a router on these exchanges. */
  public static RunningRouter start(Vertx vertx, Setup setup) {
    RunningRouter router = new RunningRouter(vertx, setup);
    router.context.runOnContext(_ -> router.begin(setup.before()));
    return router;
  }

  /** What the router knows now. Safe to call from any thread. */
  public RouterState state() {
    return loop.state();
  }

  /** The queues as they were at most a second ago. */
  public List<QueuePicture> queues() {
    return waits.pictures();
  }

  /**
   * What a wallboard shows now. It costs a look at every call: ask a few times a second at most.
   */
  public Future<Picture> picture() {
    Promise<Picture> drawn = Promise.promise();
    context.runOnContext(_ -> drawn.complete(board.picture(clock.now().wall(), waits.loads())));
    return drawn.future();
  }

  /** The exchanges it is configured for. */
  public Set<PbxId> exchanges() {
    return Set.copyOf(links.keySet());
  }

  /** From now on these rules decide; every exchange refuses older answers within a renewal. */
  public void activate(VerifiedRules next) {
    context.runOnContext(_ -> rules.activate(next));
  }

  /** From now on these profiles hold at their times, and end by themselves. */
  public void approve(CrisisPlan plan) {
    context.runOnContext(_ -> rules.approve(plan, clock.now().wall()));
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

  /**
   * Judges what somebody asks about a service, and does it when nothing is wrong with it: both on
   * the router's loop, so that nothing comes in between. It is answered as a request is.
   */
  public Future<Judgement> ask(ServiceRequest request, Asker asker) {
    Promise<Judgement> judged = Promise.promise();
    context.runOnContext(_ -> {
      Moment now = clock.now();
      Judgement judgement =
          new ServiceDesk(region, state().board(), Services.measured(state().loads()), now.wall())
              .judge(request, asker);
      switch (judgement) {
        case Judgement.Accepted(var change) -> {
          take(new Input.ServiceChanged(now, change));
          disk.then(written(), () -> judged.complete(judgement));
        }
        case Judgement.Refused _ -> judged.complete(judgement);
      }
    });
    return judged.future();
  }

  /**
   * Does what a professional asks for, or says why not. It is done at once; the answer comes when
   * it is written down, so that the same request has the same answer after a crash. Safe to call
   * from any thread.
   */
  public Future<Reply> request(Request request) {
    Promise<Reply> answered = Promise.promise();
    context.runOnContext(_ -> {
      Step step = loop.accept(new Input.Requested(clock.now(), request), System.nanoTime());
      Reply reply = step.reply().orElseThrow();
      disk.then(written(), () -> answered.complete(reply));
    });
    return answered.future();
  }

  /** What the observers write of all that they were told so far. */
  private List<? extends CompletionStage<?>> written() {
    return observers.stream().map(Observer::settled).toList();
  }

  /** Gives up the leases, so that no new question waits for this router, and then disconnects. */
  public Future<Void> stop() {
    Promise<Void> stopped = Promise.promise();
    context.runOnContext(_ -> {
      vertx.cancelTimer(ticking);
      take(new Input.Draining(clock.now()));
      List<Future<Void>> closing = links.values().stream().map(PbxGateway::close).toList();
      Future.join(closing).<Void>mapEmpty().onComplete(stopped);
    });
    return stopped.future();
  }

  /** What was known comes first, so that the exchanges' own pictures are held against it. */
  private void begin(Recollection before) {
    before.at(clock.now()).forEach(this::take);
    rules.begin();
    links
        .values()
        .forEach(link ->
            link.open(
                (news, readNanos) -> loop.accept(new Input.FromPbx(clock.now(), news), readNanos)));
    ticking = vertx.setPeriodic(TICK.toMillis(), _ -> tick());
  }

  private void tick() {
    Moment now = clock.now();
    rules.look(now.wall());
    take(new Input.Tick(now));
  }

  private void decide(VerifiedRules next) {
    take(new Input.RulesActivated(clock.now(), next));
  }

  private void measured(Map<String, ServiceLoad> loads) {
    context.runOnContext(_ -> take(new Input.LoadsMeasured(clock.now(), loads)));
  }

  private void take(Input input) {
    loop.accept(input, System.nanoTime());
  }

  private void send(Command command) {
    Optional.ofNullable(links.get(command.pbx()))
        .ifPresent(link ->
            link.send(command)
                .onSuccess(outcome -> ended(command, outcome))
                .onFailure(refused ->
                    LOG.error(
                        "{}: a command could not be sent: {}",
                        command.pbx(),
                        refused.getMessage())));
  }

  /** Often its caller has just hung up; when he has not, this says why nobody was moved. */
  private static void ended(Command command, Outcome outcome) {
    if (outcome instanceof Outcome.Refused(String message)) {
      LOG.warn(
          "{}: the exchange refused {}: {}",
          command.pbx(),
          command.getClass().getSimpleName(),
          message);
    }
  }
}
