package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.finding.Place;

/**
 * One configuration file of Asterisk with everything it includes: sections of keys and values,
 * templates and additions applied, each value with the line it stands on.
 */
public final class ConfFile {
  private static final Pattern INCLUDE =
      Pattern.compile("#(try)?include\\s+[\"<]?([^\">\\s]+)[\">]?");

  /** A name that stands for several files, which only the exchange can look up. */
  private static final Pattern SEVERAL = Pattern.compile(".*[*?\\[].*");

  private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on");
  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\]\\s*(?:\\(([^)]*)\\))?");

  /** Deeper than any real one; ends two files that include each other. */
  private static final int DEEPEST = 8;

  /**
   * One {@code key = value}.
   *
   * @param line from 1
   */
  public record Entry(String key, String value, String file, int line) {
    /** Where it stands. */
    Place place(String exchange) {
      return Place.of(exchange + "/" + file, line, 0);
    }
  }

  private final String name;
  private final Map<String, List<Entry>> sections = new LinkedHashMap<>();
  private final Set<String> templates = new LinkedHashSet<>();
  private final List<Entry> unread = new ArrayList<>();
  private List<Entry> current = new ArrayList<>();
  private boolean inComment;

  private ConfFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file; empty when it is not there.
   *
   * @param name of the file
   * @param texts the text of a file by its name relative to the folder; empty when it is not there
   */
  public static Optional<ConfFile> read(String name, Function<String, Optional<String>> texts) {
    Optional<String> text = texts.apply(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ConfFile file = new ConfFile(name);
    file.take(name, text.get(), texts, 0);
    return Optional.of(file);
  }

  /** Its name. */
  String name() {
    return name;
  }

  /** The sections that are not templates. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(sections.keySet());
    names.removeAll(templates);
    return names;
  }

  /** What stands in a section, what its templates say first. */
  List<Entry> section(String section) {
    return sections.getOrDefault(section, List.of());
  }

  /** The last value of that key, which is the one that counts. */
  Optional<Entry> value(String section, String key) {
    return section(section).reversed().stream()
        .filter(entry -> entry.key().equalsIgnoreCase(key))
        .findFirst();
  }

  /** Whether it is set to what Asterisk takes for a yes. */
  boolean isTrue(String section, String key) {
    return value(section, key)
        .filter(entry -> TRUE.contains(entry.value().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** What it includes and could not be read here, so nobody knows what stands there. */
  List<Entry> unread() {
    return unread;
  }

  /** Where that key stands; its section, when it stands nowhere. */
  Place place(String exchange, String section, String key) {
    return value(section, key)
        .map(entry -> entry.place(exchange))
        .orElseGet(() -> place(exchange, section));
  }

  /** That section of the file, as a place. */
  Place place(String exchange, String section) {
    return new Place(exchange + "/" + name, 0, 0, "[" + section + "]");
  }

  private void take(String file, String text, Function<String, Optional<String>> texts, int depth) {
    List<String> lines = text.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      String line = withoutComment(lines.get(at)).strip();
      Matcher include = INCLUDE.matcher(line);
      if (include.matches() && depth < DEEPEST) {
        String other = include.group(2);
        Optional<String> more = texts.apply(other);
        more.ifPresent(found -> take(other, found, texts, depth + 1));
        boolean optional = include.group(1) != null && !SEVERAL.matcher(other).matches();
        if (more.isEmpty() && !optional) {
          unread.add(new Entry("#include", other, file, at + 1));
        }
      } else if (line.startsWith("#exec")) {
        unread.add(new Entry("#exec", line.substring("#exec".length()).strip(), file, at + 1));
      } else if (line.startsWith("[")) {
        open(line);
      } else if (line.indexOf('=') > 0 && !line.startsWith("#")) {
        current.add(entry(line, file, at + 1));
      }
    }
  }

  /** The key of an event filter has an equals sign of its own only in its value. */
  private static Entry entry(String line, String file, int number) {
    int equals = line.indexOf('=');
    boolean arrow = line.startsWith("=>", equals);
    return new Entry(
        line.substring(0, equals).strip(),
        line.substring(equals + (arrow ? 2 : 1)).strip(),
        file,
        number);
  }

  private void open(String line) {
    Matcher section = SECTION.matcher(line);
    if (!section.lookingAt()) {
      return;
    }
    String opened = section.group(1);
    List<Entry> entries = sections.computeIfAbsent(opened, _ -> new ArrayList<>());
    String options = section.group(2);
    for (String option : (options == null ? "" : options).split(",", -1)) {
      switch (option.strip()) {
        case "", "+" -> {}
        case "!" -> templates.add(opened);
        default -> entries.addAll(sections.getOrDefault(option.strip(), List.of()));
      }
    }
    current = entries;
  }

  private String withoutComment(String line) {
    StringBuilder kept = new StringBuilder();
    for (int at = 0; at < line.length(); at++) {
      if (inComment) {
        inComment = !line.startsWith("--;", at);
        at += inComment ? 0 : 2;
      } else if (line.startsWith(";--", at) && !line.startsWith(";---", at)) {
        inComment = true;
        at += 2;
      } else if (line.startsWith("\\;", at)) {
        kept.append(';');
        at++;
      } else if (line.charAt(at) == ';') {
        break;
      } else {
        kept.append(line.charAt(at));
      }
    }
    return kept.toString();
  }
}
