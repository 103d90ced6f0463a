package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The codes that a person can press during a call: {@code features.conf}. */
final class FeatureCodes {
  /**
   * One code.
   *
   * @param keys what is pressed
   * @param place the subroutine that runs on the leg of the one who pressed
   */
  record Code(String keys, Place place, List<String> arguments) {}

  private final Map<String, Code> codes = new TreeMap<>();

  private FeatureCodes() {}

  static FeatureCodes read(String text) {
    ConfFile file = ConfFile.read(text);
    FeatureCodes features = new FeatureCodes();
    for (ConfFile.Entry entry : file.section("applicationmap")) {
      List<String> parts = Expansion.split(entry.value(), ',');
      if (parts.size() > 3 && parts.get(2).equals("Gosub")) {
        features.codes.put(entry.key(), code(parts.get(0), parts.get(3).replace("\"", "")));
      }
    }
    return features;
  }

  private static Code code(String keys, String label) {
    List<String> parts = Expansion.split(label, ',');
    String last = parts.get(2);
    int open = last.indexOf('(');
    int priority = Integer.parseInt(open < 0 ? last : last.substring(0, open));
    List<String> arguments =
        open < 0 ? List.of() : Expansion.split(last.substring(open + 1, last.length() - 1), ',');
    return new Code(keys, new Place(parts.get(0), parts.get(1), priority), arguments);
  }

  /** The codes that a leg may use and that begin with these keys. */
  List<Code> offered(Channel leg, String keys) {
    List<Code> found = new ArrayList<>();
    for (String name : Expansion.split(leg.variable("DYNAMIC_FEATURES"), '#')) {
      Code code = codes.get(name);
      if (code != null && code.keys().startsWith(keys)) {
        found.add(code);
      }
    }
    return found;
  }
}
