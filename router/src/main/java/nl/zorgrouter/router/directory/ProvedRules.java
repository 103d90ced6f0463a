package nl.zorgrouter.router.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.decide.Tables;
import nl.zorgrouter.rules.verify.Contents;
import nl.zorgrouter.rules.verify.RegionProperties;
import nl.zorgrouter.rules.verify.Verification;
import nl.zorgrouter.rules.verify.VerifiedRules;

/** Reads a region directory and proves its rules: what is read here may reach a call. */
public final class ProvedRules {
  private ProvedRules() {}

  /**
   * The rules of that directory, proved; or everything that is wrong with them.
   *
   * @param version that the rule set is to have, from 1
   */
  public static Reading<VerifiedRules> read(Path directory, int version) {
    return switch (RegionDirectory.read(directory, version)) {
      case Reading.Refused<RuleSet> refused -> new Reading.Refused<>(refused.findings());
      case Reading.Read<RuleSet> read -> proved(directory, read);
    };
  }

  private static Reading<VerifiedRules> proved(Path directory, Reading.Read<RuleSet> read) {
    List<Finding> findings = new ArrayList<>(read.findings());
    try {
      return switch (properties(directory, read.value())) {
        case Reading.Refused<RegionProperties> refused -> {
          findings.addAll(refused.findings());
          yield new Reading.Refused<>(findings);
        }
        case Reading.Read<RegionProperties> own -> {
          Verification verification =
              Verification.of(read.value(), own.value(), contents(directory));
          findings.addAll(verification.findings());
          yield verification
              .verified()
              .<Reading<VerifiedRules>>map(rules -> new Reading.Read<>(rules, findings))
              .orElseGet(() -> new Reading.Refused<>(findings));
        }
      };
    } catch (IOException changed) {
      findings.add(
          Finding.error(
              "UNREADABLE",
              Place.of(directory.toString()),
              new Sentence(
                  "a file was taken away while it was read; expected a region that stays as it is",
                  "een bestand verdween tijdens het lezen; verwacht: een regio die blijft zoals zij"
                      + " is")));
      return new Reading.Refused<>(findings);
    }
  }

  private static Reading<RegionProperties> properties(Path directory, RuleSet rules)
      throws IOException {
    Path file = directory.resolve("rules/properties.yaml");
    return Files.exists(file)
        ? RegionProperties.read(
            file.toString(), Files.readAllBytes(file), Tables.disposition(rules.region()))
        : new Reading.Read<>(RegionProperties.NONE, List.of());
  }

  private static Contents contents(Path directory) throws IOException {
    return Contents.of(
        Files.readAllBytes(directory.resolve("region.yaml")),
        Files.readAllBytes(directory.resolve("rules/disposition.dmn")),
        Files.readAllBytes(directory.resolve("rules/acceptance.dmn")));
  }
}
