package nl.zorgrouter.router.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.crisis.CrisisDates;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.crisis.CrisisProfile;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Yaml;
import nl.zorgrouter.yaml.YamlDocument;

/**
 * Reads {@code crisis.yaml} of a region directory: the profiles that were approved, each with a
 * folder that is a whole region directory of its own. A directory without the file has no profiles.
 *
 * <p>Of a profile that is over only its dates are read: whatever becomes of its tables afterwards
 * harms nobody.
 */
public final class CrisisFile {
  private final Path directory;
  private final Region usual;
  private final Instant now;
  private final String file;
  private final Faults faults;
  private final List<Finding> findings = new ArrayList<>();
  private final List<CrisisProfile> profiles = new ArrayList<>();
  private final List<CrisisDates> past = new ArrayList<>();

  private CrisisFile(Path directory, Region usual, Instant now) {
    this.directory = directory;
    this.usual = usual;
    this.now = now;
    this.file = directory.resolve("crisis.yaml").toString();
    this.faults = new Faults(file);
  }

  /**
   * What the file gave.
   *
   * @param plan the profiles with which nothing is wrong; none when the file itself is
   * @param findings everything that is wrong with the others
   */
  public record Approved(CrisisPlan plan, List<Finding> findings) {
    public Approved {
      findings = List.copyOf(findings);
    }

    /** All of it, or nothing when anything is wrong. */
    public Reading<CrisisPlan> whole() {
      return findings.isEmpty()
          ? new Reading.Read<>(plan, findings)
          : new Reading.Refused<>(findings);
    }
  }

  /**
   * The approved profiles of a region directory, proved, and everything that is wrong with any.
   *
   * @param usual the region itself
   * @param now by which profiles are over or not
   */
  public static Approved read(Path directory, Region usual, Instant now) {
    return new CrisisFile(directory, usual, now).read();
  }

  private Approved read() {
    Path path = directory.resolve("crisis.yaml");
    if (!Files.exists(path)) {
      return new Approved(CrisisPlan.NONE, List.of());
    }
    try {
      YamlDocument.read(file, Files.readAllBytes(path), faults).ifPresent(this::profiles);
    } catch (IOException failed) {
      faults.error(
          "UNREADABLE", Place.of(file), "the file cannot be read", "het bestand is niet te lezen");
    }
    List<CrisisProfile> right = faults.refuse() ? List.of() : profiles;
    return new Approved(
        new CrisisPlan(right, past),
        Stream.concat(faults.inOrder().stream(), findings.stream()).toList());
  }

  private void profiles(Yaml root) {
    Map<String, Yaml> named =
        root.fields("profiles").required("profiles").map(Yaml::entries).orElse(Map.of());
    named.forEach((name, yaml) -> {
      Optional<CrisisDates> over = CrisisEntry.over(name, yaml, now);
      if (over.isPresent()) {
        past.add(over.get());
      } else {
        profile(name, yaml);
      }
    });
  }

  /** What is wrong with one profile says nothing of the others. */
  private void profile(String name, Yaml yaml) {
    CrisisEntry entry = new CrisisEntry(directory, usual, new Faults(file));
    entry
        .profile(name, yaml, profiles.stream().map(CrisisProfile::dates).toList())
        .ifPresent(profiles::add);
    findings.addAll(entry.findings());
  }
}
