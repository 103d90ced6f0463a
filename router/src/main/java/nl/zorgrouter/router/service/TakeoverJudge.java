package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Takeover;
import nl.zorgrouter.rules.decide.ServiceState;

/**
 * Judges requests to take over a practice's line. Taking over says that the practice is closed: its
 * line then goes to the service that agreed to answer it, for as long as somebody is on duty there.
 */
final class TakeoverJudge {
  private final ServiceDesk desk;
  private final Asker asker;
  private final Faults faults = new Faults();

  TakeoverJudge(ServiceDesk desk, Asker asker) {
    this.desk = desk;
    this.asker = asker;
  }

  Judgement take(ServiceRequest.TakeOver request) {
    Optional<Line> line = line(request.line());
    Optional<StateReason> reason = faults.word("reason", request.reason(), StateReason.values());
    Instant until = faults.end(request.until(), desk.now(), desk.now());
    line.flatMap(Line::takeover).ifPresent(this::refuseEmpty);
    return faults.judged(() ->
        new ServiceChange.StateSet(
            new Announcement(
                line.orElseThrow().owner(),
                ServiceState.CLOSED,
                reason.orElseThrow(),
                asker.by(),
                desk.now(),
                until)));
  }

  Judgement handBack(ServiceRequest.HandBack request) {
    Optional<Line> line = line(request.line());
    boolean taken =
        line.flatMap(each -> desk.board().said(each.owner(), desk.now()))
            .map(said -> said.state() == ServiceState.CLOSED)
            .orElse(false);
    if (line.isPresent() && !taken) {
      faults.add(
          "line",
          Fault.Kind.NOT_NOW,
          "nobody has taken over `%s` by hand; there is nothing to give back"
              .formatted(request.line()),
          "niemand heeft `%s` met de hand overgenomen; er is niets terug te geven"
              .formatted(request.line()));
    }
    return faults.judged(
        () -> new ServiceChange.StateLifted(line.orElseThrow().owner(), asker.by(), desk.now()));
  }

  /**
   * The line, told when there is none, when nobody agreed to take it over, or when it is not his.
   */
  private Optional<Line> line(String id) {
    Optional<Line> line = desk.region().line(id);
    if (line.isEmpty()) {
      faults.add(
          "line",
          Fault.Kind.UNKNOWN,
          "`%s` is not known; expected a line of the region".formatted(Faults.shown(id)),
          "`%s` is niet bekend; verwacht: een lijn van de regio".formatted(Faults.shown(id)));
      return line;
    }
    Optional<Takeover> agreed = line.get().takeover();
    if (agreed.isEmpty()) {
      faults.add(
          "line",
          Fault.Kind.WRONG_VALUE,
          "no service agreed to take over `%s`; expected a line with a takeover in the region file"
              .formatted(id),
          "geen dienst sprak af `%s` over te nemen; verwacht: een lijn met een takeover in het"
                  .formatted(id)
              + " regiobestand");
      return Optional.empty();
    }
    if (!asker.mayChange(agreed.get().service())) {
      faults.owned(line.get().owner(), asker);
    }
    return line;
  }

  private void refuseEmpty(Takeover takeover) {
    OptionalInt agents = desk.seen(takeover.target()).agents();
    if (agents.orElse(0) == 0) {
      String found = agents.isEmpty() ? "unknown" : "0";
      faults.add(
          "line",
          Fault.Kind.NOT_NOW,
          "found %s people on duty for `%s` at `%s`; expected at least one who is logged in"
              .formatted(found, takeover.target(), takeover.service()),
          "aantal mensen in dienst voor `%s` bij `%s`: %s; verwacht: minstens één die is ingelogd"
              .formatted(takeover.target(), takeover.service(), agents.isEmpty() ? "onbekend" : 0));
    }
  }
}
