package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;

/**
 * What came of a norm. Who still waits and is over its limit counts as one who waited too long; who
 * may still be in time does not count yet, and as long as he can turn the verdict there is none.
 *
 * @param inside how many were within the limit (at least) or beyond it (at most)
 * @param counts of how many
 * @param open how many of those who came still wait, within the limit
 * @param late how many wait since before the period, beyond the limit
 */
public record NormResult(Norm norm, int inside, int counts, int open, int late, Verdict verdict) {
  /** The share of those who count, 0 to 1; empty when nobody does. */
  public Optional<Double> share() {
    return counts == 0 ? Optional.empty() : Optional.of((double) inside / counts);
  }

  /** Whether the norm was surely met; a period without callers meets it. */
  public boolean met() {
    return verdict == Verdict.MET;
  }

  /**
   * Whom a norm is held against.
   *
   * @param left those who left and count
   * @param waiting those who came in the period and still wait
   * @param before those who wait since before it
   * @param time how long ago the period began
   */
  record Held(
      Clock clock, List<Visit> left, List<Waiting> waiting, List<Waiting> before, Duration time) {
    NormResult against(Norm norm) {
      int over = (int) waiting.stream().filter(each -> isOver(norm, clock.waited(each))).count();
      int late = (int) before.stream().filter(each -> isOver(norm, clock.waited(each))).count();
      int open = waiting.size() - over;
      int counts = left.size() + over;
      int inside =
          switch (norm) {
            case Norm.AtLeast _ -> count(norm);
            case Norm.AtMost _ -> count(norm) + over;
          };
      return new NormResult(
          norm, inside, counts, open, late, verdict(norm, inside, counts, open, late));
    }

    private int count(Norm norm) {
      return (int)
          left.stream()
              .filter(visit -> {
                boolean over = isOver(norm, clock.waited(visit));
                return switch (norm) {
                  case Norm.AtLeast _ -> visit.outcome() == Outcome.ANSWERED && !over;
                  case Norm.AtMost _ -> over;
                };
              })
              .count();
    }

    private Verdict verdict(Norm norm, int inside, int counts, int open, int late) {
      boolean without = isMet(norm, inside, counts + open);
      boolean with = isMet(norm, inside + open, counts + open);
      if (!without && !with) {
        return Verdict.MISSED;
      }
      if (time.compareTo(norm.limit()) <= 0) {
        return Verdict.TOO_SHORT;
      }
      return without && with && late == 0 ? Verdict.MET : Verdict.OPEN;
    }

    private static boolean isMet(Norm norm, int inside, int of) {
      double share = of == 0 ? 0 : (double) inside / of;
      return of == 0
          || switch (norm) {
            case Norm.AtLeast(double least, Duration _) -> share >= least;
            case Norm.AtMost(double most, Duration _) -> share <= most;
          };
    }

    private static boolean isOver(Norm norm, Duration waited) {
      return waited.compareTo(norm.limit()) > 0;
    }
  }
}
