package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What was said of the services of a region: a value, of which every item ends by itself. What has
 * ended is not seen any more from its very instant, whether or not somebody has cleared it away.
 *
 * @param states what was said of their state, by service
 * @param waits what systems reported of their waits, by service
 * @param capacities their free places, by service
 * @param expertise their skills on duty, by service
 */
public record Board(
    PMap<String, Announcement> states,
    PMap<String, ReportedWait> waits,
    PMap<String, Capacity> capacities,
    PMap<String, Expertise> expertise) {
  /** Nothing was said. */
  public static final Board EMPTY =
      new Board(
          HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  /** The board after all of these. */
  public static Board of(List<ServiceChange> changes) {
    Board board = EMPTY;
    for (ServiceChange change : changes) {
      board = board.with(change);
    }
    return board;
  }

  /** The board after a change. */
  public Board with(ServiceChange change) {
    return switch (change) {
      case ServiceChange.StateSet(var said) ->
          new Board(states.plus(said.service(), said), waits, capacities, expertise);
      case ServiceChange.StateLifted lifted ->
          new Board(states.minus(lifted.service()), waits, capacities, expertise);
      case ServiceChange.WaitReported(var wait) ->
          new Board(states, waits.plus(wait.service(), wait), capacities, expertise);
      case ServiceChange.CapacityReported(var capacity) ->
          new Board(states, waits, capacities.plus(capacity.service(), capacity), expertise);
      case ServiceChange.ExpertiseReported(var present) ->
          new Board(states, waits, capacities, expertise.plus(present.service(), present));
    };
  }

  /** What somebody said of the state of a service and still holds. */
  public Optional<Announcement> said(String service, Instant at) {
    return Optional.ofNullable(states.get(service)).filter(said -> said.holdsAt(at));
  }

  /** The free places of a service, as far as they still count. */
  public Optional<Capacity> capacity(String service, Instant at) {
    return Optional.ofNullable(capacities.get(service)).filter(known -> known.holdsAt(at));
  }

  /** The skills of a service on duty, as far as somebody said and it still counts. */
  public Optional<Expertise> expertise(String service, Instant at) {
    return Optional.ofNullable(expertise.get(service)).filter(known -> known.holdsAt(at));
  }

  /** What was said of states and has ended by then. */
  public List<Announcement> ended(Instant at) {
    if (states.isEmpty()) {
      return List.of();
    }
    List<Announcement> ended = new ArrayList<>();
    states.values().stream().filter(said -> !said.holdsAt(at)).forEach(ended::add);
    return ended;
  }

  /** The board without this state, if it still is the one that was said last. */
  public Board without(Announcement ended) {
    return ended.equals(states.get(ended.service()))
        ? new Board(states.minus(ended.service()), waits, capacities, expertise)
        : this;
  }

  /** The changes that lead to it, one of a kind for each service. */
  public List<ServiceChange> changes() {
    Stream<ServiceChange> said = states.values().stream().map(ServiceChange.StateSet::new);
    Stream<ServiceChange> seen = waits.values().stream().map(ServiceChange.WaitReported::new);
    Stream<ServiceChange> beds =
        capacities.values().stream().map(ServiceChange.CapacityReported::new);
    Stream<ServiceChange> skills =
        expertise.values().stream().map(ServiceChange.ExpertiseReported::new);
    return Stream.of(said, seen, beds, skills).flatMap(Function.identity()).toList();
  }

  /** The state of a service at an instant. */
  public StateNow state(Service service, ServiceReport measured, Instant at) {
    Optional<Announcement> said = said(service.id(), at);
    Precedence.Outcome outcome =
        Precedence.of(
            said.map(Announcement::state), schedule(service, at), staff(service, measured, at));
    Optional<Instant> until =
        switch (outcome.source()) {
          case SAID -> said.map(Announcement::until);
          case SCHEDULE -> service.hours().nextChange(at);
          case STAFF -> Optional.empty();
        };
    return new StateNow(outcome.state(), outcome.source(), said, until);
  }

  /**
   * What the rules are told of a service. A state is told when it was said and goes first; the
   * schedule and who is on duty are facts that the rules have of their own.
   */
  public ServiceReport report(Service service, ServiceReport measured, Instant at) {
    ServiceReport figures = figures(service.id(), measured);
    Optional<ServiceState> said =
        said(service.id(), at)
            .map(Announcement::state)
            .filter(state ->
                Precedence.of(Optional.of(state), schedule(service, at), Precedence.Staff.ANY)
                        .source()
                    == Precedence.Source.SAID);
    return said.isEmpty()
        ? figures
        : new ServiceReport(
            said, figures.waitSeconds(), figures.waiting(), figures.agents(), figures.asOf());
  }

  /** What was measured at a queue of ours goes before what a system reports. */
  private ServiceReport figures(String service, ServiceReport measured) {
    ReportedWait reported = waits.get(service);
    return measured.asOf().isPresent() || reported == null ? measured : reported.report();
  }

  private static Precedence.Schedule schedule(Service service, Instant at) {
    return service.hours().openAt(at) ? Precedence.Schedule.RUNNING : Precedence.Schedule.SHUT;
  }

  private Precedence.Staff staff(Service service, ServiceReport measured, Instant at) {
    OptionalInt agents = figures(service.id(), measured).at(at).agents();
    return agents.isPresent() && agents.getAsInt() == 0
        ? Precedence.Staff.NOBODY
        : Precedence.Staff.ANY;
  }
}
