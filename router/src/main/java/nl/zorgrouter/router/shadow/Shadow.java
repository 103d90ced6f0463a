package nl.zorgrouter.router.shadow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.ServiceLoad;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * Decides about watched calls as a router would, with the router's own core. Of what the core wants
 * done only the decisions are kept: its commands go nowhere.
 */
public final class Shadow {
  private static final int NODE = 1;

  private final Region region;
  private final Map<PbxId, Set<CallId>> seen = new HashMap<>();
  private RouterState state = RouterState.starting(NODE);

  /** A shadow of a router with these rules. */
  public Shadow(VerifiedRules rules, Moment now) {
    region = rules.rules().region();
    put(new Input.RulesActivated(now, rules));
  }

  /** How the services are doing, as a router would know it. */
  public void loaded(Moment now, Map<String, ServiceLoad> loads) {
    put(new Input.LoadsMeasured(now, loads));
  }

  /** Time went on; what need not be remembered any more is forgotten. */
  public void tick(Moment now) {
    put(new Input.Tick(now));
  }

  /** What this news would have led to; news of a call that was decided about leads to nothing. */
  public Optional<Shadowed> learn(PbxNews news, Moment now) {
    return switch (news) {
      case PbxNews.InSync(PbxId pbx, long epoch, Snapshot snapshot) -> {
        inSync(pbx, epoch, snapshot, now);
        yield Optional.empty();
      }
      case PbxNews.OutOfSync _, PbxNews.Pinged _ -> {
        put(new Input.FromPbx(now, news));
        yield Optional.empty();
      }
      case PbxNews.Happened(PbxId pbx, CallEvent event) -> happened(pbx, event, now);
    };
  }

  /** Calls that were there before us came in unseen: what they asked then is not known. */
  private void inSync(PbxId pbx, long epoch, Snapshot snapshot, Moment now) {
    Snapshot empty = new Snapshot(snapshot.at(), List.of(), List.of(), List.of());
    put(new Input.FromPbx(now, new PbxNews.InSync(pbx, epoch, empty)));
    Set<CallId> alive = new HashSet<>();
    snapshot.legs().forEach(leg -> alive.add(leg.call()));
    of(pbx).retainAll(alive);
  }

  private Optional<Shadowed> happened(PbxId pbx, CallEvent event, Moment now) {
    if (event instanceof CallEvent.Ended ended) {
      of(pbx).remove(ended.call());
    } else if (event instanceof CallEvent.Asked asked) {
      of(pbx).add(asked.call());
      return decide(pbx, asked, now);
    } else if (event instanceof CallEvent.Arrived arrived && isOnALine(arrived.marks())) {
      return first(pbx, arrived, arrived.linked(), arrived.marks(), now);
    } else if (event instanceof CallEvent.Joined joined) {
      return first(pbx, joined, joined.linked(), joined.marks(), now);
    }
    return Optional.empty();
  }

  /** The first that is seen of a call which would have asked by now. */
  private Optional<Shadowed> first(
      PbxId pbx, CallEvent.OfCall event, CallId linked, Marks marks, Moment now) {
    if (!of(pbx).add(event.call())) {
      return Optional.empty();
    }
    Optional<Ticket> ticket = Ticket.read(event.call().value() + "-1");
    if (!isOnALine(marks) || ticket.isEmpty()) {
      return Optional.of(Shadowed.NO_LINE);
    }
    return decide(
        pbx,
        new CallEvent.Asked(event.at(), event.call(), linked, "", ticket.get(), "", marks),
        now);
  }

  private static boolean isOnALine(Marks marks) {
    return marks.get(Mark.ZR_LINE).isPresent();
  }

  private Optional<Shadowed> decide(PbxId pbx, CallEvent.Asked asked, Moment now) {
    Optional<Line> line = asked.marks().get(Mark.ZR_LINE).flatMap(region::line);
    if (line.isEmpty()) {
      return Optional.of(Shadowed.NO_LINE);
    }
    if (line.get().kind().startsWithHuman() && asked.marks().get(Mark.ZR_REFERRAL).isEmpty()) {
      return Optional.of(
          new Shadowed(
              Optional.of(line.get().kind()),
              "STAY",
              region.owner(line.get()).type().name(),
              "NEVER_ASKS",
              false));
    }
    Step step = put(new Input.FromPbx(now, new PbxNews.Happened(pbx, asked)));
    put(
        new Input.FromPbx(
            now, new PbxNews.Happened(pbx, new CallEvent.StoppedAsking(asked.at(), asked.call()))));
    return step.decided().stream().findFirst().map(decided -> shadowed(line.get(), decided));
  }

  private Shadowed shadowed(Line line, Decided decided) {
    Optional<Service> service =
        decided
            .decision()
            .onward()
            .flatMap(onward -> region.service(onward.destination().service()));
    return new Shadowed(
        Optional.of(line.kind()),
        decided.decision().outcome().name(),
        service.map(each -> each.type().name()).orElse("NONE"),
        decided.decision().code().name(),
        service.filter(each -> !each.id().equals(line.owner())).isPresent());
  }

  private Set<CallId> of(PbxId pbx) {
    return seen.computeIfAbsent(pbx, _ -> new HashSet<>());
  }

  private Step put(Input input) {
    Step step = RouterCore.step(state, input);
    state = step.state();
    return step;
  }
}
