package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.rules.decide.Code;
import org.junit.jupiter.api.Test;

/** What can be said is there to be played. */
class SoundsTest {
  private static final Path SOUNDS = Exchange.root().resolve("docker/asterisk/sounds");

  @Test
  void hasOneForEveryReasonThatANurseCanHear() throws IOException {
    Set<String> wanted =
        Stream.concat(
                Arrays.stream(Code.values()).map(Code::name),
                Stream.of("NO_RULES", "NO_CALL", "SILENCE"))
            .map(code -> "stay-" + code)
            .collect(Collectors.toCollection(TreeSet::new));
    wanted.add("accept");
    wanted.add("practice-veendam");
    assertEquals(wanted, written());
    assertEquals(wanted, recorded());
  }

  private static Set<String> written() throws IOException {
    return Files.readAllLines(SOUNDS.resolve("texts")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('|')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> recorded() throws IOException {
    try (Stream<Path> files = Files.list(SOUNDS.resolve("zorgrouter"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".gsm", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
