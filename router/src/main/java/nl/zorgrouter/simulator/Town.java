package nl.zorgrouter.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.zorgrouter.simulator.core.Input;
import nl.zorgrouter.simulator.core.Output;
import nl.zorgrouter.simulator.core.PbxSettings;
import nl.zorgrouter.simulator.core.Tempo;
import nl.zorgrouter.simulator.traffic.Demand;
import nl.zorgrouter.simulator.traffic.Staffing;
import nl.zorgrouter.simulator.traffic.Traffic;

/**
 * A region in a box: the exchange of the control room and that of the GP service, a trunk between
 * them, callers, nurses and triagists. Everything runs on one event loop.
 */
public final class Town {
  private static final Duration SHIFTS_ARE_LOOKED_AT_EVERY = Duration.ofMinutes(5);

  /**
   * How many callers there were.
   *
   * @param entered who dialled
   * @param ended whose call is over
   * @param there who wait or talk now
   */
  public record Count(long entered, long ended, long there) {}

  private final Vertx vertx;
  private final Clock clock;
  private final Tempo tempo;
  private final Traffic traffic;
  private final Map<String, RunningPbx> exchanges = new LinkedHashMap<>();
  private final Callers callers;
  private final List<Staffing> staff = Staffing.ofTheRegion();
  private final Map<Staffing, Integer> present = new LinkedHashMap<>();
  private final Context loop;
  private boolean gpServicePaused;
  private boolean resting;
  private boolean stopped;
  private int emergencies;

  /**
   * A town that sleeps.
   *
   * @param loop the event loop it lives on; {@link #open} and {@link #wake} are called there
   * @param clock the exchanges' clock
   * @param speed how much faster its people live than the clock
   */
  public Town(Vertx vertx, Context loop, Clock clock, double speed, long seed) {
    this.vertx = vertx;
    this.loop = loop;
    this.clock = clock;
    this.tempo = new Tempo(clock.instant(), clock.instant(), speed);
    this.traffic = new Traffic(seed);
    this.callers = new Callers(this, traffic);
    for (String name : Trunking.exchanges()) {
      PbxSettings settings =
          ExchangeFiles.settings(name, Trunking.dialplan(name), tempo, seed + exchanges.size());
      exchanges.put(
          name,
          new RunningPbx(vertx, clock, settings, output -> soon(() -> callers.hear(name, output))));
    }
  }

