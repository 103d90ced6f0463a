package nl.zorgrouter.router.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import nl.zorgrouter.rules.verify.Contents;
import nl.zorgrouter.rules.verify.RegionProperties;

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
    RegionDirectory reader = new RegionDirectory();
    return switch (reader.directory(directory, version, List.of())) {
      case Reading.Read<RuleFiles> read ->
          new Reading.Read<>(read.value().rules(), read.findings());
      case Reading.Refused<RuleFiles> refused -> new Reading.Refused<>(refused.findings());
    };
  }

  /**
   * Everything that is checked of a directory: the rule set, the region's own properties and the
   * name of the content.
   *
   * @param replacements DMN files that take the place of the table with the same decision
   */
  public static Reading<RuleFiles> read(Path directory, int version, List<Path> replacements) {
    return new RegionDirectory().directory(directory, version, replacements);
  }

  private Reading<RuleFiles> directory(Path directory, int version, List<Path> replacements) {
    Path regionFile = directory.resolve("region.yaml");
    Path dispositionFile = directory.resolve("rules/disposition.dmn");
    Path acceptanceFile = directory.resolve("rules/acceptance.dmn");
    for (Path replacement : replacements) {
      if (decides(replacement, "acceptance")) {
        acceptanceFile = replacement;
      } else {
        dispositionFile = replacement;
      }
    }
    Optional<byte[]> regionBytes = bytes(regionFile);
    Optional<Region> region =
        regionBytes.flatMap(bytes -> kept(RegionReader.read(regionFile.toString(), bytes)));
    Optional<DecisionTable> acceptance = table(acceptanceFile, Tables.acceptance());
    Path known = dispositionFile;
    Optional<DecisionTable> disposition =
        region.flatMap(each -> table(known, Tables.disposition(each)));
    if (region.isEmpty() && !Files.isReadable(dispositionFile)) {
      bytes(dispositionFile);
    }
    Optional<RegionProperties> properties =
        region.flatMap(each -> properties(directory.resolve("rules/properties.yaml"), each));
    if (region.isEmpty() || disposition.isEmpty() || acceptance.isEmpty() || properties.isEmpty()) {
      return new Reading.Refused<>(findings);
    }
    return new Reading.Read<>(
        new RuleFiles(
            new RuleSet(region.get(), disposition.get(), acceptance.get(), version),
            properties.get(),
            Contents.of(
                regionBytes.orElseThrow(),
                bytes(dispositionFile).orElseThrow(),
                bytes(acceptanceFile).orElseThrow())),
        findings);
  }

  /** Whether a file names a decision; a rough look that decides nothing but which reader reads. */
  private static boolean decides(Path file, String decision) {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) <= MOST_BYTES
          && Pattern.compile("<[^<>]*decision\\s[^<>]*id=[\"']" + decision + "[\"']")
              .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
              .find();
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Optional<RegionProperties> properties(Path file, Region region) {
    if (!Files.exists(file)) {
      return Optional.of(RegionProperties.NONE);
    }
    return bytes(file)
        .flatMap(bytes ->
            kept(RegionProperties.read(file.toString(), bytes, Tables.disposition(region))));
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
