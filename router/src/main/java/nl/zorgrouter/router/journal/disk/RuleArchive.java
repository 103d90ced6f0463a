package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.router.journal.JournalReplay;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * The rule sets that were ever activated, beside the journal, each in a folder named after its
 * content. A folder whose content no longer gives its name is not used.
 */
public final class RuleArchive implements JournalReplay.Rules {
  private static final List<String> FILES =
      List.of(
          "region.yaml", "rules/disposition.dmn", "rules/acceptance.dmn", "rules/properties.yaml");

  private final Path folder;
  private final Map<String, Optional<VerifiedRules>> known = new HashMap<>();

  /**
   * The archive of a journal.
   *
   * @param journal the journal's folder
   */
  public RuleArchive(Path journal) {
    this.folder = journal.resolve("rules");
  }

  /**
   * Keeps a copy of the rules that are about to be activated.
   *
   * @param region the directory that they were read from
   * @throws IOException when the copy cannot be written, or is no longer what was proved
   */
  public void keep(VerifiedRules rules, Path region) throws IOException {
    Path target = folder.resolve(rules.contents().sha256());
    if (Files.exists(target)) {
      return;
    }
    Path making = folder.resolve("making-" + rules.contents().sha256());
    for (String name : FILES) {
      Path file = making.resolve(name);
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(making));
      if (Files.exists(region.resolve(name))) {
        Files.copy(region.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!isSame(making, rules)) {
      throw new IOException(
          "the files in %s changed after they were proved; no copy was kept".formatted(region));
    }
    Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isSame(Path directory, VerifiedRules rules) {
    return switch (RegionDirectory.read(directory, rules.version(), List.of())) {
      case Reading.Read<RuleFiles> read -> read.value().contents().equals(rules.contents());
      case Reading.Refused<RuleFiles> _ -> false;
    };
  }

  @Override
  public Optional<VerifiedRules> find(int version, String sha256) {
    return known.computeIfAbsent(
        version + "/" + sha256, _ -> read(folder.resolve(sha256), version, sha256));
  }

  private static Optional<VerifiedRules> read(Path directory, int version, String sha256) {
    return switch (ProvedRules.read(directory, version)) {
      case Reading.Read<VerifiedRules> read ->
          Optional.of(read.value()).filter(rules -> rules.contents().sha256().equals(sha256));
      case Reading.Refused<VerifiedRules> _ -> Optional.empty();
    };
  }
}
