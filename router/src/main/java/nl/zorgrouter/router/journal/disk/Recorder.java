package nl.zorgrouter.router.journal.disk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.Noted;
import nl.zorgrouter.router.core.Remembered;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.run.Observer;

/**
 * Tells the journal what the loop does. How services are doing and what the clocks of the exchanges
 * show comes several times a second. One rule for both: only the last of it is held, and it is
 * written before the first input that may have used it.
 */
public final class Recorder implements Observer {
  private final JournalWriter journal;
  private RouterState before;
  private final List<Entry> visits = new ArrayList<>();
  private final Map<Held, Entry> held = new LinkedHashMap<>();
  private CompletionStage<?> settled = CompletableFuture.completedStage(Boolean.TRUE);

  /** What takes the place of what came before it. */
  private sealed interface Held {
    /** How all services are doing. */
    record Loads() implements Held {}

    /** What the clock of one exchange shows. */
    record Clock(PbxId pbx) implements Held {}
  }

  /**
   * A recorder of a router that is about to start.
   *
   * @param node 1 or 2, as its state says
   */
  public Recorder(JournalWriter journal, int node) {
    this.journal = journal;
    this.before = RouterState.starting(node);
  }

  @Override
  public void learned(List<WaitFact> facts) {
    for (WaitFact fact : facts) {
      switch (fact) {
        case WaitFact.VisitBegan began -> visits.add(new Entry.VisitBegan(began));
        case WaitFact.VisitEnded(var visit) -> visits.add(new Entry.VisitEnded(visit));
        case WaitFact.Seen seen -> visits.add(new Entry.Sighted(seen));
        case WaitFact.JourneyEnded _, WaitFact.Served _, WaitFact.Gap _, WaitFact.Unfitting _ -> {}
      }
    }
  }

  @Override
  public void saw(Input input, Step step, Duration took) {
    List<Entry> entries = new ArrayList<>();
    if (Remembered.needs(before, input, step)) {
      remember(input, step, entries);
    } else if (input instanceof Input.FromPbx(Moment _, PbxNews.Pinged pinged)) {
      hold(new Held.Clock(pinged.pbx()), input);
    }
    Noted.by(before, input, step).ifPresent(noted -> entries.add(new Entry.Kept(noted)));
    before = step.state();
    step.decided().forEach(decided -> entries.add(new Entry.DecisionMade(decided)));
    step.notices().forEach(notice -> entries.add(new Entry.Noticed(input.moment().wall(), notice)));
    entries.addAll(visits);
    visits.clear();
    if (!entries.isEmpty()) {
      hand(input, entries);
    }
  }

  /** Somebody waits to hear that his request is written down. */
  private void hand(Input input, List<Entry> entries) {
    if (input instanceof Input.Requested || input instanceof Input.ServiceChanged) {
      journal.append(entries.subList(0, entries.size() - 1));
      settled = journal.keep(entries.getLast());
    } else {
      journal.append(entries);
    }
  }

  /** Writes what was learned of waits and nothing else: for a router that only watches. */
  public void writesWaits() {
    if (!visits.isEmpty()) {
      journal.append(List.copyOf(visits));
      visits.clear();
    }
  }

  @Override
  public CompletionStage<?> settled() {
    return settled;
  }

  private void remember(Input input, Step step, List<Entry> entries) {
    if (input instanceof Input.FromPbx(Moment _, PbxNews news)
        && !(news instanceof PbxNews.Happened)) {
      held.remove(new Held.Clock(news.pbx()));
    }
    switch (input) {
      case Input.LoadsMeasured _ -> hold(new Held.Loads(), input);
      case Input.RulesActivated activated ->
          entries.add(
              new Entry.RulesActivated(
                  activated.moment(),
                  activated.rules().version(),
                  activated.rules().contents().sha256()));
      case Input.FromPbx _,
          Input.ServiceChanged _,
          Input.Requested _,
          Input.Recalled _,
          Input.Tick _,
          Input.Draining _ -> {
        if (mayHaveUsed(input, step)) {
          entries.addAll(held.values());
          held.clear();
        }
        entries.add(new Entry.Heard(input));
      }
    }
  }

  /** The last of its kind, in the order in which the last ones came. */
  private void hold(Held kind, Input input) {
    held.remove(kind);
    held.put(kind, new Entry.Heard(input));
  }

  /** An offer uses them as well as an answer does, and its decision comes later. */
  @SuppressWarnings("ReferenceEquality") // what was not touched is the same object
  private boolean mayHaveUsed(Input input, Step step) {
    return input instanceof Input.Requested
        || !step.decided().isEmpty()
        || before.referrals() != step.state().referrals();
  }
}
