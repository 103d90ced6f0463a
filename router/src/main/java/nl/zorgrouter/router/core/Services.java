package nl.zorgrouter.router.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.Board;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.router.service.Tidings;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.ServiceReport;

/** What is known of the services: said, reported and measured, put together for a decision. */
public final class Services {
  private Services() {}

  /** Something was said; whom it concerns is told. */
  static Step changed(RouterState state, Input.ServiceChanged input) {
    Board board = state.board();
    RouterState next = state.with(board.with(input.change()));
    return switch (input.change()) {
      case ServiceChange.StateSet(var said) -> told(next, Tidings.What.BEGAN, said);
      case ServiceChange.StateLifted lifted ->
          board
              .said(lifted.service(), lifted.at())
              .map(said -> told(next, Tidings.What.LIFTED, said))
              .orElseGet(() -> Step.to(next));
      case ServiceChange.WaitReported _,
          ServiceChange.CapacityReported _,
          ServiceChange.ExpertiseReported _ ->
          Step.to(next);
    };
  }

  /** Clears away what has ended by itself, and tells whom it concerned. */
  static Step ended(RouterState state, Moment moment) {
    Step step = Step.to(state);
    for (Announcement ended : state.board().ended(moment.wall())) {
      RouterState next = step.state().with(step.state().board().without(ended));
      step = step.then(told(next, Tidings.What.ENDED, ended));
    }
    return step;
  }

  /** What the rules are told of the services at that instant. */
  static Map<String, ServiceReport> facts(RouterState state, Region region, Instant at) {
    Map<String, ServiceReport> facts = new HashMap<>(measured(state.loads()));
    for (String said : state.board().states().keySet()) {
      report(state, region, said, at).ifPresent(report -> facts.put(said, report));
    }
    for (String reported : state.board().waits().keySet()) {
      report(state, region, reported, at).ifPresent(report -> facts.put(reported, report));
    }
    return facts;
  }

  /** What is seen at the queues, by service or by the target of a takeover. */
  public static Map<String, ServiceReport> measured(Map<String, ServiceLoad> loads) {
    Map<String, ServiceReport> reports = new HashMap<>();
    loads.forEach((service, load) ->
        reports.put(
            service,
            new ServiceReport(
                Optional.empty(),
                load.waitSeconds(),
                OptionalInt.of(load.waiting()),
                OptionalInt.of(load.agents()),
                Optional.of(load.asOf()))));
    return reports;
  }

  /** Whether a line was taken over, and its call still went to its owner: nobody is on duty. */
  static boolean isUnstaffed(
      Line line, Map<String, ServiceReport> services, Decision decision, Instant at) {
    return Takeovers.isWanted(line, services, at)
        && decision
            .onward()
            .map(onward -> onward.destination().service().equals(line.owner()))
            .orElse(false);
  }

  private static Optional<ServiceReport> report(
      RouterState state, Region region, String id, Instant at) {
    ServiceReport measured =
        Optional.ofNullable(state.loads().get(id))
            .map(load -> measured(Map.of(id, load)).get(id))
            .orElse(ServiceReport.NOTHING);
    return region.service(id).map(service -> state.board().report(service, measured, at));
  }

  private static Step told(RouterState state, Tidings.What what, Announcement said) {
    List<String> told =
        region(state)
            .flatMap(region ->
                region
                    .service(said.service())
                    .map(service -> concerned(region, service, said.since())))
            .orElse(List.of());
    return Step.to(state).noticing(new Notice.ServiceNews(new Tidings(what, said, told)));
  }

  private static List<String> concerned(Region region, Service service, Instant since) {
    return Tidings.concerned(region, service, LocalDate.ofInstant(since, Hours.ZONE));
  }

  private static Optional<Region> region(RouterState state) {
    return switch (state.ruling()) {
      case RouterState.Ruling.By(var rules) -> Optional.of(rules.rules().region());
      case RouterState.Ruling.None(), RouterState.Ruling.Drained() -> Optional.empty();
    };
  }
}
