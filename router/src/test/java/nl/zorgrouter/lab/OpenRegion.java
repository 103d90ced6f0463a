package nl.zorgrouter.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The demonstration region with its GP services open at every hour, to neighbours too, so that no
 * test needs a night.
 */
final class OpenRegion {
  /** How long a referral by code waits in this region, in seconds. */
  static final int PATIENCE = 3;

  private OpenRegion() {}

  /** Writes it into a new directory and gives that. */
  static Path write() {
    return write(PATIENCE);
  }

  /** The same, with a referral that has to be answered within so many seconds. */
  static Path write(int patience) {
    Path from = Exchange.root().resolve("regions/demo-noord");
    try {
      Path to = Files.createTempDirectory("region");
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = to.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.writeString(copy, adapted(Files.readString(file), patience));
        }
      }
      return to;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String adapted(String text, int patience) {
    return text.replace("weekdays: [\"17:00-08:00\"]", "weekdays: [\"08:00-08:00\"]")
        .replace(
            "neighbour-by-day_candidate\"><text>\"NEIGHBOUR\"",
            "neighbour-by-day_candidate\"><text>\"COORDINATION\"")
        .replace(
            "<outputEntry id=\"em-referral_answerWithin\"><text>600</text>",
            "<outputEntry id=\"em-referral_answerWithin\"><text>" + patience + "</text>");
  }
}
