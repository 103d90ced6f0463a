package nl.zorgrouter.router.command;

import nl.zorgrouter.finding.Sentence;

/** The languages of the command line, as people type them. */
enum Tongue {
  /** Dutch. */
  nl(Sentence.Language.DUTCH),
  /** English. */
  en(Sentence.Language.ENGLISH);

  private final Sentence.Language language;

  Tongue(Sentence.Language language) {
    this.language = language;
  }

  String say(Sentence sentence) {
    return sentence.in(language);
  }

  String say(String english, String dutch) {
    return new Sentence(english, dutch).in(language);
  }
}
