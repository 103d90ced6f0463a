package nl.zorgrouter.router.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.crisis.CrisisProfile;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;
import nl.zorgrouter.yaml.YamlDocument;

/**
 * Reads {@code crisis.yaml} of a region directory: the profiles that were approved, each with a
 * folder that is a whole region directory of its own. A directory without the file has no profiles.
 */
public final class CrisisFile {
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Form FOLDER =
      Form.of(
          "[a-z0-9][a-z0-9-]{0,47}(/[a-z0-9][a-z0-9-]{0,47})?",
          "a folder of the region directory such as crisis/winter",
          "een map van de regio zoals crisis/winter");
  private static final Form CONTENT =
      Form.of("[0-9a-f]{64}", "the sha256 that `check` prints", "de sha256 die `check` toont");
  private static final Form ID =
      Form.of(
          "[a-z0-9][a-z0-9-]{0,47}",
          "a name of a to z, 0 to 9 and -",
          "een naam van a tot z, 0 tot 9 en -");

  private final Path directory;
  private final Region usual;
  private final Faults faults;
  private final List<Finding> inTables = new ArrayList<>();

  private CrisisFile(Path directory, Region usual, Faults faults) {
    this.directory = directory;
    this.usual = usual;
    this.faults = faults;
  }

  /**
   * The approved profiles of a region directory, proved; or everything that is wrong with them.
   *
   * @param usual the region itself
   */
  public static Reading<CrisisPlan> read(Path directory, Region usual) {
    Path file = directory.resolve("crisis.yaml");
    if (!Files.exists(file)) {
      return new Reading.Read<>(CrisisPlan.NONE, List.of());
    }
    Faults faults = new Faults(file.toString());
    CrisisFile reader = new CrisisFile(directory, usual, faults);
    List<CrisisProfile> profiles = new ArrayList<>();
    try {
      YamlDocument.read(file.toString(), Files.readAllBytes(file), faults)
          .ifPresent(root -> profiles.addAll(reader.profiles(root)));
    } catch (IOException failed) {
      faults.error(
          "UNREADABLE",
          Place.of(file.toString()),
          "the file cannot be read",
          "het bestand is niet te lezen");
    }
    List<Finding> findings =
        Stream.concat(faults.inOrder().stream(), reader.inTables.stream()).toList();
    return findings.isEmpty()
        ? new Reading.Read<>(new CrisisPlan(profiles), findings)
        : new Reading.Refused<>(findings);
  }

  private List<CrisisProfile> profiles(Yaml root) {
    List<CrisisProfile> profiles = new ArrayList<>();
    Map<String, Yaml> named =
        root.fields("profiles").required("profiles").map(Yaml::entries).orElse(Map.of());
    for (Map.Entry<String, Yaml> each : named.entrySet()) {
      if (!ID.pattern().matcher(each.getKey()).matches()) {
        each.getValue().wrong(ID.english(), ID.dutch());
      }
      profile(each.getKey(), each.getValue())
          .ifPresent(profile -> {
            if (profiles.stream().anyMatch(other -> overlap(other, profile))) {
              each.getValue()
                  .wrong(
                      "a time in which no other profile holds",
                      "een tijd waarin geen ander profiel geldt");
            }
            profiles.add(profile);
          });
    }
    return profiles;
  }

  private Optional<CrisisProfile> profile(String name, Yaml yaml) {
    Fields fields =
        yaml.fields("rules", "content", "from", "until", "why", "askedBy", "approvedBy");
    String folder = fields.text("rules", FOLDER);
    String content = fields.text("content", CONTENT);
    Optional<Instant> from = fields.required("from").flatMap(CrisisFile::instant);
    Optional<Instant> until = fields.required("until").flatMap(CrisisFile::instant);
    String why = fields.text("why");
    String askedBy = fields.text("askedBy");
    String approvedBy = fields.text("approvedBy");
    if (!approvedBy.isEmpty() && approvedBy.equals(askedBy)) {
      fields
          .required("approvedBy")
          .ifPresent(each -> each.wrong("another than who asked", "een ander dan wie het vroeg"));
    }
    if (from.isPresent() && until.isPresent() && !fits(from.get(), until.get())) {
      fields
          .required("until")
          .ifPresent(each ->
              each.wrong(
                  "an end after the beginning, within 92 days",
                  "een einde na het begin, binnen 92 dagen"));
    }
    Optional<VerifiedRules> rules = folder.isEmpty() ? Optional.empty() : rules(folder);
    rules.ifPresent(
        each -> fields.required("rules").ifPresent(place -> refuseMissingLines(each, place)));
    rules
        .filter(each -> !content.isEmpty() && !each.contents().sha256().equals(content))
        .ifPresent(each ->
            fields
                .required("content")
                .ifPresent(found ->
                    found.wrong(
                        "what stands in the tables now, `%s`: these are not the rules approved"
                            .formatted(each.contents().sha256()),
                        "wat nu in de tabellen staat, `%s`: dit zijn niet de goedgekeurde regels"
                            .formatted(each.contents().sha256()))));
    return faults.refuse() || rules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CrisisProfile(
                name,
                folder,
                rules.get(),
                from.orElseThrow(),
                until.orElseThrow(),
                why,
                askedBy,
                approvedBy));
  }

  private Optional<VerifiedRules> rules(String folder) {
    return switch (ProvedRules.read(directory.resolve(folder), 1)) {
      case Reading.Refused<VerifiedRules> refused -> {
        inTables.addAll(refused.findings());
        yield Optional.empty();
      }
      case Reading.Read<VerifiedRules> read -> Optional.of(read.value());
    };
  }

  /** Calls of a line that the profile does not know would all end in their fail-safe. */
  private void refuseMissingLines(VerifiedRules rules, Yaml place) {
    Set<String> missing = new TreeSet<>(usual.lines().keySet());
    missing.removeAll(rules.rules().region().lines().keySet());
    if (!missing.isEmpty()) {
      String lines = String.join(", ", missing);
      place.wrong(
          "a region with every line of the usual one; it lacks " + lines,
          "een regio met elke lijn van de gewone; hier ontbreekt " + lines);
    }
  }

  private static boolean fits(Instant from, Instant until) {
    return from.isBefore(until) && Duration.between(from, until).compareTo(LONGEST) <= 0;
  }

  private static boolean overlap(CrisisProfile one, CrisisProfile other) {
    return one.from().isBefore(other.until()) && other.from().isBefore(one.until());
  }

  private static Optional<Instant> instant(Yaml yaml) {
    String text = yaml.text();
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notTime) {
      yaml.wrong(
          "a time with its offset, such as 2026-12-20T17:00+01:00",
          "een tijd met tijdzone, zoals 2026-12-20T17:00+01:00");
      return Optional.empty();
    }
  }
}
