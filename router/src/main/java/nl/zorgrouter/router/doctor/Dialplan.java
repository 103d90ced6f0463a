package nl.zorgrouter.router.doctor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialplan of an exchange.
 *
 * @param steps every step, in the order of the exchange
 */
public record Dialplan(List<Step> steps) {
  /** {@code Gosub(zorgrouter-queue,s,1(name))}, and the same with Goto. */
  private static final Pattern INTO_QUEUE = Pattern.compile("zorgrouter-queue,s,1\\(([^)]*)\\).*");

  private static final Pattern INTO_DIAL = Pattern.compile("zorgrouter-dial,s,1\\(.*");

  public Dialplan {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param application such as {@code Set}
   * @param data its arguments, as they were written
   */
  public record Step(
      String context, String extension, int priority, String application, String data) {
    boolean isIn(String someContext, String someExtension) {
      return context.equals(someContext) && extension.equals(someExtension);
    }

    private Step with(Map<String, String> variables) {
      String written = data;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        written = written.replace("${" + variable.getKey() + "}", variable.getValue());
      }
      return new Step(context, extension, priority, application, written);
    }

    /** Whether it is one of those that go somewhere and come back, or not. */
    boolean jumps() {
      return application.equals("Gosub") || application.equals("Goto");
    }
  }

  /** Where a target leads. */
  sealed interface Way {
    /** Into a queue of this exchange. */
    record Queue(String name) implements Way {}

    /** Into a queue whose name only a running call tells. */
    record Unread(String written) implements Way {}

    /** To another exchange or a number. */
    record Dial() implements Way {}

    /** Somewhere we cannot read. */
    record Other() implements Way {}

    /** There is no such target. */
    record Nowhere() implements Way {}
  }

  /** The same, with each of these globals written out, as far as a call cannot have another. */
  Dialplan withGlobals(Map<String, String> globals) {
    Map<String, String> constant = new HashMap<>(globals);
    constant.values().removeIf(value -> value.contains("$"));
    constant.keySet().removeIf(this::mayChange);
    return constant.isEmpty()
        ? this
        : new Dialplan(steps.stream().map(step -> step.with(constant)).toList());
  }

  /** Whether a step gives that variable a value, or hands its name to something that could. */
  private boolean mayChange(String variable) {
    Pattern named = Pattern.compile("(?:^|[(,?])_{0,2}" + Pattern.quote(variable) + "(?:[=,)]|$)");
    return steps.stream().anyMatch(step -> named.matcher(step.data()).find());
  }

  boolean has(String context) {
    return steps.stream().anyMatch(step -> step.context().equals(context));
  }

  List<Step> at(String context, String extension) {
    return steps.stream().filter(step -> step.isIn(context, extension)).toList();
  }

  /** Where the target of that name leads. */
  Way way(String target) {
    List<Step> found = at("zorgrouter-targets", target);
    if (found.isEmpty()) {
      found = byPattern(target);
    }
    if (found.isEmpty()) {
      return new Way.Nowhere();
    }
    for (Step step : found) {
      Matcher queue = INTO_QUEUE.matcher(step.data());
      if (step.jumps() && queue.matches()) {
        String name = queue.group(1).replace("${EXTEN}", target);
        return name.contains("${") ? new Way.Unread(name) : new Way.Queue(name);
      }
      if (step.jumps() && INTO_DIAL.matcher(step.data()).matches()) {
        return new Way.Dial();
      }
    }
    return new Way.Other();
  }

  /** The queue a target leads into, when it leads into one. */
  Optional<String> queueOf(String target) {
    return way(target) instanceof Way.Queue(String name) ? Optional.of(name) : Optional.empty();
  }

  private List<Step> byPattern(String target) {
    Map<String, List<Step>> patterns = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step.context().equals("zorgrouter-targets") && step.extension().startsWith("_")) {
        patterns.computeIfAbsent(step.extension(), _ -> new java.util.ArrayList<>()).add(step);
      }
    }
    return patterns.entrySet().stream()
        .filter(entry -> matches(entry.getKey(), target))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  /** Whether an extension is one that an Asterisk pattern stands for. */
  static boolean matches(String pattern, String extension) {
    if (!pattern.startsWith("_")) {
      return pattern.equals(extension);
    }
    StringBuilder regex = new StringBuilder();
    for (int at = 1; at < pattern.length(); at++) {
      char sign = pattern.charAt(at);
      int close = sign == '[' ? pattern.indexOf(']', at) : -1;
      if (close > 0) {
        regex.append(pattern, at, close + 1);
        at = close;
      } else {
        regex.append(
            switch (sign) {
              case 'X' -> "[0-9]";
              case 'Z' -> "[1-9]";
              case 'N' -> "[2-9]";
              case '.' -> ".+";
              case '!' -> ".*";
              default -> Pattern.quote(String.valueOf(sign));
            });
      }
    }
    return extension.matches(regex.toString());
  }
}
