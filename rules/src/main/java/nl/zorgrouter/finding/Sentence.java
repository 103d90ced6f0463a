package nl.zorgrouter.finding;

/**
 * One plain sentence for a person, in both languages of the product.
 *
 * @param english lower case, no class names, what was found in back-ticks
 * @param dutch the same, in Dutch
 */
public record Sentence(String english, String dutch) {
  /** The sentence in the language asked for. */
  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case DUTCH -> dutch;
    };
  }

  /** The languages every sentence exists in. */
  public enum Language {
    /** English, the language of the command line unless asked otherwise. */
    ENGLISH,
    /** Dutch, the first language of the pages. */
    DUTCH
  }
}
