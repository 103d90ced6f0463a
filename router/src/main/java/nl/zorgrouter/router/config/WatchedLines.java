package nl.zorgrouter.router.config;

import java.util.List;
import nl.zorgrouter.rules.decide.Choice;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;

/** Reads where the lines of a watched exchange come in. */
final class WatchedLines {
  private static final Form NUMBER =
      Form.of(
          "[\\x21-\\x7e]{1,80}",
          "a word without spaces, at most 80 characters, in quotes when it is a number",
          "een woord zonder spaties, hoogstens 80 tekens, tussen aanhalingstekens als het een"
              + " nummer is");

  private WatchedLines() {}

  static List<RouterConfig.WatchedLine> read(Yaml value) {
    return value.items().stream().map(WatchedLines::line).toList();
  }

  private static RouterConfig.WatchedLine line(Yaml value) {
    Fields fields = value.fields("line", "context", "extension", "choice");
    return new RouterConfig.WatchedLine(
        fields.text("line", NUMBER),
        fields.optional("context").map(context -> context.text(NUMBER)).orElse(""),
        fields.text("extension", NUMBER),
        fields.optional("choice").map(choice -> choice.word(Choice.class)));
  }
}
