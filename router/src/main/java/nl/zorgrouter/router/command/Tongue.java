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

  /** Such as {@code 1 error}. */
  String errors(long number) {
    return count(number, new Sentence("error", "fout"), new Sentence("errors", "fouten"));
  }

  /** Such as {@code 2 warnings}. */
  String warnings(long number) {
    return count(
        number,
        new Sentence("warning", "waarschuwing"),
        new Sentence("warnings", "waarschuwingen"));
  }

  /** So many of something, which is called otherwise when there is one. */
  String count(long number, Sentence one, Sentence many) {
    return number + " " + say(number == 1 ? one : many);
  }
}
