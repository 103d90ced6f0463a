package nl.zorgrouter.router.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.decide.Tables;
import nl.zorgrouter.rules.dmn.DmnReader;
import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Schema;

/** Reads a region directory. */
public final class RegionDirectory {
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final List<Finding> findings = new ArrayList<>();

  private RegionDirectory() {}

  /**
   * The rule set that a directory holds.
   *
   * @param directory with {@code region.yaml} and {@code rules/*.dmn}
   * @param version that the rule set is to have, from 1
   */
  public static Reading<RuleSet> read(Path directory, int version) {
    return new RegionDirectory().rules(directory, version);
  }

  private Reading<RuleSet> rules(Path directory, int version) {
    Path file = directory.resolve("region.yaml");
    Optional<Region> region =
        bytes(file).flatMap(bytes -> kept(RegionReader.read(file.toString(), bytes)));
    Optional<DecisionTable> acceptance =
        table(directory.resolve("rules/acceptance.dmn"), Tables.acceptance());
    Path dispositionFile = directory.resolve("rules/disposition.dmn");
    Optional<DecisionTable> disposition =
        region.isPresent()
            ? table(dispositionFile, Tables.disposition(region.get()))
            : Optional.empty();
    if (region.isEmpty() && !Files.isReadable(dispositionFile)) {
      bytes(dispositionFile);
    }
    if (region.isEmpty() || disposition.isEmpty() || acceptance.isEmpty()) {
      return new Reading.Refused<>(findings);
    }
    return new Reading.Read<>(
        new RuleSet(region.get(), disposition.get(), acceptance.get(), version), findings);
  }

  private Optional<DecisionTable> table(Path file, Schema schema) {
    return bytes(file).flatMap(bytes -> kept(DmnReader.read(file.toString(), bytes, schema)));
  }

  private <T> Optional<T> kept(Reading<T> reading) {
    findings.addAll(reading.findings());
    return switch (reading) {
      case Reading.Read<T> read -> Optional.of(read.value());
      case Reading.Refused<T> _ -> Optional.empty();
    };
  }

  private Optional<byte[]> bytes(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        unreadable(file, "there is no such file", "dit bestand bestaat niet");
        return Optional.empty();
      }
      if (Files.size(file) > MOST_BYTES) {
        unreadable(
            file,
            "found %d bytes; expected at most %d".formatted(Files.size(file), MOST_BYTES),
            "gevonden: %d bytes; verwacht: hoogstens %d".formatted(Files.size(file), MOST_BYTES));
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException failed) {
      unreadable(file, "the file cannot be read", "het bestand is niet te lezen");
      return Optional.empty();
    }
  }

  private void unreadable(Path file, String english, String dutch) {
    findings.add(
        Finding.error("UNREADABLE", Place.of(file.toString()), new Sentence(english, dutch)));
  }
}
