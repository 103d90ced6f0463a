package nl.zorgrouter.router.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * Makes every decision of a journal again, from its inputs, with the core that made them. After
 * entries were lost, or when rules are not at hand, decisions are counted as not compared until the
 * router starts again.
 */
public final class JournalReplay {
  private final Rules rules;
  private RouterState state;
  private final Deque<Decided> expected = new ArrayDeque<>();
  private Footing footing = Footing.UNKNOWN;
  private long compared;
  private long notCompared;

  /** Whether the state is the one that the router had. */
  private enum Footing {
    FIRM,
    UNKNOWN
  }

  /** Where rule sets come from. */
  @FunctionalInterface
  public interface Rules {
    /** The rule set with that content, proved, under that version; empty when it is not known. */
    Optional<VerifiedRules> find(int version, String sha256);
  }

  /**
   * What the core says now, and what the journal says.
   *
   * @param written the decision in the journal; empty when the journal has none here
   * @param made what the core decides from the same inputs; empty when it decides nothing
   */
  public record Difference(Optional<Decided> written, Optional<Decided> made) {}

  /** A replay of one node's journal, at its start. */
  public JournalReplay(Rules rules) {
    this.rules = rules;
    this.state = RouterState.starting(1);
  }

  /** The next entry; tells the difference when the core decides otherwise. */
  public Optional<Difference> next(Entry entry) {
    return switch (entry) {
      case Entry.Started started -> {
        // what was decided in the last instant before a crash may not have been written
        expected.clear();
        state = RouterState.starting(started.node());
        footing = Footing.FIRM;
        yield Optional.empty();
      }
      case Entry.RulesActivated activated -> {
        rules
            .find(activated.version(), activated.sha256())
            .ifPresentOrElse(
                found -> step(new Input.RulesActivated(activated.moment(), found)),
                () -> footing = Footing.UNKNOWN);
        yield Optional.empty();
      }
      case Entry.Heard heard -> {
        Optional<Difference> unwritten = unwritten();
        step(heard.input());
        yield unwritten;
      }
      case Entry.DecisionMade made -> compare(made.decided());
      case Entry.Lost _, Entry.TailCut _ -> {
        footing = Footing.UNKNOWN;
        expected.clear();
        yield Optional.empty();
      }
      case Entry.Noticed _,
          Entry.VisitBegan _,
          Entry.VisitEnded _,
          Entry.Sighted _,
          Entry.Accessed _,
          Entry.Kept _ ->
          Optional.empty();
    };
  }

  /** How many decisions were made again and are the same. */
  public long compared() {
    return compared;
  }

  /** How many could not be made again: their inputs or their rules are not known. */
  public long notCompared() {
    return notCompared;
  }

  private void step(Input input) {
    if (footing == Footing.UNKNOWN) {
      return;
    }
    Step step = RouterCore.step(state, input);
    state = step.state();
    expected.addAll(step.decided());
  }

  private Optional<Difference> compare(Decided written) {
    if (footing == Footing.UNKNOWN) {
      notCompared++;
      return Optional.empty();
    }
    Optional<Decided> made = Optional.ofNullable(expected.poll());
    if (made.equals(Optional.of(written))) {
      compared++;
      return Optional.empty();
    }
    return Optional.of(new Difference(Optional.of(written), made));
  }

  /** Decisions that the core made and that were not written before the next input came. */
  private Optional<Difference> unwritten() {
    Optional<Decided> made = Optional.ofNullable(expected.poll());
    return made.map(one -> new Difference(Optional.empty(), Optional.of(one)));
  }
}
