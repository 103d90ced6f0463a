package nl.zorgrouter.router.shadow;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;

/**
 * Knows which line a call came in on, and writes on its news the marks that our dialplan would have
 * written on the call. Marks that are there already stay as they are.
 */
public final class Recognition {
  private final List<EntryPoint> entries;
  private final Map<PbxId, Map<CallId, Marks>> known = new HashMap<>();

  /** A recognition by these entry points. */
  public Recognition(List<EntryPoint> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The same news, with what is known about its call. */
  public PbxNews recognise(PbxNews news) {
    return switch (news) {
      case PbxNews.Happened(PbxId pbx, CallEvent event) ->
          new PbxNews.Happened(pbx, happened(pbx, event));
      case PbxNews.InSync(PbxId pbx, long epoch, Snapshot snapshot) ->
          new PbxNews.InSync(pbx, epoch, snapshot(pbx, snapshot));
      case PbxNews.OutOfSync lost -> lost;
      case PbxNews.Pinged pinged -> pinged;
    };
  }

  private CallEvent happened(PbxId pbx, CallEvent event) {
    if (event instanceof CallEvent.Arrived arrived) {
      entries.stream()
          .filter(entry -> entry.isWhere(pbx, arrived))
          .findFirst()
          .ifPresent(entry -> of(pbx).put(arrived.call(), entry.marks()));
    }
    CallEvent marked = event instanceof CallEvent.OfCall ofCall ? marked(pbx, ofCall) : event;
    if (event instanceof CallEvent.Ended ended) {
      of(pbx).remove(ended.call());
    } else if (event instanceof CallEvent.Booted) {
      of(pbx).clear();
    }
    return marked;
  }

  private CallEvent marked(PbxId pbx, CallEvent.OfCall event) {
    Marks ours = of(pbx).get(event.call());
    if (ours == null) {
      return event;
    }
    if (event instanceof CallEvent.Arrived a) {
      return new CallEvent.Arrived(
          a.at(),
          a.call(),
          a.linked(),
          a.channel(),
          a.callerNumber(),
          both(ours, a.marks()),
          a.dialled());
    }
    if (event instanceof CallEvent.Answered a) {
      return new CallEvent.Answered(a.at(), a.call(), both(ours, a.marks()));
    }
    if (event instanceof CallEvent.Joined j) {
      return new CallEvent.Joined(
          j.at(),
          j.call(),
          j.linked(),
          j.queue(),
          j.position(),
          j.waiting(),
          both(ours, j.marks()));
    }
    if (event instanceof CallEvent.QueueEnded q) {
      return new CallEvent.QueueEnded(q.at(), q.call(), q.status(), both(ours, q.marks()));
    }
    return event;
  }

  private Snapshot snapshot(PbxId pbx, Snapshot snapshot) {
    Set<CallId> alive =
        snapshot.legs().stream().map(Snapshot.Leg::call).collect(Collectors.toSet());
    of(pbx).keySet().retainAll(alive);
    List<Snapshot.Leg> legs = snapshot.legs().stream().map(leg -> leg(pbx, leg)).toList();
    return new Snapshot(snapshot.at(), legs, snapshot.waiting(), snapshot.members());
  }

  private Snapshot.Leg leg(PbxId pbx, Snapshot.Leg leg) {
    Marks ours = of(pbx).getOrDefault(leg.call(), Marks.NONE);
    return new Snapshot.Leg(
        leg.call(),
        leg.linked(),
        leg.channel(),
        leg.callerNumber(),
        leg.age(),
        leg.question(),
        both(ours, leg.marks()));
  }

  private Map<CallId, Marks> of(PbxId pbx) {
    return known.computeIfAbsent(pbx, _ -> new HashMap<>());
  }

  private static Marks both(Marks ours, Marks theirs) {
    Map<Mark, String> values = new EnumMap<>(Mark.class);
    values.putAll(ours.values());
    values.putAll(theirs.values());
    return new Marks(values);
  }
}
