package nl.zorgrouter.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler checks: sizes, package notes, links, unfinished words. */
class TidyTest {
  private static final int MOST_LINES_OF_A_FILE = 400;
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Path ROOT = root();

  @Test
  void noFileIsLongerThanOneCanHold() throws IOException {
    assertNothing(
        sources()
            .filter(file -> lines(file).size() > MOST_LINES_OF_A_FILE)
            .map(file -> "%s has %d lines".formatted(name(file), lines(file).size())));
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    assertNothing(
        sources()
            .filter(file -> file.toString().contains("/src/main/"))
            .map(Path::getParent)
            .distinct()
            .map(folder -> folder.resolve("package-info.java"))
            .filter(note ->
                !Files.exists(note)
                    || !text(note).contains("@NullMarked")
                    || !text(note).startsWith("/**"))
            .map(note -> name(note) + ": expected a sentence and @NullMarked"));
  }

  @Test
  void nothingIsLeftHalfDone() throws IOException {
    assertNothing(
        sources()
            .filter(file -> UNFINISHED.matcher(text(file)).find())
            .map(file -> name(file) + " says that it is unfinished"));
  }

  @Test
  void everyLinkInTheDocumentsLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents().toList()) {
      Matcher link = LINK.matcher(text(document));
      while (link.find()) {
        Path target = document.resolveSibling(link.group(1).strip());
        if (!Files.exists(target)) {
          broken.add(name(document) + " links to `" + link.group(1) + "`");
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static void assertNothing(Stream<String> problems) {
    List<String> found = problems.sorted().toList();
    assertFalse(!found.isEmpty(), () -> String.join("\n", found));
  }

  private static Stream<Path> sources() throws IOException {
    return files(".java");
  }

  private static Stream<Path> documents() throws IOException {
    return files(".md");
  }

  private static Stream<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !name(file).startsWith(".") && !name(file).contains("target/"))
          .toList()
          .stream();
    }
  }

  private static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("mvnw")))
        .findFirst()
        .orElseThrow();
  }
}
