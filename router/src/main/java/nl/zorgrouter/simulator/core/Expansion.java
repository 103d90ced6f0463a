package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Fills {@code ${...}} and {@code $[...]} in a text, from the inside out.
 *
 * @param variable what a name stands for; empty when it stands for nothing
 * @param function what {@code NAME(arguments)} gives
 */
record Expansion(UnaryOperator<String> variable, UnaryOperator<String> function) {
  String of(String text) {
    StringBuilder filled = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      boolean braces = text.startsWith("${", i);
      if (!braces && !text.startsWith("$[", i)) {
        filled.append(text.charAt(i++));
        continue;
      }
      int end = closing(text, i + 1);
      String inner = of(text.substring(i + 2, end));
      filled.append(braces ? named(inner) : Expression.evaluate(inner));
      i = end + 1;
    }
    return filled.toString();
  }

  private String named(String inner) {
    int open = inner.indexOf('(');
    int close = inner.lastIndexOf(')');
    boolean called = open > 0 && close > open;
    int colon = called ? inner.indexOf(':', close) : inner.indexOf(':');
    String name = colon < 0 ? inner : inner.substring(0, colon);
    String value = called ? function.apply(name) : variable.apply(name);
    return colon < 0 ? value : part(value, inner.substring(colon + 1));
  }

  private static String part(String value, String range) {
    String[] numbers = range.split(":", -1);
    int from = Integer.parseInt(numbers[0]);
    int start = from < 0 ? Math.max(0, value.length() + from) : Math.min(from, value.length());
    if (numbers.length == 1) {
      return value.substring(start);
    }
    int length = Integer.parseInt(numbers[1]);
    int end = length < 0 ? value.length() + length : Math.min(value.length(), start + length);
    return end <= start ? "" : value.substring(start, end);
  }

  /** The bracket that closes the one at {@code open}. */
  private static int closing(String text, int open) {
    char opening = text.charAt(open);
    char wanted = opening == '{' ? '}' : ']';
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == opening ? 1 : c == wanted ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }

  /** Splits at a separator that stands outside every bracket and quotation. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == separator && depth <= 0 && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
