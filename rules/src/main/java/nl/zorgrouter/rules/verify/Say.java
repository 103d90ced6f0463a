package nl.zorgrouter.rules.verify;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.UnaryTest;
import nl.zorgrouter.rules.table.Value;

/** Sentences and conditions, written short. */
final class Say {
  private Say() {}

  /** The same arguments in both languages. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation knows one format string, not two
  static Sentence both(String english, String dutch, Object... arguments) {
    return new Sentence(
        String.format(Locale.ROOT, english, arguments),
        String.format(Locale.ROOT, dutch, arguments));
  }

  static Condition is(String... words) {
    return oneOf(Arrays.asList(words));
  }

  static Condition oneOf(Collection<String> words) {
    return new Condition.OneOf(
        words.stream().<UnaryTest>map(word -> new UnaryTest.Is(new Value.Text(word))).toList());
  }

  static Condition isNot(String... words) {
    return noneOf(Arrays.asList(words));
  }

  static Condition noneOf(Collection<String> words) {
    return new Condition.NoneOf(
        words.stream().<UnaryTest>map(word -> new UnaryTest.Is(new Value.Text(word))).toList());
  }

  static Condition flag(String word) {
    return new Condition.OneOf(List.of(new UnaryTest.Is(new Value.Flag(word.equals("true")))));
  }

  static Condition between(int low, int high) {
    return new Condition.OneOf(List.of(new UnaryTest.Between(low, high)));
  }
}
