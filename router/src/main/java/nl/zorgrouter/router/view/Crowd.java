package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.core.LiveCall;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.view.CallerView.Stage;

/**
 * The people behind the legs. A person who goes on over a trunk has a first leg on each exchange;
 * the mark of his journey makes them one again.
 */
final class Crowd {
  private static final int SHORTEST_NUMBER = 6;
  private static final int SHOWN_DIGITS = 2;

  /** One leg with its exchange. */
  private record Leg(PbxId pbx, LiveCall call) {
    String journey() {
      return Notes.journey(call.call(), call.marks());
    }

    boolean isRoot() {
      return call.call().value().equals(journey());
    }

    Stage stage() {
      return switch (call.phase()) {
        case LiveCall.Phase.Underway() -> Stage.UNDERWAY;
        case LiveCall.Phase.Asking() -> Stage.ASKING;
        case LiveCall.Phase.Waiting _ -> Stage.WAITING;
        case LiveCall.Phase.Talking _ -> Stage.TALKING;
      };
    }
  }

  private final Region region;
  private final Doors doors;
  private final Notes notes;
  private final Sights sights;

  Crowd(Region region, Doors doors, Notes notes, Sights sights) {
    this.region = region;
    this.doors = doors;
    this.notes = notes;
    this.sights = sights;
  }

  /** Who is there, longest first. */
  List<CallerView> callers(RouterState state) {
    Map<String, Leg> roots = new HashMap<>();
    Map<String, Leg> foremost = new HashMap<>();
    state
        .pbxs()
        .forEach((pbx, view) -> {
          for (LiveCall call : view.calls().all()) {
            Leg leg = new Leg(pbx, call);
            if (call.call().equals(call.linked()) && call.marks().get(Mark.ZR_LINE).isPresent()) {
              foremost.merge(leg.journey(), leg, Crowd::further);
              if (leg.isRoot()) {
                roots.put(leg.journey(), leg);
              }
            }
          }
        });
    return foremost.values().stream()
        .map(leg -> caller(leg, Optional.ofNullable(roots.get(leg.journey())).orElse(leg)))
        .sorted(Comparator.comparing(CallerView::began).thenComparing(CallerView::journey))
        .toList();
  }

  /** Who is over there already is no longer here; the younger leg, when both do the same. */
  private static Leg further(Leg one, Leg other) {
    int order = one.stage().compareTo(other.stage());
    boolean younger = other.call().since().isAfter(one.call().since());
    return order > 0 || (order == 0 && !younger) ? one : other;
  }

  private CallerView caller(Leg leg, Leg root) {
    Note note = notes.of(leg.journey());
    Optional<Doors.Door> door = door(leg.call().phase());
    Stage stage = leg.stage();
    Optional<String> line = root.call().marks().get(Mark.ZR_LINE).filter(_ -> root.isRoot());
    return new CallerView(
        leg.journey(),
        tail(root.call().callerNumber()),
        line,
        origin(leg, line),
        stage,
        door.map(Doors.Door::service).or(() -> stage == Stage.UNDERWAY ? note.service() : none()),
        leg.pbx().value(),
        sights.ours(root.pbx(), root.call().since()),
        since(leg),
        stage == Stage.TALKING ? Optional.empty() : note.due(),
        note.referred(),
        door.filter(Doors.Door::urgent).isPresent(),
        note.cause() == Note.Cause.GOT_WORSE,
        note.cause() == Note.Cause.FELL_BACK);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private Optional<Doors.Door> door(LiveCall.Phase phase) {
    return switch (phase) {
      case LiveCall.Phase.Underway(), LiveCall.Phase.Asking() -> Optional.empty();
      case LiveCall.Phase.Waiting waiting -> Optional.of(doors.of(waiting.queue().value()));
      case LiveCall.Phase.Talking talking -> Optional.of(doors.of(talking.queue().value()));
    };
  }

  private Instant since(Leg leg) {
    Instant since =
        switch (leg.call().phase()) {
          case LiveCall.Phase.Underway(), LiveCall.Phase.Asking() -> leg.call().since();
          case LiveCall.Phase.Waiting waiting -> waiting.since();
          case LiveCall.Phase.Talking talking -> talking.since();
        };
    return sights.ours(leg.pbx(), since);
  }

  private LineKind origin(Leg leg, Optional<String> line) {
    for (LineKind kind : LineKind.values()) {
      if (leg.call().marks().get(Mark.ZR_ORIGIN).filter(kind.name()::equals).isPresent()) {
        return kind;
      }
    }
    return line.flatMap(region::line).map(Line::kind).orElse(LineKind.CARE_LINE);
  }

  private static String tail(String number) {
    return number.length() < SHORTEST_NUMBER
        ? ""
        : number.substring(number.length() - SHOWN_DIGITS);
  }
}
