package nl.zorgrouter.router.directory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
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
    return switch (RegionDirectory.read(directory, version, List.of())) {
      case Reading.Refused<RuleFiles> refused -> new Reading.Refused<>(refused.findings());
      case Reading.Read<RuleFiles> read -> proved(read.value(), read.findings());
    };
  }

  private static Reading<VerifiedRules> proved(RuleFiles files, List<Finding> read) {
    Verification verification =
        Verification.of(files.rules(), files.properties(), files.contents());
    List<Finding> findings = new ArrayList<>(read);
    findings.addAll(verification.findings());
    return verification
        .verified()
        .<Reading<VerifiedRules>>map(rules -> new Reading.Read<>(rules, findings))
        .orElseGet(() -> new Reading.Refused<>(findings));
  }
}
