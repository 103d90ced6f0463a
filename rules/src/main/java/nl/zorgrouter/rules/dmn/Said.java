package nl.zorgrouter.rules.dmn;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.table.Domain;

/** Sentences of this package, in both languages. */
final class Said {
  private static final int MOST_WORDS_LISTED = 16;

  private Said() {}

  /** The same arguments in both languages. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation knows one format string, not two
  static Sentence both(String english, String dutch, Object... arguments) {
    return new Sentence(
        String.format(Locale.ROOT, english, arguments),
        String.format(Locale.ROOT, dutch, arguments));
  }

  static Sentence foundAndExpected(String found, Sentence expected) {
    String shown = shown(found);
    return new Sentence(
        "found " + (shown.isEmpty() ? "nothing" : shown) + ", expected " + expected.english(),
        "gevonden: " + (shown.isEmpty() ? "niets" : shown) + ", verwacht: " + expected.dutch());
  }

  /** What belongs in a cell of that domain. */
  static Sentence value(Domain domain) {
    return switch (domain) {
      case Domain.Words(List<String> words) -> oneOf(words);
      case Domain.Numbers(int low, int high, Domain.Presence _) ->
          both("a whole number from %d to %d", "een heel getal van %d tot en met %d", low, high);
      case Domain.Truth _ -> both("`true` or `false`", "`true` of `false`");
      case Domain.Prose(int most) ->
          both(
              "text in double quotes, at most %d characters",
              "tekst tussen dubbele aanhalingstekens, hoogstens %d tekens", most);
    };
  }

  static Sentence oneOf(List<String> words) {
    String listed =
        words.stream()
            .limit(MOST_WORDS_LISTED)
            .map(word -> "`\"" + word + "\"`")
            .collect(Collectors.joining(", "));
    int more = words.size() - MOST_WORDS_LISTED;
    return more <= 0
        ? both("one of %s", "een van %s", listed)
        : both("one of %s and %d more", "een van %s en nog %d", listed, more);
  }

  /** A person's own text in back-ticks, without control characters, never long. */
  private static String shown(String found) {
    if (found.isEmpty()) {
      return "";
    }
    String plain = found.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").replace('`', '\'');
    return "`"
        + (plain.length() <= Limits.QUOTED ? plain : plain.substring(0, Limits.QUOTED) + "…")
        + "`";
  }
}
