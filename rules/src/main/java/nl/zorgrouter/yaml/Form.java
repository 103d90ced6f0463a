package nl.zorgrouter.yaml;

import java.util.regex.Pattern;

/**
 * The form of a text, with the words that tell a person what is expected.
 *
 * @param pattern the whole text
 * @param english such as {@code a language of two letters}
 * @param dutch the same, in Dutch
 */
public record Form(Pattern pattern, String english, String dutch) {
  /** A form by its regular expression. */
  public static Form of(String pattern, String english, String dutch) {
    return new Form(Pattern.compile(pattern), english, dutch);
  }
}
