package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dialplan: contexts, extensions, steps, read from the text of {@code extensions.conf}. */
final class Dialplan {
  private static final Pattern STEP =
      Pattern.compile("\\s*(\\d+|n)\\s*(?:\\(([^)]*)\\))?\\s*,\\s*(.*)", Pattern.DOTALL);

  private record Extension(String name, List<Step> steps) {
    boolean matches(String dialled) {
      return name.startsWith("_")
          ? dialled.matches(regex(name.substring(1)))
          : name.equals(dialled);
    }

    private static String regex(String pattern) {
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        int close = pattern.indexOf(']', i);
        switch (c) {
          case 'X' -> regex.append("[0-9]");
          case 'Z' -> regex.append("[1-9]");
          case 'N' -> regex.append("[2-9]");
          case '.' -> regex.append(".+");
          case '!' -> regex.append(".*");
          case '[' -> {
            regex.append(pattern, i, close + 1);
            i = close;
          }
          default -> regex.append(Pattern.quote(String.valueOf(c)));
        }
      }
      return regex.toString();
    }
  }

  private static final class Context {
    final Map<String, Extension> extensions = new LinkedHashMap<>();
    final List<String> includes = new ArrayList<>();
  }

  private final Map<String, Context> contexts = new LinkedHashMap<>();

  private Dialplan() {}

  /** Reads the dialplan; a line that cannot be read is refused with its text. */
  static Dialplan read(String text) {
    Dialplan plan = new Dialplan();
    ConfFile file = ConfFile.read(text);
    for (String name : file.names()) {
      Context context = new Context();
      plan.contexts.put(name, context);
      String extension = "";
      for (ConfFile.Entry entry : file.section(name)) {
        switch (entry.key()) {
          case "include" -> context.includes.add(entry.value());
          case "exten" -> {
            int comma = entry.value().indexOf(',');
            extension = entry.value().substring(0, comma).strip();
            addStep(context, extension, entry.value().substring(comma + 1));
          }
          case "same" -> addStep(context, extension, entry.value());
          default -> {}
        }
      }
    }
    return plan;
  }

  private static void addStep(Context context, String extension, String text) {
    Matcher parts = STEP.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "found `%s` in the dialplan; expected priority(label),Application()".formatted(text));
    }
    String label = parts.group(2) == null ? "" : parts.group(2);
    context
        .extensions
        .computeIfAbsent(extension, name -> new Extension(name, new ArrayList<>()))
        .steps()
        .add(Step.of(label, parts.group(3)));
  }

  private Optional<Extension> find(String context, String dialled) {
    Context there = contexts.get(context);
    if (there == null) {
      return Optional.empty();
    }
    Extension exact = there.extensions.get(dialled);
    if (exact != null) {
      return Optional.of(exact);
    }
    Optional<Extension> pattern =
        there.extensions.values().stream().filter(one -> one.matches(dialled)).findFirst();
    return pattern.isPresent()
        ? pattern
        : there.includes.stream().flatMap(name -> find(name, dialled).stream()).findFirst();
  }

  /** The step at a place, if there is one. */
  Optional<Step> at(Place place) {
    return find(place.context(), place.extension())
        .map(Extension::steps)
        .filter(steps -> place.priority() >= 1 && place.priority() <= steps.size())
        .map(steps -> steps.get(place.priority() - 1));
  }

  /** Whether a call can go there. */
  boolean has(Place place) {
    return at(place).isPresent();
  }

  /** The priority that a label or a number names in an extension, if it is there. */
  Optional<Integer> priority(String context, String extension, String name) {
    if (name.chars().allMatch(Character::isDigit) && !name.isEmpty()) {
      return Optional.of(Integer.parseInt(name));
    }
    return find(context, extension)
        .flatMap(found ->
            found.steps().stream()
                .filter(step -> step.label().equals(name))
                .findFirst()
                .map(step -> found.steps().indexOf(step) + 1));
  }
}
