package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.estimate.QueueLoad;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.core.PbxView;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.view.CallerView.Stage;

/** One picture in the making. */
final class Drawing {
  private final Region region;
  private final Sights sights;
  private final RouterState state;
  private final Instant now;
  private final List<CallerView> callers;

  Drawing(Region region, Doors doors, Notes notes, Sights sights, RouterState state, Instant now) {
    this.region = region;
    this.sights = sights;
    this.state = state;
    this.now = now;
    this.callers = new Crowd(region, doors, notes, sights).callers(state);
  }

  Picture picture(
      List<QueueLoad> loads,
      List<Way> ways,
      Signals signals,
      Map<String, Long> calls,
      Picture.Totals totals) {
    List<LinkView> links = links();
    List<ServiceView> services = services(loads);
    int rules =
        switch (state.ruling()) {
          case RouterState.Ruling.By(var by) -> by.version();
          case RouterState.Ruling.None(), RouterState.Ruling.Drained() -> 0;
        };
    return new Picture(
        now,
        region.name(),
        rules,
        lines(calls),
        ways,
        services,
        callers.stream().limit(Board.MOST_CALLERS).toList(),
        Math.max(0, callers.size() - Board.MOST_CALLERS),
        links,
        new Alarms(now, signals).of(rules, links, services, callers),
        signals.news.shown(),
        totals);
  }

  private List<LineView> lines(Map<String, Long> calls) {
    return region.lines().values().stream()
        .map(line ->
            new LineView(
                line.id(),
                line.kind(),
                line.owner(),
                line.number(),
                line.pbx(),
                calls.getOrDefault(line.id(), 0L)))
        .toList();
  }

  private List<LinkView> links() {
    return state.pbxs().keySet().stream()
        .sorted(Comparator.comparing(PbxId::value))
        .map(pbx -> new LinkView(pbx.value(), sights.lastHeard(pbx), silence(pbx)))
        .toList();
  }

  private Optional<LinkView.Silence> silence(PbxId pbx) {
    return switch (state.pbx(pbx).link()) {
      case PbxView.Link.InSync _ -> Optional.empty();
      case PbxView.Link.Silent(String why) ->
          Optional.of(new LinkView.Silence(sights.silentSince(pbx).orElse(now), why));
    };
  }

  private List<ServiceView> services(List<QueueLoad> loads) {
    List<ServiceView> shown = new ArrayList<>();
    region.services().values().forEach(service -> shown.add(service(service, loads)));
    callers.stream()
        .flatMap(caller -> caller.service().stream())
        .filter(id -> region.service(id).isEmpty())
        .distinct()
        .sorted()
        .forEach(queue -> shown.add(stray(queue)));
    return shown;
  }

  private ServiceView service(Service service, List<QueueLoad> loads) {
    Optional<ServiceView.Desk> desk =
        loads.stream()
            .filter(load -> Doors.isMain(service, load.pbx().value(), load.queue().value()))
            .findFirst()
            .map(load ->
                new ServiceView.Desk(
                    load.free(),
                    load.busy(),
                    load.estimate(),
                    sights.ours(load.pbx(), load.asOf())));
    return new ServiceView(
        service.id(),
        service.name(),
        Optional.of(service.type()),
        state.board().said(service.id(), now),
        service.hours().openAt(now),
        service.hours().nextChange(now),
        count(service.id(), Stage.WAITING),
        count(service.id(), Stage.TALKING),
        oldest(service.id()),
        desk,
        service.norm(),
        isSilent(service.endpoint()));
  }

  private ServiceView stray(String queue) {
    return new ServiceView(
        queue,
        new Sentence(queue, queue),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        count(queue, Stage.WAITING),
        count(queue, Stage.TALKING),
        oldest(queue),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private boolean isSilent(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Queue queue ->
          switch (state.pbx(new PbxId(queue.pbx())).link()) {
            case PbxView.Link.InSync _ -> false;
            case PbxView.Link.Silent _ -> true;
          };
      case Endpoint.Telephone _ -> false;
    };
  }

  private int count(String service, Stage stage) {
    return Math.toIntExact(at(service, stage).count());
  }

  private Optional<Instant> oldest(String service) {
    return at(service, Stage.WAITING).map(CallerView::since).min(Comparator.naturalOrder());
  }

  private Stream<CallerView> at(String service, Stage stage) {
    return callers.stream()
        .filter(caller -> caller.stage() == stage)
        .filter(caller -> caller.service().filter(service::equals).isPresent());
  }
}
