package nl.zorgrouter.router.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.CaseReader;

/** A file of past cases, one a line, in the format of {@code explain}. */
final class PastCases {
  /** Cases read at once; a million of them never stand in memory together. */
  private static final int BLOCK = 20_000;

  private static final int MOST_FAULTS_SHOWN = 100;

  private final Region region;
  private final Path file;
  private final PrintWriter errors;
  private final Progress progress;
  private long faults;

  PastCases(Region region, Path file, PrintWriter errors) {
    this.region = region;
    this.file = file;
    this.errors = errors;
    progress = new Progress(errors);
  }

  /**
   * Hands over all cases in blocks; a bad line is told and left out.
   *
   * @return whether the file was there and every line was a case
   */
  boolean forEachBlock(Consumer<List<CaseFacts>> use) throws IOException {
    if (!Files.isRegularFile(file)) {
      errors.printf("%s: there is no such file%n", file);
      errors.flush();
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      List<Line> block = new ArrayList<>(BLOCK);
      int number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        if (!text.isBlank()) {
          block.add(new Line(number, text));
        }
        number++;
        if (block.size() == BLOCK) {
          use.accept(read(block));
          block.clear();
          progress.reached(number);
        }
      }
      use.accept(read(block));
    }
    errors.flush();
    return faults == 0;
  }

  private List<CaseFacts> read(List<Line> block) {
    List<Reading<CaseFacts>> readings =
        block.parallelStream()
            .map(each -> CaseReader.read(region, file.toString(), each.before(), each.text()))
            .toList();
    return readings.stream().flatMap(reading -> kept(reading).stream()).toList();
  }

  private Optional<CaseFacts> kept(Reading<CaseFacts> reading) {
    return switch (reading) {
      case Reading.Read<CaseFacts> read -> Optional.of(read.value());
      case Reading.Refused<CaseFacts>(List<Finding> findings) -> {
        if (faults++ < MOST_FAULTS_SHOWN) {
          FindingLines.print(findings, errors);
        }
        yield Optional.empty();
      }
    };
  }

  /** One line of the file and how many stand before it. */
  private record Line(int before, String text) {}
}
