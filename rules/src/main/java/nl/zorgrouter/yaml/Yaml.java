package nl.zorgrouter.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One value of a file with its place. What has the wrong form is told once and then read as
 * something harmless, so that the rest of the file is read too; a file with a fault gives no
 * result.
 *
 * @param faults where problems go
 * @param node as the parser found it
 * @param name the way to it, such as {@code services.desk.hours}
 */
public record Yaml(Faults faults, Node node, String name) {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  /** The members of an object with free names, in the order of the file. */
  public Map<String, Yaml> entries() {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      wrong("an object with names", "een object met namen");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        new Yaml(faults, tuple.getKeyNode(), name).wrong("a name", "een naam");
        continue;
      }
      Yaml value = new Yaml(faults, tuple.getValueNode(), within(key.getValue()));
      if (entries.putIfAbsent(key.getValue(), value) != null) {
        faults.error(
            "DUPLICATE",
            faults.place(key.getStartMark(), name),
            "`%s` stands here twice; expected once".formatted(key.getValue()),
            "`%s` staat hier twee keer; verwacht: één keer".formatted(key.getValue()));
      }
    }
    return entries;
  }

  /** The members of an object with known names. */
  public Fields fields(String... known) {
    Map<String, Yaml> entries = entries();
    List<String> names = List.of(known);
    for (Iterator<Map.Entry<String, Yaml>> each = entries.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<String, Yaml> entry = each.next();
      if (!names.contains(entry.getKey())) {
        faults.error(
            "UNKNOWN_FIELD",
            keyPlace(entry.getKey()),
            "found the field `%s`; expected one of %s"
                .formatted(entry.getKey(), String.join(", ", names)),
            "het veld `%s` bestaat niet; verwacht: een van %s"
                .formatted(entry.getKey(), String.join(", ", names)));
        each.remove();
      }
    }
    return new Fields(this, entries);
  }

  /** The items of a list. */
  public List<Yaml> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new Yaml(faults, item, name)).toList();
    }
    wrong("a list", "een lijst");
    return List.of();
  }

  /** A text of at least one character. */
  public String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    wrong("a text", "een tekst");
    return "";
  }

  /**
   * A text for people: one that is the same in every language, or one each as {@code nl} and {@code
   * en}.
   */
  public Sentence sentence() {
    if (!(node instanceof MappingNode)) {
      String same = text();
      return new Sentence(same, same);
    }
    Fields fields = fields("nl", "en");
    return new Sentence(fields.text("en"), fields.text("nl"));
  }

  /** A text of that form; empty, and told, when it is not. */
  public String text(Form form) {
    if (node instanceof ScalarNode scalar && form.pattern().matcher(scalar.getValue()).matches()) {
      return scalar.getValue();
    }
    wrong(form.english(), form.dutch());
    return "";
  }

  /** A whole number between bounds, both included. */
  public int number(int low, int high) {
    if (node instanceof ScalarNode scalar && WHOLE.matcher(scalar.getValue()).matches()) {
      int value = Integer.parseInt(scalar.getValue());
      if (low <= value && value <= high) {
        return value;
      }
    }
    wrong(
        "a whole number from %d to %d".formatted(low, high),
        "een geheel getal van %d tot en met %d".formatted(low, high));
    return low;
  }

  /** One of the words of an enumeration; the first of them, and told, when it is none. */
  public <E extends Enum<E>> E word(Class<E> words) {
    return word(words, words.getEnumConstants()[0]);
  }

  /** One of the words of an enumeration; {@code otherwise}, and told, when it is none. */
  public <E extends Enum<E>> E word(Class<E> words, E otherwise) {
    List<E> all = Arrays.asList(words.getEnumConstants());
    String found = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    for (E each : all) {
      if (each.name().equals(found)) {
        return each;
      }
    }
    String list = all.stream().map(Enum::name).collect(Collectors.joining(", "));
    wrong("one of " + list, "een van " + list);
    return otherwise;
  }

  /** A date as {@code 2026-12-31}, in a year from first to last. */
  public LocalDate date(int first, int last) {
    try {
      LocalDate date = LocalDate.parse(node instanceof ScalarNode scalar ? scalar.getValue() : "");
      if (first <= date.getYear() && date.getYear() <= last) {
        return date;
      }
    } catch (DateTimeParseException notADate) {
      // told below, with the place
    }
    wrong(
        "a date such as 2026-12-31, from %d to %d".formatted(first, last),
        "een datum zoals 2026-12-31, van %d tot en met %d".formatted(first, last));
    return LocalDate.of(first, 1, 1);
  }

  /** Tells that this value should have been something else. */
  public void wrong(String english, String dutch) {
    faults.error(
        "WRONG_VALUE",
        place(),
        "found %s; expected %s".formatted(found(), english),
        "gevonden: %s; verwacht: %s".formatted(foundInDutch(), dutch));
  }

  /** Tells that this name leads nowhere. */
  public void unknown(String reference, String english, String dutch) {
    faults.error(
        "UNKNOWN_REFERENCE",
        place(),
        "`%s` is not known; expected %s".formatted(reference, english),
        "`%s` is niet bekend; verwacht: %s".formatted(reference, dutch));
  }

  /** Where it stands. */
  public Place place() {
    return faults.place(node.getStartMark(), name);
  }

  /** Where the name of a member stands. */
  public Place keyPlace(String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return faults.place(scalar.getStartMark(), name);
        }
      }
    }
    return place();
  }

  private String within(String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  private String found() {
    return switch (node) {
      case ScalarNode scalar -> "`" + shortened(scalar.getValue()) + "`";
      case MappingNode _ -> "an object";
      case SequenceNode _ -> "a list";
      default -> "something else";
    };
  }

  private String foundInDutch() {
    return switch (node) {
      case ScalarNode scalar -> "`" + shortened(scalar.getValue()) + "`";
      case MappingNode _ -> "een object";
      case SequenceNode _ -> "een lijst";
      default -> "iets anders";
    };
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
