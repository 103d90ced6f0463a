package nl.zorgrouter.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a caller enters the dialplan, and what is set on his channel before.
 *
 * @param context the dialplan context
 * @param extension the extension in it
 * @param variables channel variables; a name with two underscores is inherited
 */
record Line(String context, String extension, Map<String, String> variables) {

  /** A line of {@code lines.conf}. */
  static Line number(String number) {
    return new Line("lines", number, Map.of());
  }

  /** A line of a test's own, which asks, with its fail-safe targets. */
  static Line asking(String origin, String failsafe) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("__ZR_LINE", "lab");
    variables.put("__ZR_ORIGIN", origin);
    variables.put("__ZR_URGENT", "desk");
    variables.put("__ZR_FAILSAFE", failsafe);
    variables.put("__ZR_FAILSAFE2", "desk-neighbour");
    return new Line("zorgrouter", "ask", variables);
  }

  /** A care line with the fail-safe {@code hap-fryslan}. */
  static Line care() {
    return asking("CARE_LINE", "hap-fryslan");
  }

  /** A 112 line whose desk is this queue, with the code *81. */
  static Line emergency(String desk) {
    Line asking = asking("EMERGENCY", desk).with("__ZR_URGENT", desk);
    Line coded = asking.with("__ZR_CODES", "zr_referral#zr_emergency");
    return new Line("zorgrouter", "emergency", coded.variables);
  }

  /** The same with one variable more, or another value for it. */
  Line with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(variable, value);
    return new Line(context, extension, more);
  }
}
