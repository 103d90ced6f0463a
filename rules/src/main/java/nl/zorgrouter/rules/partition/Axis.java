package nl.zorgrouter.rules.partition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.UnaryTest;
import nl.zorgrouter.rules.table.Value;

/**
 * One input's domain, cut at the constants of some conditions. The pieces between two cuts that no
 * condition tells apart are one class.
 */
public final class Axis {
  private static final Set<Value> PLAIN = Set.of(new Value.Text("no"), new Value.Text("none"));

  private final Column column;
  private final List<List<Span>> classes;
  private final Lookup lookup;

  private Axis(Column column, List<List<Span>> classes) {
    this.column = column;
    this.classes = classes;
    lookup = Lookup.of(column, classes);
  }

  /** The domain of an input, cut for these conditions. */
  public static Axis of(Column column, Collection<Condition> conditions) {
    List<Condition> distinct = List.copyOf(new LinkedHashSet<>(conditions));
    Map<BitSet, List<Span>> bySignature = new LinkedHashMap<>();
    for (Span span : spans(column.domain(), distinct)) {
      BitSet signature = new BitSet(distinct.size());
      for (int index = 0; index < distinct.size(); index++) {
        signature.set(index, distinct.get(index).holds(span.example()));
      }
      bySignature.computeIfAbsent(signature, _ -> new ArrayList<>()).add(span);
    }
    return new Axis(column, List.copyOf(bySignature.values()));
  }

  /** The input that this is the domain of. */
  public Column column() {
    return column;
  }

  /** How many classes there are; they count from 0. */
  public int size() {
    return classes.size();
  }

  /**
   * The class of a value.
   *
   * @throws IllegalArgumentException when the value lies outside the domain
   */
  public int classOf(Value value) {
    int found = lookup.classOf(value);
    if (found < 0) {
      throw new IllegalArgumentException(
          "%s is outside the domain of %s".formatted(value, column.name()));
    }
    return found;
  }

  /** A value of the class; the first in the order of the domain. */
  public Value example(int classNumber) {
    return classes.get(classNumber).getFirst().example();
  }

  /**
   * A value out of some classes: one that says that nothing is the matter where there is one,
   * because a person understands a case best when only what matters is unusual.
   */
  public Value example(BitSet chosen) {
    List<Value> values = spans(chosen).stream().map(Span::example).toList();
    return values.stream().filter(PLAIN::contains).findFirst().orElseGet(values::getFirst);
  }

  /** The classes whose values satisfy a condition that this axis was cut for. */
  public BitSet classesOf(Condition condition) {
    BitSet holding = new BitSet(size());
    for (int index = 0; index < size(); index++) {
      holding.set(index, condition.holds(example(index)));
    }
    return holding;
  }

  /** What the values of some classes have in common, as a person would write it in a cell. */
  public String describe(BitSet chosen) {
    return Description.of(column.domain(), spans(chosen), chosen.cardinality() == size());
  }

  private List<Span> spans(BitSet chosen) {
    return chosen.stream().mapToObj(classes::get).flatMap(List::stream).toList();
  }

  private static List<Span> spans(Domain domain, List<Condition> conditions) {
    return switch (domain) {
      case Domain.Words(List<String> words) ->
          words.stream().<Span>map(word -> new Span.One(new Value.Text(word))).toList();
      case Domain.Truth _ ->
          List.of(new Span.One(new Value.Flag(true)), new Span.One(new Value.Flag(false)));
      case Domain.Numbers numbers -> intervals(numbers, conditions);
      case Domain.Prose _ ->
          throw new IllegalArgumentException("prose is an answer and is never asked");
    };
  }

  private static List<Span> intervals(Domain.Numbers domain, List<Condition> conditions) {
    NavigableSet<Integer> starts = new TreeSet<>();
    starts.add(domain.low());
    for (Condition condition : conditions) {
      for (UnaryTest test : tests(condition)) {
        switch (test) {
          case UnaryTest.Between(int low, int high) -> {
            starts.add(low);
            starts.add(high == Integer.MAX_VALUE ? high : high + 1);
          }
          case UnaryTest.Is(Value.Whole(int number)) -> {
            starts.add(number);
            starts.add(number + 1);
          }
          case UnaryTest.Is _ -> {}
        }
      }
    }
    List<Span> spans = new ArrayList<>();
    for (int start : starts.subSet(domain.low(), true, domain.high(), true)) {
      Integer next = starts.higher(start);
      int end = next == null ? domain.high() : Math.min(next - 1, domain.high());
      spans.add(new Span.Run(start, end));
    }
    if (domain.presence() == Domain.Presence.MAYBE) {
      spans.add(new Span.One(new Value.Absent()));
    }
    return spans;
  }

  private static List<UnaryTest> tests(Condition condition) {
    return switch (condition) {
      case Condition.Anything _ -> List.of();
      case Condition.OneOf(List<UnaryTest> tests) -> tests;
      case Condition.NoneOf(List<UnaryTest> tests) -> tests;
    };
  }
}
