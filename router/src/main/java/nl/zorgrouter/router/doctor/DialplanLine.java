package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line as the dialplan sets it up: one extension that gives a call its marks.
 *
 * @param settings what it sets, by the name of the variable without underscores
 * @param notInherited those of them that the next channel of the call would not have
 */
record DialplanLine(
    String context, String extension, Map<String, String> settings, Set<String> notInherited) {
  /** What every line sets, and what would be missing without it. */
  static final List<String> NEEDED =
      List.of("ZR_LINE", "ZR_ORIGIN", "ZR_URGENT", "ZR_FAILSAFE", "ZR_FAILSAFE2");

  private static final Pattern SET = Pattern.compile("(_{0,2})([A-Z][A-Z0-9_]*)=(.*)");

  DialplanLine {
    settings = Map.copyOf(settings);
    notInherited = Set.copyOf(notInherited);
  }

  /** Every extension that sets what only a line sets; the protocol's own contexts are none. */
  static List<DialplanLine> in(Dialplan plan) {
    Map<String, List<Dialplan.Step>> extensions = new LinkedHashMap<>();
    for (Dialplan.Step step : plan.steps()) {
      if (!step.context().startsWith("zorgrouter")) {
        extensions
            .computeIfAbsent(step.context() + "," + step.extension(), _ -> new ArrayList<>())
            .add(step);
      }
    }
    return extensions.values().stream().map(DialplanLine::of).flatMap(Optional::stream).toList();
  }

  private static Optional<DialplanLine> of(List<Dialplan.Step> steps) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> plain = new ArrayList<>();
    for (Dialplan.Step step : steps) {
      Matcher set = SET.matcher(step.data());
      if (step.application().equals("Set") && set.matches()) {
        settings.put(set.group(2), set.group(3));
        if (!set.group(1).equals("__")) {
          plain.add(set.group(2));
        }
      }
    }
    boolean isLine = NEEDED.stream().anyMatch(settings::containsKey);
    return isLine
        ? Optional.of(
            new DialplanLine(
                steps.getFirst().context(),
                steps.getFirst().extension(),
                settings,
                Set.copyOf(plain)))
        : Optional.empty();
  }

  /** What it sets a variable to, when that can be read without running the dialplan. */
  Optional<String> setting(String variable) {
    return Optional.ofNullable(settings.get(variable)).filter(value -> !value.contains("${"));
  }

  /** What it sets a variable to, when only a running call can tell what that is. */
  Optional<String> hidden(String variable) {
    return Optional.ofNullable(settings.get(variable)).filter(value -> value.contains("${"));
  }

  /** The targets that must never send a caller away. */
  List<String> finals() {
    return List.of("ZR_FAILSAFE", "ZR_FAILSAFE2", "ZR_URGENT").stream()
        .map(this::setting)
        .flatMap(Optional::stream)
        .filter(target -> !target.isEmpty())
        .distinct()
        .toList();
  }

  /** How a person finds it. */
  String where() {
    return "dialplan, context %s, extension %s".formatted(context, extension);
  }
}
