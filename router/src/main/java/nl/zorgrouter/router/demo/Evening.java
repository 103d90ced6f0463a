package nl.zorgrouter.router.demo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.console.HttpDoor;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.demo.Buttons.Said;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.run.Observer;
import nl.zorgrouter.router.run.Pace;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.run.Setup;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.simulator.Town;
import nl.zorgrouter.telephony.ami.AmiTiming;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;

/** One demonstration: a town, a router beside its exchanges, a witness, and a page with buttons. */
public final class Evening {
  /** How old a figure may become in the people's time before the rules are told a new one. */
  private static final double PEOPLE_SECONDS_BETWEEN_FIGURES = 6;

  private final Vertx vertx;
  private final Context loop;
  private final double speed;
  private final Town town;
  private final PeopleTime time;
  private final Clock clock = saturdayEvening();
  private List<PeopleLink> links = List.of();
  private Optional<Witness> witness = Optional.empty();
  private Optional<RunningRouter> router = Optional.empty();
  private Optional<Region> region = Optional.empty();
  private volatile Shown shown = new Shown(true, false, 0, Optional.empty());

  /**
   * What the page shows of the demonstration itself.
   *
   * @param failsafesBefore what the witness had counted when the routers were last switched
   */
  private record Shown(
      boolean routersOn, boolean gpPaused, long failsafesBefore, Optional<Witness.Account> seen) {
    /** How many calls the exchanges sent to the fail-safe since the routers were switched. */
    long failsafes() {
      return seen.map(Witness.Account::failsafes).orElse(0L) - failsafesBefore;
    }

    Shown seen(Witness.Account account) {
      return new Shown(routersOn, gpPaused, failsafesBefore, Optional.of(account));
    }

    Shown paused(boolean paused) {
      return new Shown(routersOn, paused, failsafesBefore, seen);
    }

    Shown switched(boolean on) {
      return new Shown(on, gpPaused, seen.map(Witness.Account::failsafes).orElse(0L), seen);
    }
  }

