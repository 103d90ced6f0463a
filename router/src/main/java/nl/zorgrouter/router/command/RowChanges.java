package nl.zorgrouter.router.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.QuickDecider;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.table.Row;

/**
 * How many past cases another row of {@code disposition} answers, and otherwise. Not for several
 * threads at once.
 */
final class RowChanges {
  private final QuickDecider before;
  private final QuickDecider after;
  private final Map<Change, Long> counts = new HashMap<>();
  private long cases;

  RowChanges(RuleSet before, RuleSet after) {
    this.before = QuickDecider.of(before);
    this.after = this.before.beside(after);
  }

  void add(CaseFacts facts) {
    cases++;
    Optional<Row> was = before.row(facts);
    Optional<Row> is = after.row(facts);
    if (!was.map(Row::outputs).equals(is.map(Row::outputs))) {
      counts.merge(new Change(was.map(Row::id), is.map(Row::id)), 1L, Long::sum);
    }
  }

  /** What several counted together: at least one, by the same rules. */
  static RowChanges sum(List<RowChanges> parts) {
    RowChanges whole = parts.getFirst();
    for (RowChanges part : parts.subList(1, parts.size())) {
      whole.cases += part.cases;
      part.counts.forEach((change, count) -> whole.counts.merge(change, count, Long::sum));
    }
    return whole;
  }

  /** How many cases were counted. */
  long cases() {
    return cases;
  }

  /** How many of them one row answered and another would. */
  long count(Optional<Row> was, Optional<Row> is) {
    return counts.getOrDefault(new Change(was.map(Row::id), is.map(Row::id)), 0L);
  }

  private record Change(Optional<String> was, Optional<String> is) {}
}
