package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One situation of the script: what people and the router do, and when.
 *
 * @param name in plain words
 * @param steps in order of time
 */
record Situation(String name, List<Step> steps) {
  /**
   * One line of the script.
   *
   * @param millis after the situation's begin
   * @param verb what is done, with these words
   */
  record Step(long millis, String verb, List<String> words) {
    static Step read(String line) {
      List<String> words = List.of(line.split("\\s+"));
      return new Step(
          Math.round(Double.parseDouble(words.getFirst()) * 1000),
          words.get(1),
          words.subList(2, words.size()));
    }
  }

  /** All situations of {@code situations.txt}. */
  static List<Situation> all() {
    List<Situation> situations = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (line.startsWith("situation ")) {
        situations.add(
            new Situation(line.substring("situation ".length()).strip(), new ArrayList<>()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        situations.getLast().steps().add(Step.read(line.strip()));
      }
    }
    return situations;
  }

  private static String text() {
    try (InputStream file =
        Objects.requireNonNull(Situation.class.getResourceAsStream("situations.txt"))) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