  /**
   * An evening that has not begun.
   *
   * @param speed how much faster its people live than the clock, from 1
   * @param seed the same seed gives the same people
   */
  public Evening(Vertx vertx, double speed, long seed) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.speed = speed;
    this.town = new Town(vertx, loop, clock, speed, seed);
    this.time = new PeopleTime(town::peopleAt);
  }

  /** Last Saturday at 18:00: the exchanges' clock begins there, and goes on as fast as ours. */
  private static Clock saturdayEvening() {
    Instant now = Instant.now();
    ZonedDateTime start =
        now.atZone(Hours.ZONE)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY))
            .withHour(18)
            .withMinute(0)
            .withSecond(0);
    return Clock.offset(Clock.systemUTC(), Duration.between(now, start.toInstant()));
  }

  /**
   * Opens the exchanges, starts the router and the witness, and lets people call.
   *
   * @param observers of the router
   */
  public Future<Void> begin(
      VerifiedRules rules, Measurements measurements, List<Observer> observers) {
    Promise<Void> begun = Promise.promise();
    loop.runOnContext(_ ->
        town.open()
            .map(ports -> {
              links =
                  ports.entrySet().stream()
                      .map(pbx -> new PeopleLink(vertx, () -> link(pbx, "zorgrouter"), time))
                      .toList();
              Witness listens =
                  new Witness(
                      ports.entrySet().stream().map(pbx -> link(pbx, "observer")).toList(), time);
              listens.listen();
              witness = Optional.of(listens);
              Setup setup =
                  new Setup(
                      1,
                      List.copyOf(links),
                      rules,
                      measurements,
                      observers,
                      pace(),
                      Recollection.NONE);
              router = Optional.of(RunningRouter.start(vertx, setup));
              vertx.setPeriodic(100, _ -> shown = shown.seen(listens.account()));
              region = Optional.of(rules.rules().region());
              town.wake();
              return (Void) null;
            })
            .onComplete(begun));
    return begun.future();
  }

  private Pace pace() {
    return new Pace(() -> town.peopleAt(clock.instant()), figures(), speed);
  }

  private Instant peopleNow() {
    return town.peopleAt(clock.instant());
  }

  private Duration figures() {
    double seconds = Math.min(1, PEOPLE_SECONDS_BETWEEN_FIGURES / speed);
    return Duration.ofMillis(Math.max(50, Math.round(seconds * 1000)));
  }

  private PbxGateway link(Map.Entry<String, Integer> pbx, String user) {
    LinkSettings usual =
        LinkSettings.of(
            new PbxId(pbx.getKey()),
            "127.0.0.1",
            pbx.getValue(),
            new Credentials(user, "simulated", Credentials.Proof.CHALLENGE),
            new Transport.Loopback());
    return new PbxLink(
        vertx,
        new LinkSettings(
            usual.pbx(),
            usual.host(),
            usual.port(),
            usual.credentials(),
            usual.transport(),
            usual.limits(),
            rhythm(usual.timing()),
            usual.backoff()),
        RandomGenerator.getDefault());
  }

  /** Only the questions after the clock come more often; no time-out is another one. */
  private AmiTiming rhythm(AmiTiming usual) {
    Duration ping = Duration.ofMillis(Math.min(usual.ping().toMillis(), figures().toMillis()));
    return new AmiTiming(
        ping.compareTo(usual.beat()) < 0 ? ping : usual.beat(),
        ping,
        usual.silence(),
        usual.login(),
        usual.routing(),
        usual.other(),
        usual.retry(),
        usual.lag());
  }

  /**
   * Opens the page with its buttons; fails when the port is taken.
   *
   * @param book takes the lines about who saw or changed what
   */
  public Future<HttpServer> serve(Measurements measurements, int port, Consumer<Access> book) {
    Router pages = Router.router(vertx);
    RunningRouter running = router.orElseThrow();
    new Buttons(this).serve(pages);
    new Roles(running, region.orElseThrow(), town, this::peopleNow).serve(pages, book);
    return new HttpDoor(running, measurements.page(), Map.of("demo", this::page))
        .open(vertx, "127.0.0.1", port, pages);
  }

  private JsonObject page() {
    Shown now = shown;
    JsonObject json =
        new JsonObject()
            .put("speed", speed)
            .put("routersOn", now.routersOn())
            .put("gpPaused", now.gpPaused());
    now.seen()
        .ifPresent(seen -> {
          json.put("entered", seen.entered()).put("ended", seen.ended());
          json.put("failsafes", now.failsafes());
          seen.lastFailsafe().ifPresent(last -> json.put("lastFailsafe", last.toEpochMilli()));
        });
    return json;
  }

  Future<Said> callEmergency() {
    return town.callEmergency()
        .map(caller ->
            new Said(
                new Sentence(
                    "112 was dialled. A nurse answers, gives C1 and refers the caller; then"
                        + " a rule decides.",
                    "112 is gebeld. Een centralist neemt op, geeft C1 en verwijst de beller;"
                        + " dan beslist een regel."),
                caller));
  }

  Future<Said> callCareLine() {
    return town.callCareLine()
        .map(caller ->
            new Said(
                new Sentence(
                    "The care line was dialled (··00). A rule decides, with nobody in between.",
                    "De zorglijn is gebeld (··00). Een regel beslist, zonder mens ertussen."),
                caller));
  }

  Future<Said> getWorse() {
    return town.getWorse()
        .map(caller ->
            new Said(
                caller.isPresent()
                    ? new Sentence(
                        "The caller who waited longest pressed 1: it is getting worse. Somebody"
                            + " answers at once.",
                        "De beller die het langst wachtte koos 1: het wordt erger. Iemand neemt"
                            + " direct op.")
                    : new Sentence(
                        "Nobody waits for a HAP now, so nobody could press 1. Try it while the HAP"
                            + " is full.",
                        "Er wacht nu niemand op een HAP, dus niemand kon 1 kiezen. Probeer het"
                            + " terwijl de HAP vol is."),
                caller));
  }

  Future<Said> pauseGpService(boolean paused) {
    return town.pauseGpService(paused)
        .map(_ -> {
          shown = shown.paused(paused);
          return new Said(
              paused
                  ? new Sentence(
                      "Everybody at the HAP Groningen pauses. The rules send new calls of the care"
                          + " line to the neighbour.",
                      "Iedereen bij de HAP Groningen pauzeert. De regels sturen nieuwe oproepen van"
                          + " de zorglijn naar de buren.")
                  : new Sentence(
                      "The HAP Groningen takes calls again.",
                      "De HAP Groningen neemt weer oproepen aan."),
              Optional.empty());
        });
  }

  Future<Said> switchRouters(boolean on) {
    long meanwhile = shown.failsafes();
    if (shown.routersOn() != on) {
      shown = shown.switched(on);
      links.forEach(on ? PeopleLink::restore : PeopleLink::cut);
    }
    return Future.succeededFuture(
        new Said(
            on
                ? new Sentence(
                    "The routers are back, with a fresh picture from the exchanges. Meanwhile %d calls went to the fail-safe."
                        .formatted(meanwhile),
                    "De routers zijn terug, met een vers beeld van de centrales. Intussen gingen %d oproepen naar het vangnet."
                        .formatted(meanwhile))
                : new Sentence(
                    "Every link of the routers is cut. Their leases run out within a second; then"
                        + " each exchange sends its callers to the fail-safe by itself.",
                    "Elke verbinding van de routers is verbroken. Hun leases lopen binnen een"
                        + " seconde af; dan stuurt elke centrale bellers zelf naar het vangnet."),
            Optional.empty()));
  }

  /** Something that is known only on the event loop of the town. */
  public <T> Future<T> ask(BiFunction<Town, Accounts, T> question) {
    Promise<T> answer = Promise.promise();
    loop.runOnContext(_ -> answer.complete(question.apply(town, counted())));
    return answer.future();
  }

  /** Nothing happens to anybody any more, so that all counts can come to the same end. */
  public void rest() {
    loop.runOnContext(_ -> town.rest());
  }

  /** What everybody counted, each for himself. */
  private Accounts counted() {
    return new Accounts(town.count(), town.legsOfCallers(), witness.orElseThrow().account());
  }

  /** Ends the router, and then everything else. */
  public Future<Void> stop() {
    return router
        .map(RunningRouter::stop)
        .orElseGet(Future::succeededFuture)
        .eventually(() -> witness.map(Witness::stop).orElseGet(Future::succeededFuture))
        .eventually(town::stop);
  }
}
