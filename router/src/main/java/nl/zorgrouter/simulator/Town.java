package nl.zorgrouter.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private boolean stopped;

  /**
   * A town that sleeps.
   *
   * @param clock the exchanges' clock
   * @param speed how much faster its people live than the clock
   */
  public Town(Vertx vertx, Clock clock, double speed, long seed) {
    this.vertx = vertx;
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

  /** Something a person does after a while of the people's clock. */
  void after(Duration ofPeople, Runnable act) {
    long millis = Math.max(1, tempo.onTheWire(ofPeople).toMillis());
    vertx.setTimer(
        millis,
        fired -> {
          if (!stopped) {
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
    after(SHIFTS_ARE_LOOKED_AT_EVERY, this::lookAtShifts);
  }

  private void sitDown(Staffing group, String telephone) {
    String name = telephone.substring(telephone.indexOf('/') + 1);
    for (String queue : group.queues()) {
      accept(group.exchange(), new Input.Joins(queue, telephone, name, 0));
    }
  }

  /** Somebody calls 112 whom the nurse will refer: urgency C1. */
  public void callEmergency() {
    soon(() -> callers.call(Demand.EMERGENCY, "0600000112", Callers.Story.REFERRED));
  }

  /** Somebody calls the care line. */
  public void callCareLine() {
    soon(() -> callers.call(Demand.CARE_LINE, "0600000600", Callers.Story.AS_IT_COMES));
  }

  /** The caller who waits longest for the GP service presses 1. */
  public void getWorse() {
    soon(callers::getWorse);
  }

  /** Every triagist of the first GP service pauses, or takes calls again. */
  public void pauseGpService(boolean paused) {
    soon(() ->
        staff.stream()
            .filter(group -> group.queues().contains("hap-groningen"))
            .forEach(group -> pause(group, paused)));
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

  /** Everybody goes home; the exchanges close. */
  public Future<Void> stop() {
    stopped = true;
    List<Future<Void>> closing = new ArrayList<>();
    exchanges.values().forEach(exchange -> closing.add(exchange.stop()));
    return Future.join(closing).mapEmpty();
  }
}
