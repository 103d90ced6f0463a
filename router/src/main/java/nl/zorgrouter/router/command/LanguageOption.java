package nl.zorgrouter.router.command;

import picocli.CommandLine.Option;

/** In which language a command speaks. */
final class LanguageOption {
  @Option(names = "--lang", paramLabel = "nl|en", description = "the language of the sentences")
  private Tongue tongue = Tongue.en;

  Tongue tongue() {
    return tongue;
  }
}
