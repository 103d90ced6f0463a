package nl.zorgrouter.monitoring.expose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.Outcome;

/** What queries say about labels, held against the catalogue: a misspelt one only finds nothing. */
final class QueryLabels {
  private static final Pattern SELECTOR = Pattern.compile("\\b(zorgrouter_[a-z_]+)\\{([^}]*)}");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left)\\s*\\(([^()]*)\\)");

  /** What Prometheus itself puts on a series. */
  private static final Set<String> ANY = Set.of("job", "instance");

  private final String page;
  private final List<String> wrong = new ArrayList<>();

  private QueryLabels(String page) {
    this.page = page;
  }

  /**
   * All labels, and values of labels with few values, that no series can have.
   *
   * @param text a file with queries; in JSON their quotes have a backslash
   * @param page a page on which every figure is, for the edges of the buckets
   */
  static List<String> wrongIn(String text, String page) {
    QueryLabels check = new QueryLabels(page);
    String queries = text.replace("\\\"", "\"");
    Matcher selector = SELECTOR.matcher(queries);
    while (selector.find()) {
      check.selector(selector.group(1), selector.group(2));
    }
    Matcher grouping = GROUPING.matcher(queries);
    while (grouping.find()) {
      check.grouping(grouping.group(1));
    }
    return check.wrong;
  }

  private void selector(String name, String matchers) {
    Metric metric =
        Arrays.stream(Metric.values())
            .filter(each -> each.series().contains(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no " + name));
    Matcher matcher = MATCHER.matcher(matchers);
    while (matcher.find()) {
      String label = matcher.group(1);
      if (label.equals("le") && name.endsWith("_bucket")) {
        edge(name, matcher.group(3));
      } else if (!metric.labels().contains(label) && !ANY.contains(label)) {
        wrong.add("%s has no label `%s`".formatted(name, label));
      } else {
        values(metric, label)
            .ifPresent(known -> {
              for (String value : words(matcher.group(2), matcher.group(3))) {
                if (!known.contains(value)) {
                  wrong.add("%s of %s is never `%s`".formatted(label, name, value));
                }
              }
            });
      }
    }
  }

  private void edge(String name, String edge) {
    if (!Pattern.compile(Pattern.quote(name) + "\\{[^}]*le=\"" + Pattern.quote(edge) + "\"")
        .matcher(page)
        .find()) {
      wrong.add("%s has no edge at `%s`".formatted(name, edge));
    }
  }

  private void grouping(String labels) {
    Set<String> known = new HashSet<>(ANY);
    known.addAll(Set.of("le", "alertname"));
    Arrays.stream(Metric.values()).forEach(metric -> known.addAll(metric.labels()));
    for (String label : labels.split(",", -1)) {
      if (!label.isBlank() && !known.contains(label.strip())) {
        wrong.add("no figure has a label `%s`".formatted(label.strip()));
      }
    }
  }

  /** The values that are spelt out: a pattern or a variable of the dashboard names none. */
  private static List<String> words(String operator, String value) {
    return Stream.of(operator.endsWith("~") ? value.split("\\|", -1) : new String[] {value})
        .filter(word -> word.matches("\\w*"))
        .toList();
  }

  /** Every value that a label can have, where they are few. */
  private static Optional<Set<String>> values(Metric metric, String label) {
    return switch (label) {
      case "class" -> Optional.of(labels(Stream.of(CallClass.values()).map(CallClass::label)));
      case "state" ->
          Optional.of(
              labels(
                  Stream.of(Availability.values())
                      .map(each -> each.name().toLowerCase(Locale.ROOT))));
      case "outcome" ->
          metric.labels().contains("class")
              ? Optional.of(labels(Stream.of(Outcome.values()).map(Outcome::label)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Set<String> labels(Stream<String> all) {
    return all.collect(Collectors.toUnmodifiableSet());
  }
}
