package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of Asterisk's configuration files: sections of keys and values, with templates. */
final class ConfFile {
  /** One {@code key = value} or {@code key => value}. */
  record Entry(String key, String value) {}

  private final Map<String, List<Entry>> sections = new LinkedHashMap<>();
  private final List<String> templates = new ArrayList<>();

  private ConfFile() {}

  /** Reads a file; what it includes must have been put into the text before. */
  static ConfFile read(String text) {
    ConfFile file = new ConfFile();
    List<Entry> current = new ArrayList<>();
    for (String raw : text.lines().toList()) {
      String line = withoutComment(raw).strip();
      if (line.startsWith("[")) {
        current = file.open(line);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          boolean arrow = line.startsWith("=>", equals);
          current.add(
              new Entry(
                  line.substring(0, equals).strip(),
                  line.substring(equals + (arrow ? 2 : 1)).strip()));
        }
      }
    }
    return file;
  }

  private List<Entry> open(String line) {
    int end = line.indexOf(']');
    String name = line.substring(1, end);
    List<Entry> entries = sections.computeIfAbsent(name, none -> new ArrayList<>());
    String rest = line.substring(end + 1).strip();
    if (rest.startsWith("(") && rest.endsWith(")")) {
      for (String part : Expansion.split(rest.substring(1, rest.length() - 1), ',')) {
        if (part.equals("!")) {
          templates.add(name);
        } else if (!part.equals("+")) {
          entries.addAll(sections.getOrDefault(part, List.of()));
        }
      }
    }
    return entries;
  }

  private static String withoutComment(String line) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == ';') {
        kept.append(';');
        i++;
      } else if (c == ';') {
        break;
      } else {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** The names of the sections that are not templates, in the order of the file. */
  List<String> names() {
    return sections.keySet().stream().filter(name -> !templates.contains(name)).toList();
  }

  List<Entry> section(String name) {
    return sections.getOrDefault(name, List.of());
  }

  /** The last value of a key in a section. */
  Optional<String> value(String section, String key) {
    return section(section).reversed().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Entry::value)
        .findFirst();
  }
}
