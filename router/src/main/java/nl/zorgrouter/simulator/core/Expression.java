package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What stands in {@code $[...]}, after its variables were filled in. An expression with a fault in
 * it gives the empty text, which counts as false, as in Asterisk.
 */
final class Expression {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"[^\"]*\"|\\(|\\)|!=|>=|<=|[=<>&|+*/%:-]|[^\\s\"()=<>&|+*/%!:-]+)");

  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String found) {
      super(found, null, false, false);
    }
  }

  private final List<String> tokens;
  private int at;

  private Expression(List<String> tokens) {
    this.tokens = tokens;
  }

  static String evaluate(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      return "";
    }
    try {
      Expression expression = new Expression(tokens);
      String value = expression.or();
      return expression.at == tokens.size() ? value : "";
    } catch (Fault fault) {
      return "";
    }
  }

  /** Whether Asterisk takes a text for true: neither empty nor the number zero. */
  static boolean isTrue(String value) {
    String text = value.strip();
    return !text.isEmpty() && !text.matches("0+");
  }

  private boolean take(String token) {
    boolean there = at < tokens.size() && tokens.get(at).equals(token);
    if (there) {
      at++;
    }
    return there;
  }

  private String or() {
    String left = and();
    while (take("|")) {
      String right = and();
      left = isTrue(left) ? left : isTrue(right) ? right : "0";
    }
    return left;
  }

  private String and() {
    String left = comparison();
    while (take("&")) {
      String right = comparison();
      left = isTrue(left) && isTrue(right) ? left : "0";
    }
    return left;
  }

  private String comparison() {
    String left = sum();
    while (at < tokens.size() && tokens.get(at).matches("!=|>=|<=|[=<>]")) {
      String operator = tokens.get(at++);
      int order = compare(left, sum());
      left =
          switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                case ">=" -> order >= 0;
                default -> order <= 0;
              }
              ? "1"
              : "0";
    }
    return left;
  }

  private String sum() {
    String left = product();
    while (at < tokens.size() && tokens.get(at).matches("[+-]")) {
      boolean plus = tokens.get(at++).equals("+");
      long right = number(product());
      left = Long.toString(plus ? number(left) + right : number(left) - right);
    }
    return left;
  }

  private String product() {
    String left = match();
    while (at < tokens.size() && tokens.get(at).matches("[*/%]")) {
      String operator = tokens.get(at++);
      long right = number(match());
      if (right == 0 && !operator.equals("*")) {
        throw new Fault("0");
      }
      long value = number(left);
      left =
          Long.toString(
              operator.equals("*")
                  ? value * right
                  : operator.equals("/") ? value / right : value % right);
    }
    return left;
  }

  private String match() {
    String left = value();
    while (take(":")) {
      left = matched(left, value());
    }
    return left;
  }

  private static String matched(String text, String regex) {
    try {
      Matcher matcher = Pattern.compile(unquoted(regex)).matcher(unquoted(text));
      if (!matcher.lookingAt()) {
        return "0";
      }
      return matcher.groupCount() > 0 ? matcher.group(1) : Integer.toString(matcher.end());
    } catch (PatternSyntaxException fault) {
      throw new Fault(regex);
    }
  }

  private String value() {
    if (take("(")) {
      String inner = or();
      if (!take(")")) {
        throw new Fault("(");
      }
      return inner;
    }
    if (at >= tokens.size() || tokens.get(at).matches("!=|>=|<=|[=<>&|+*/%:)]")) {
      throw new Fault(at < tokens.size() ? tokens.get(at) : "the end");
    }
    if (take("-")) {
      return Long.toString(-number(value()));
    }
    return tokens.get(at++);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(unquoted(text));
    } catch (NumberFormatException notOne) {
      throw new Fault(text);
    }
  }

  private static int compare(String left, String right) {
    if (left.matches("-?\\d{1,18}") && right.matches("-?\\d{1,18}")) {
      return Long.compare(Long.parseLong(left), Long.parseLong(right));
    }
    return unquoted(left).compareTo(unquoted(right));
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
