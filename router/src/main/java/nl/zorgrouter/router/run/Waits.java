package nl.zorgrouter.router.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.estimate.Estimate;
import nl.zorgrouter.monitoring.estimate.EstimateRules;
import nl.zorgrouter.monitoring.estimate.QueueLoad;
import nl.zorgrouter.monitoring.estimate.WaitEstimator;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.monitoring.wait.WaitingTimes;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.ServiceLoad;
import nl.zorgrouter.router.core.Step;

/**
 * Keeps the account of waits, shows it to the figures, and tells the core how services are doing.
 */
public final class Waits implements Observer {
  private final Region region;
  private final Measurements measurements;
  private final Consumer<Map<String, ServiceLoad>> core;
  private final Consumer<List<WaitFact>> listeners;
  private final WaitingTimes waits;
  private final WaitEstimator estimator = new WaitEstimator(EstimateRules.USUAL);
  private final Duration every;
  private volatile List<QueuePicture> pictures = List.of();
  private volatile List<QueueLoad> loads = List.of();
  private Duration told;

  /**
   * How the account is kept.
   *
   * @param outcomes how the ends of waits are called
   * @param every how often the core is told; a figure over a minute old counts as unknown there
   */
  public record Manner(OutcomeRules outcomes, Duration every) {}

  /**
   * An account that is empty.
   *
   * @param core is told how the services are doing, by service id
   * @param listeners are told what the account learned, when it learned something
   */
  public Waits(
      Region region,
      Measurements measurements,
      Manner manner,
      Consumer<Map<String, ServiceLoad>> core,
      Consumer<List<WaitFact>> listeners) {
    this.region = region;
    this.measurements = measurements;
    this.waits = new WaitingTimes(manner.outcomes());
    this.every = manner.every();
    this.told = every.negated();
    this.core = core;
    this.listeners = listeners;
    measurements.knows(KnownQueues.of(region));
  }

  /** What an account before this one knew; to be told before the exchange's first news. */
  public void recall(PbxId pbx, Instant lastSeen, List<WaitFact.VisitBegan> open) {
    waits.recall(pbx, lastSeen, open);
  }

  /** The queues as they were at most a second ago. Safe to call from any thread. */
  public List<QueuePicture> pictures() {
    return pictures;
  }

  /** How busy the queues were at that moment. Safe to call from any thread. */
  public List<QueueLoad> loads() {
    return loads;
  }

  @Override
  public void saw(Input input, Step step, Duration took) {
    for (Command command : step.commands()) {
      waits.asked(command);
    }
    switch (input) {
      case Input.FromPbx news -> {
        List<WaitFact> facts = waits.apply(news.news());
        estimator.learned(facts);
        measurements.learned(facts);
        if (!facts.isEmpty()) {
          listeners.accept(facts);
        }
      }
      case Input.Tick tick -> {
        if (tick.moment().uptime().minus(told).compareTo(every) >= 0) {
          told = tick.moment().uptime();
          tell();
        }
      }
      case Input.RulesActivated _,
          Input.LoadsMeasured _,
          Input.ServiceChanged _,
          Input.Requested _,
          Input.Recalled _,
          Input.Draining _ -> {}
    }
  }

  private void tell() {
    pictures = waits.pictures();
    loads = estimator.loads(pictures);
    measurements.shows(pictures);
    measurements.expects(loads);
    core.accept(byService());
  }

  private Map<String, ServiceLoad> byService() {
    Map<String, ServiceLoad> services = new HashMap<>();
    for (Service service : region.services().values()) {
      for (QueueLoad load : loads) {
        if (isQueueOf(service, load)) {
          services.put(service.id(), load(load));
        }
      }
    }
    for (Line line : region.lines().values()) {
      line.takeover()
          .ifPresent(takeover ->
              loads.stream()
                  .filter(load ->
                      load.pbx().value().equals(line.pbx())
                          && load.queue().value().equals(takeover.target()))
                  .forEach(load -> services.put(takeover.target(), load(load))));
    }
    return services;
  }

  private static boolean isQueueOf(Service service, QueueLoad load) {
    return switch (service.endpoint()) {
      case Endpoint.Queue queue ->
          queue.pbx().equals(load.pbx().value()) && queue.target().equals(load.queue().value());
      case Endpoint.Telephone _ -> false;
    };
  }

  /**
   * The rules hold the wait against a deadline, so they get the end of the range that is longer.
   */
  private static ServiceLoad load(QueueLoad load) {
    OptionalInt seconds =
        switch (load.estimate()) {
          case Estimate.Reliable reliable ->
              OptionalInt.of(Math.toIntExact(Math.min(86_400, reliable.high().toSeconds())));
          case Estimate.Unreliable _ -> OptionalInt.empty();
        };
    return new ServiceLoad(seconds, load.waiting(), load.free() + load.busy(), load.asOf());
  }
}
