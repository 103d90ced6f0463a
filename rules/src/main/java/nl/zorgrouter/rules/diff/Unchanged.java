package nl.zorgrouter.rules.diff;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * The rows that two versions share, in the same order: a longest common subsequence by what a row
 * asks and answers, whatever its id and its columns' order.
 *
 * @param before a bit for each shared row of the old version
 * @param after a bit for each shared row of the new version
 */
record Unchanged(BitSet before, BitSet after) {
  static Unchanged of(DecisionTable before, DecisionTable after) {
    List<Content> old = before.rows().stream().map(row -> Content.of(before, row)).toList();
    List<Content> now = after.rows().stream().map(row -> Content.of(after, row)).toList();
    int start = 0;
    while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(old.size(), now.size()) - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    Unchanged shared = new Unchanged(new BitSet(), new BitSet());
    shared.before.set(0, start);
    shared.before.set(old.size() - end, old.size());
    shared.after.set(0, start);
    shared.after.set(now.size() - end, now.size());
    shared.between(
        old.subList(start, old.size() - end), now.subList(start, now.size() - end), start);
    return shared;
  }

  private void between(List<Content> old, List<Content> now, int offset) {
    short[][] longest = new short[old.size() + 1][now.size() + 1];
    for (int one = old.size() - 1; one >= 0; one--) {
      for (int other = now.size() - 1; other >= 0; other--) {
        longest[one][other] =
            old.get(one).equals(now.get(other))
                ? (short) (longest[one + 1][other + 1] + 1)
                : (short) Math.max(longest[one + 1][other], longest[one][other + 1]);
      }
    }
    int one = 0;
    int other = 0;
    while (one < old.size() && other < now.size()) {
      if (old.get(one).equals(now.get(other))) {
        before.set(offset + one++);
        after.set(offset + other++);
      } else if (longest[one + 1][other] >= longest[one][other + 1]) {
        one++;
      } else {
        other++;
      }
    }
  }

  /** What a row asks, without inputs that may be anything, and what it answers. */
  private record Content(Map<String, Condition> asked, List<Value> answers) {
    static Content of(DecisionTable table, Row row) {
      Map<String, Condition> asked = new HashMap<>();
      for (int input = 0; input < row.cells().size(); input++) {
        Condition condition = row.cells().get(input).condition();
        if (!(condition instanceof Condition.Anything)) {
          asked.put(table.inputs().get(input).name(), condition);
        }
      }
      return new Content(asked, row.outputs());
    }
  }
}
