package nl.zorgrouter.rules.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.rules.table.Cell;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.UnaryTest;
import nl.zorgrouter.rules.table.Value;

/** Some classes of a domain, written as a person would write them in a cell. */
final class Description {
  private Description() {}

  static String of(Domain domain, List<Span> spans, boolean everything) {
    if (everything) {
      return Cell.anything().text();
    }
    return switch (domain) {
      case Domain.Words(List<String> words) -> words(words, spans);
      case Domain.Numbers numbers -> numbers(numbers, spans);
      case Domain.Truth _, Domain.Prose _ ->
          Cell.of(new Condition.OneOf(spans.stream().map(Description::is).toList())).text();
    };
  }

  private static String words(List<String> all, List<Span> spans) {
    Set<Value> chosen = spans.stream().map(Span::example).collect(Collectors.toSet());
    List<UnaryTest> inside = new ArrayList<>();
    List<UnaryTest> outside = new ArrayList<>();
    for (String word : all) {
      Value value = new Value.Text(word);
      (chosen.contains(value) ? inside : outside).add(new UnaryTest.Is(value));
    }
    return Cell.of(
            outside.size() < inside.size()
                ? new Condition.NoneOf(outside)
                : new Condition.OneOf(inside))
        .text();
  }

  private static String numbers(Domain.Numbers domain, List<Span> spans) {
    List<Span.Run> runs = new ArrayList<>();
    spans.stream()
        .flatMap(span -> span instanceof Span.Run run ? Stream.of(run) : Stream.empty())
        .sorted(Comparator.comparingInt(Span.Run::low))
        .forEach(run -> append(runs, run));
    List<UnaryTest> tests = new ArrayList<>();
    for (Span.Run run : runs) {
      tests.add(
          run.low() == run.high()
              ? new UnaryTest.Is(run.example())
              : new UnaryTest.Between(
                  run.low() == domain.low() ? Integer.MIN_VALUE : run.low(),
                  run.high() == domain.high() && run.low() != domain.low()
                      ? Integer.MAX_VALUE
                      : run.high()));
    }
    String present = tests.isEmpty() ? "" : Cell.of(new Condition.OneOf(tests)).text();
    boolean absent = spans.stream().anyMatch(span -> span.example() instanceof Value.Absent);
    return absent ? (present.isEmpty() ? "absent" : present + ", absent") : present;
  }

  private static void append(List<Span.Run> runs, Span.Run run) {
    if (!runs.isEmpty() && runs.getLast().high() + 1 == run.low()) {
      runs.set(runs.size() - 1, new Span.Run(runs.getLast().low(), run.high()));
    } else {
      runs.add(run);
    }
  }

  private static UnaryTest is(Span span) {
    return new UnaryTest.Is(span.example());
  }
}
