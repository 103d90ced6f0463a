package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Takeover;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Which lines of practices another service answers. When one no longer is, whoever waits there for
 * it asks again where to go: the day team has gone, and he would hear an empty queue.
 *
 * @param lines that were looked at, by id
 */
public record Takeovers(PMap<String, Seen> lines) {
  static final Takeovers NONE = new Takeovers(HashTreePMap.empty());

  /** Whoever logs in again within this time finds his callers where they were. */
  static final Duration NOBODY = Duration.ofSeconds(5);

  /** Who was sent there before the end hears an announcement first, and comes after it. */
  static final Duration LATE = Duration.ofSeconds(30);

  /** The second router acts after this much, on whomever the first has left there. */
  static final Duration SECOND = Duration.ofSeconds(2);

  /**
   * How a line was seen.
   *
   * @param how whether its takeover holds
   * @param since the router's uptime when that began
   */
  record Seen(How how, Duration since) {}

  /** Whether a takeover holds. */
  enum How {
    /** It does. */
    HOLDS,
    /** It did, and does no more. */
    ENDED,
    /** Not since this router started. */
    UNSEEN
  }

  /** What is wanted of a takeover, and whether there is anybody for it. */
  private enum Now {
    HELD,
    UNSTAFFED,
    OVER
  }

  /** Sends on who waits for a takeover that has ended. */
  static Step look(RouterState state, Moment moment) {
    if (!(state.ruling() instanceof RouterState.Ruling.By(var rules))) {
      return Step.to(state);
    }
    Region region = rules.rules().region();
    Optional<Instant> at =
        state.pbxs().values().stream()
            .flatMap(view -> clock(view, moment).stream())
            .min(Comparator.naturalOrder());
    List<Line> lines =
        region.lines().values().stream().filter(line -> line.takeover().isPresent()).toList();
    if (at.isEmpty() || lines.isEmpty()) {
      return Step.to(state);
    }
    Map<String, ServiceReport> services = Services.facts(state, region, at.get());
    Step step = Step.to(state);
    for (Line line : lines) {
      Now now = now(line, line.takeover().orElseThrow(), services, at.get());
      step = step.then(looked(step.state(), line, now, moment));
    }
    return step;
  }

  /** Whether it was planned, or somebody said that the practice is closed. */
  static boolean isWanted(Line line, Map<String, ServiceReport> services, Instant at) {
    boolean closed =
        Optional.ofNullable(services.get(line.owner()))
            .flatMap(ServiceReport::state)
            .equals(Optional.of(ServiceState.CLOSED));
    return line.takeover().map(takeover -> closed || takeover.plannedAt(at)).orElse(false);
  }

  /** As the rules see it, by the same facts. */
  private static Now now(
      Line line, Takeover takeover, Map<String, ServiceReport> services, Instant at) {
    if (!isWanted(line, services, at)) {
      return Now.OVER;
    }
    ServiceReport queue =
        Optional.ofNullable(services.get(takeover.target()))
            .or(() -> Optional.ofNullable(services.get(takeover.service())))
            .orElse(ServiceReport.NOTHING);
    return queue.at(at).agents().orElse(1) == 0 ? Now.UNSTAFFED : Now.HELD;
  }

  private static Step looked(RouterState state, Line line, Now now, Moment moment) {
    Takeovers seen = state.takeovers().seeing(line.id(), now, moment.uptime());
    RouterState next = state.with(seen);
    return now == Now.HELD || !seen.isDue(line.id(), now, state.node(), moment)
        ? Step.to(next)
        : sentOn(next, line, moment);
  }

  private Takeovers seeing(String line, Now now, Duration uptime) {
    Optional<How> before = Optional.ofNullable(lines.get(line)).map(Seen::how);
    How how =
        now == Now.HELD
            ? How.HOLDS
            : before.map(known -> known == How.HOLDS ? How.ENDED : known).orElse(How.UNSEEN);
    return before.equals(Optional.of(how))
        ? this
        : new Takeovers(lines.plus(line, new Seen(how, uptime)));
  }

