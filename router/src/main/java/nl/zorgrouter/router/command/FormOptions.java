package nl.zorgrouter.router.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** In which form a command says what it found. */
final class FormOptions {
  @Option(names = "--json", description = "one JSON object, for machines")
  private boolean json;

  @Mixin private LanguageOption language = new LanguageOption();

  boolean json() {
    return json;
  }

  Tongue tongue() {
    return language.tongue();
  }
}