  /** Opens both exchanges on free ports of loopback; the answer says which. */
  public Future<Map<String, Integer>> open() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<String, RunningPbx> exchange : exchanges.entrySet()) {
      all =
          all.compose(none -> exchange.getValue().listen(0))
              .map(port -> {
                ports.put(exchange.getKey(), port);
                return null;
              });
    }
    return all.map(none -> ports);
  }

  /** The people come to work, and the telephones begin to ring. */
  public void wake() {
    lookAtShifts();
    awaitNextCall(peopleNow());
  }

  /** The people's clock. */
  public Instant peopleNow() {
    return tempo.people(clock.instant());
  }

  /** The people's clock at an instant of the exchanges' clock. */
  public Instant peopleAt(Instant ofTheWire) {
    return tempo.people(ofTheWire);
  }

  /** Something a person does after a while of the people's clock. */
  void after(Duration ofPeople, Runnable act) {
    long millis = Math.max(1, tempo.onTheWire(ofPeople).toMillis());
    vertx.setTimer(
        millis,
        fired -> {
          if (!resting) {
            act.run();
          }
        });
  }

  private void soon(Runnable act) {
    vertx.runOnContext(now -> {
      if (!stopped) {
        act.run();
      }
    });
  }

  List<Output> accept(String exchange, Input input) {
    RunningPbx pbx = exchanges.get(exchange);
    return pbx == null ? List.of() : pbx.accept(input);
  }

  /** Whether somebody waits on that line where a 1 says that it is getting worse. */
  boolean canGetWorse(String exchange, String line) {
    RunningPbx pbx = exchanges.get(exchange);
    return pbx != null && pbx.hears(line, '1');
  }

  private void awaitNextCall(Instant since) {
    Traffic.Arrival arrival = traffic.next(since);
    after(
        Duration.between(peopleNow(), arrival.at()),
        () -> {
          callers.call(arrival.demand(), arrival.from(), Callers.Story.AS_IT_COMES);
          awaitNextCall(arrival.at());
        });
  }

  private void lookAtShifts() {
    for (Staffing group : staff) {
      int wanted = group.at(peopleNow());
      int there = present.getOrDefault(group, 0);
      for (int number = there + 1; number <= wanted; number++) {
        sitDown(group, group.telephone(number));
      }
      for (int number = there; number > wanted; number--) {
        for (String queue : group.queues()) {
          accept(group.exchange(), new Input.Leaves(queue, group.telephone(number)));
        }
      }
      present.put(group, wanted);
    }
    if (gpServicePaused) {
      pauseGpService();
    }
    after(SHIFTS_ARE_LOOKED_AT_EVERY, this::lookAtShifts);
  }

  private void sitDown(Staffing group, String telephone) {
    String name = telephone.substring(telephone.indexOf('/') + 1);
    for (String queue : group.queues()) {
      accept(group.exchange(), new Input.Joins(queue, telephone, name, 0));
    }
  }

  /**
   * Somebody calls 112 whom the nurse will refer: urgency C1. He has not called before: a second
   * contact would stay with her. The answer is the unique id of his leg.
   */
  public Future<Optional<String>> callEmergency() {
    return now(() -> {
      emergencies++;
      String number = "06000112%02d".formatted(emergencies % 100);
      return callers.call(Demand.EMERGENCY, number, Callers.Story.REFERRED);
    });
  }

  /** Somebody calls the care line. The answer is the unique id of his leg. */
  public Future<Optional<String>> callCareLine() {
    return now(() -> callers.call(Demand.CARE_LINE, "0600000600", Callers.Story.AS_IT_COMES));
  }

  /**
   * The caller who waits longest where a 1 says that it is getting worse, and did not call 112,
   * presses it. The answer says who; empty when nobody waits there.
   */
  public Future<Optional<String>> getWorse() {
    return now(callers::getWorse);
  }

  /**
   * From now on a person of flesh and blood decides what whoever has this telephone does. It is
   * still answered when it rings.
   *
   * @param telephone such as {@code desk-1}
   */
  public Future<Void> play(String telephone) {
    return now(
            () -> {
              callers.play(telephone);
              return Optional.<Void>empty();
            })
        .mapEmpty();
  }

  /** Whoever has this telephone hangs up; the answer is how many conversations ended. */
  public Future<Integer> hangUp(String telephone) {
    return now(() -> Optional.of(callers.hangUp(telephone))).map(ended -> ended.orElse(0));
  }

  /** Every triagist of the first GP service pauses, or takes calls again. */
  public Future<Void> pauseGpService(boolean paused) {
    return now(
            () -> {
              gpServicePaused = paused;
              pauseGpService();
              return Optional.<Void>empty();
            })
        .mapEmpty();
  }

  private void pauseGpService() {
    staff.stream()
        .filter(group -> group.queues().contains("hap-groningen"))
        .forEach(group -> pause(group, gpServicePaused));
  }

  private <T> Future<Optional<T>> now(Supplier<Optional<T>> act) {
    Promise<Optional<T>> done = Promise.promise();
    loop.runOnContext(_ -> done.complete(stopped ? Optional.empty() : act.get()));
    return done.future();
  }

  private void pause(Staffing group, boolean paused) {
    for (int number = 1; number <= present.getOrDefault(group, 0); number++) {
      accept(group.exchange(), new Input.Pauses(group.telephone(number), paused, "demo"));
    }
  }

  /** How many callers there were, are over, and are there. Only on the event loop. */
  public Count count() {
    return callers.count();
  }

  /**
   * How many callers' legs the exchanges themselves have now; nothing of the people's own account
   * is used for it. Only on the event loop.
   */
  public int legsOfCallers() {
    return exchanges.values().stream().mapToInt(pbx -> pbx.legs(Callers.TRUNK)).sum();
  }

  /** How many wait in each queue in which somebody waits. Only on the event loop. */
  public Map<String, Integer> waiting() {
    Map<String, Integer> waiting = new LinkedHashMap<>();
    for (Staffing group : staff) {
      for (String queue : group.queues()) {
        int there = exchanges.values().stream().mapToInt(exchange -> exchange.waiting(queue)).sum();
        if (there > 0) {
          waiting.put(queue, there);
        }
      }
    }
    return waiting;
  }

  /**
   * Time stands still for everybody: nobody calls, answers or hangs up any more, so that whoever
   * counts can come to the end of it. Only on the event loop.
   */
  public void rest() {
    resting = true;
    exchanges.values().forEach(RunningPbx::rest);
  }

  /** Everybody goes home; the exchanges close. */
  public Future<Void> stop() {
    resting = true;
    stopped = true;
    List<Future<Void>> closing = new ArrayList<>();
    exchanges.values().forEach(exchange -> closing.add(exchange.stop()));
    return Future.join(closing).mapEmpty();
  }
}