  private boolean isDue(String line, Now now, int node, Moment moment) {
    Duration been = moment.uptime().minus(seen(line).since());
    return been.compareTo(patience(node)) >= 0
        && (now == Now.OVER || moment.lived(been).compareTo(NOBODY) >= 0);
  }

  private Seen seen(String line) {
    return lines.getOrDefault(line, new Seen(How.UNSEEN, Duration.ZERO));
  }

  /** Two routers that moved the same caller would move him out of his question. */
  private static Duration patience(int node) {
    return node == 1 ? Duration.ZERO : SECOND;
  }

  private static Step sentOn(RouterState state, Line line, Moment moment) {
    Step step = Step.to(state);
    for (Map.Entry<PbxId, PbxView> entry : state.pbxs().entrySet()) {
      for (LiveCall call : stranded(state, entry.getValue(), line, moment)) {
        step = step.then(sentOn(step.state(), entry.getKey(), line, call));
      }
    }
    return step;
  }

  private static Step sentOn(RouterState state, PbxId pbx, Line line, LiveCall call) {
    LiveCall.SentOn sent =
        new LiveCall.SentOn(visit(call), state.takeovers().seen(line.id()).since());
    PbxView view = state.pbx(pbx);
    return new Step(
        state.with(pbx, view.calls(view.calls().sentOn(call.call(), sent))),
        List.of(),
        List.of(new Command.SendToQuestion(pbx, call.call())),
        List.of(new Notice.SentOn(pbx, call.call(), line.id())));
  }

  /** Whoever is to ask again there, in the order in which they came: so they queue again. */
  private static List<LiveCall> stranded(
      RouterState state, PbxView view, Line line, Moment moment) {
    Optional<Instant> clock = clock(view, moment);
    if (clock.isEmpty()) {
      return List.of();
    }
    Takeover takeover = line.takeover().orElseThrow();
    Seen seen = state.takeovers().seen(line.id());
    Instant latest = clock.get().minus(patience(state.node()));
    Instant ended = clock.get().minus(moment.lived(moment.uptime().minus(seen.since())));
    List<Map.Entry<Instant, LiveCall>> found = new ArrayList<>();
    for (LiveCall call : view.calls().all()) {
      if (call.phase() instanceof LiveCall.Phase.Waiting(var queue, Instant joined)
          && queue.value().equals(takeover.target())
          && !joined.isAfter(latest)
          && (takeover.plannedAt(joined)
              || (seen.how() == How.ENDED && !joined.isAfter(ended.plus(LATE))))
          && isOf(line, call)
          && !wasSent(call, seen)) {
        found.add(Map.entry(call.firstWaited().orElse(joined), call));
      }
    }
    Comparator<Map.Entry<Instant, LiveCall>> order = Map.Entry.comparingByKey();
    return found.stream()
        .sorted(order.thenComparing(each -> each.getValue().call().value()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Never what began on another line, above all on 112, nor what a professional has referred. */
  private static boolean isOf(Line line, LiveCall call) {
    return call.marks().get(Mark.ZR_LINE).equals(Optional.of(line.id()))
        && call.marks().get(Mark.ZR_ORIGIN).equals(Optional.of(line.kind().name()))
        && call.marks().get(Mark.ZR_REFERRAL).isEmpty();
  }

  /** Once for one visit, and once for one end, whatever another router answers him. */
  private static boolean wasSent(LiveCall call, Seen seen) {
    return call.sentOn()
        .filter(sent -> sent.visit().equals(visit(call)) || sent.ended().equals(seen.since()))
        .isPresent();
  }

  private static String visit(LiveCall call) {
    return call.marks().get(Mark.ZR_VISIT).orElse("");
  }

  /** What the exchange's clock shows, where it believes that this router answers. */
  private static Optional<Instant> clock(PbxView view, Moment moment) {
    return Stream.of(view.link())
        .filter(PbxView.Link.InSync.class::isInstance)
        .map(PbxView.Link.InSync.class::cast)
        .filter(link -> Leases.holds(link, moment.uptime()))
        .map(link -> link.clock().at(moment))
        .findFirst();
  }
}
