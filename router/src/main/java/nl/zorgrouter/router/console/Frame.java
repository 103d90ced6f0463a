package nl.zorgrouter.router.console;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every page has around it: head, header, the way to the other pages. A page is three parts
 * under the lines {@code <!-- bar -->}, {@code <!-- tools -->} and {@code <!-- main -->}; each goes
 * where the frame has the same line. It is filled once, when the program starts.
 *
 * @param html the frame
 * @param door the form of those who sign in, for pages with a line {@code <!-- door -->}
 */
record Frame(String html, String door) {
  private static final Pattern PARTS =
      Pattern.compile(
          "<!-- bar -->\n(?<bar>.*)<!-- tools -->\n(?<tools>.*)<!-- main -->\n(?<main>.*)",
          Pattern.DOTALL);
  private static final Pattern SLOT =
      Pattern.compile("(?m)^(?<indent> *)<!-- (?<name>bar|tools|main|door) -->\n");

  /**
   * The whole page.
   *
   * @param name of the page: its script, its words and its place among the links
   * @param style the style sheet beside the one that all share
   * @param page its three parts
   */
  String around(String name, String style, String page) {
    Matcher parts = PARTS.matcher(page);
    if (!parts.matches()) {
      throw new IllegalStateException("`%s` has not the three parts of a page".formatted(name));
    }
    Map<String, String> slots =
        Map.of(
            "bar", parts.group("bar"),
            "tools", parts.group("tools"),
            "main", filled(parts.group("main"), Map.of("door", door)));
    return filled(html, slots).replace("{{name}}", name).replace("{{style}}", style);
  }

  private static String filled(String text, Map<String, String> slots) {
    return SLOT.matcher(text)
        .replaceAll(slot ->
            Matcher.quoteReplacement(
                slots
                    .getOrDefault(slot.group("name"), slot.group())
                    .indent(slot.group("indent").length())));
  }
}
