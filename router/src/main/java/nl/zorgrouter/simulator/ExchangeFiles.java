package nl.zorgrouter.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.simulator.core.PbxSettings;
import nl.zorgrouter.simulator.core.Tempo;

/** The configuration files of the real exchange, as they were built into the program. */
public final class ExchangeFiles {
  private static final Pattern CHANNEL_VARIABLES =
      Pattern.compile("(?m)^channelvars\\s*=\\s*(\\S+)");

  private ExchangeFiles() {}

  /**
   * The settings of an exchange that runs those files.
   *
   * @param system the prefix of its unique ids
   * @param more lines of dialplan that are laid over the files: a context of the same name is added
   *     to, and an extension that is in both is the one given here
   */
  public static PbxSettings settings(String system, String more, Tempo tempo, long seed) {
    String plan = "[incoming]\ninclude => lines\n" + more + "\n" + dialplan();
    Matcher variables = CHANNEL_VARIABLES.matcher(text("manager.conf"));
    return new PbxSettings(
        system,
        plan,
        text("queues.conf"),
        text("features.conf"),
        variables.find() ? List.of(variables.group(1).split(",", -1)) : List.of(),
        Map.of("zorgrouter", "simulated", "observer", "simulated"),
        tempo,
        seed);
  }

  private static String dialplan() {
    return text("zorgrouter.conf") + "\n" + text("lines.conf") + "\n" + text("targets.conf");
  }

  private static String text(String file) {
    try (InputStream stream = ExchangeFiles.class.getResourceAsStream("exchange/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("the program was built without `" + file + "`");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
