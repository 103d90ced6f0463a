package nl.zorgrouter.router.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.crisis.CrisisDates;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.crisis.CrisisProfile;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrisisFileTest {
  private static final Path SHIPPED = Path.of("../regions/demo-noord");
  private static final VerifiedRules USUAL = rules();
  private static final Region REGION = USUAL.rules().region();
  private static final Instant BEFORE = Instant.parse("2026-12-01T12:00:00Z");
  private static final Instant AFTER = Instant.parse("2027-06-01T12:00:00Z");

  private static final String EXTRA =
      """
        hap-extra:
          type: HAP
          name: {nl: Extra post, en: Extra post}
          coverage: [VR01]
          hours: always
          endpoint: {pbx: hap-noord, target: hap-extra}
          accepts: {urgencies: [U4, U5, C1], untriaged: TAKEN}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void copyTheRegion() throws IOException {
    Path winter = directory.resolve("crisis/winter");
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = winter.resolve(SHIPPED.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void readsAnApprovedProfile() throws IOException {
    CrisisProfile profile = read(profile()).profiles().getFirst();
    assertEquals("winter-peak", profile.name());
    assertEquals(Instant.parse("2026-12-20T16:00:00Z"), profile.from());
    assertEquals("medical manager", profile.approvedBy());
    assertEquals(USUAL.contents(), profile.rules().contents());
  }

  @Test
  void hasNoProfilesWithoutTheFile() {
    assertEquals(
        new Reading.Read<>(CrisisPlan.NONE, List.of()),
        CrisisFile.read(directory, REGION, BEFORE).whole());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          approvedBy: medical manager | approvedBy: administrator | another than who asked
          until: 2027-01-04T08:00+01:00 | until: 2026-12-20T17:00+01:00 | an end after the beginning
          until: 2027-01-04T08:00+01:00 | until: 2027-12-04T08:00+01:00 | within 92 days
          from: 2026-12-20T17:00+01:00 | from: 2026-12-20 17:00 | a time with its offset
          rules: crisis/winter | rules: ../elsewhere | a folder of the region directory
          rules: crisis/winter | rules: crisis/summer | there is no such file
          why: more callers | wy: more callers | found the field `wy`
          askedBy: administrator | askedBy: '' | a text
          """)
  void tellsWhatIsWrong(String from, String to, String words) throws IOException {
    List<Finding> findings = refused(profile().replace(from, to));
    assertTrue(
        findings.stream().anyMatch(each -> each.sentence().english().contains(words)),
        () -> told(findings));
  }

  @Test
  void refusesTablesThatWereChangedAfterTheyWereApproved() throws IOException {
    Path table = directory.resolve("crisis/winter/rules/disposition.dmn");
    Files.writeString(
        table, Files.readString(table).replace("<text>300</text>", "<text>240</text>"));
    assertTrue(told(refused(profile())).contains("these are not the rules approved"));
  }

  @Test
  void refusesRulesThatAreNotProved() throws IOException {
    Path table = directory.resolve("crisis/winter/rules/disposition.dmn");
    Files.writeString(
        table,
        Files.readString(table)
            .replace(
                "<outputEntry id=\"em-protected_service\"><text>\"STAY\"",
                "<outputEntry id=\"em-protected_service\"><text>\"HAP\""));
    assertTrue(
        refused(profile()).stream().anyMatch(each -> each.code().equals("P1")),
        "a profile is proved like any rule set");
  }

  @Test
  void refusesAProfileThatForgetsALine() throws IOException {
    Path region = directory.resolve("crisis/winter/region.yaml");
    Files.writeString(
        region, Files.readString(region).replace("  care-noord:\n", "  care-zuid:\n"));
    assertTrue(told(refused(profile())).contains("it lacks care-noord"));
  }

  @Test
  void refusesAProfileWithServicesOrTakeoversThatNobodyWouldMeasure() throws IOException {
    Path region = directory.resolve("crisis/winter/region.yaml");
    String usual = Files.readString(region);
    Files.writeString(
        region,
        usual
            .replace("\nagreements:\n", "\n" + EXTRA + "agreements:\n")
            .replace(
                "limits: {waiting: 20, waitSeconds: 900}\n    expertise: [visit]\n",
                "limits: {waiting: 99, waitSeconds: 900}\n    expertise: [visit]\n"));
    assertTrue(
        told(refused(profile())).contains("it differs in hap-drenthe, hap-extra"),
        () -> told(CrisisFile.read(directory, REGION, BEFORE).findings()));
    Files.writeString(region, usual.replace("      to: 2026-12-18\n", "      to: 2026-12-19\n"));
    assertTrue(told(refused(profile())).contains("it differs in that of practice-veendam"));
  }

  @Test
  void looksOnlyAtTheDatesOfAProfileThatIsOver() throws IOException {
    Files.delete(directory.resolve("crisis/winter/rules/disposition.dmn"));
    Files.writeString(
        directory.resolve("crisis.yaml"),
        profile().replace("medical manager", "administrator").replace("why:", "because:"));
    CrisisPlan plan =
        new CrisisPlan(
            List.of(),
            List.of(
                new CrisisDates(
                    "winter-peak",
                    Instant.parse("2026-12-20T16:00:00Z"),
                    Instant.parse("2027-01-04T07:00:00Z"))));
    assertEquals(
        new CrisisFile.Approved(plan, List.of()), CrisisFile.read(directory, REGION, AFTER));
    assertFalse(CrisisFile.read(directory, REGION, BEFORE).findings().isEmpty());
  }

  @Test
  void leavesOutOnlyTheProfilesThatAreWrongAndNamesAllThatIs() throws IOException {
    String wrong =
        profile()
            .replace("profiles:\n", "")
            .replace("winter-peak", "flood")
            .replace("crisis/winter", "crisis/flood")
            .replace("why: ", "wy: ")
            .replace("2026-12-20", "2027-02-20")
            .replace("2027-01-04", "2027-03-04");
    Files.writeString(directory.resolve("crisis.yaml"), profile() + wrong);
    CrisisFile.Approved approved = CrisisFile.read(directory, REGION, BEFORE);
    assertEquals(
        List.of("winter-peak"),
        approved.plan().profiles().stream().map(CrisisProfile::name).toList());
    String told = told(approved.findings());
    assertTrue(told.contains("found the field `wy`") && told.contains("crisis/flood"), told);
    assertInstanceOf(Reading.Refused.class, approved.whole());
    Files.writeString(directory.resolve("crisis.yaml"), profile() + "profile: {}\n");
    assertEquals(List.of(), CrisisFile.read(directory, REGION, BEFORE).plan().profiles());
  }

  @Test
  void refusesTwoProfilesAtOnce() throws IOException {
    String twice = profile() + profile().replace("profiles:\n", "").replace("winter-peak", "flu");
    assertTrue(told(refused(twice)).contains("a time in which no other profile holds"));
  }

  @Test
  void readsTheFileAgainOnlyWhenItChangedAndTellsWhatIsWrongThen() throws IOException {
    Path file = directory.resolve("crisis.yaml");
    CrisisWatch watch = new CrisisWatch(directory, REGION);
    assertEquals(Optional.empty(), watch.look(BEFORE));
    Files.writeString(file, profile());
    Reading<CrisisPlan> approved = watch.look(BEFORE).orElseThrow();
    assertEquals(List.of(), approved.findings());
    assertEquals(Optional.empty(), watch.look(BEFORE), "nothing changed");
    Files.writeString(file, profile().replace("medical manager", "administrator"));
    assertInstanceOf(Reading.Refused.class, watch.look(BEFORE).orElseThrow());
    assertEquals(Optional.empty(), watch.look(BEFORE), "it was told once");
    Files.delete(file);
    assertEquals(new Reading.Read<>(CrisisPlan.NONE, List.of()), watch.look(BEFORE).orElseThrow());
  }

  private static String profile() {
    return """
    profiles:
      winter-peak:
        rules: crisis/winter
        content: %s
        from: 2026-12-20T17:00+01:00
        until: 2027-01-04T08:00+01:00
        why: more callers than the posts can answer
        askedBy: administrator
        approvedBy: medical manager
    """
        .formatted(USUAL.contents().sha256());
  }

  private CrisisPlan read(String text) throws IOException {
    return switch (reading(text)) {
      case Reading.Read<CrisisPlan> read -> read.value();
      case Reading.Refused<CrisisPlan> refused ->
          throw new AssertionError(told(refused.findings()));
    };
  }

  private List<Finding> refused(String text) throws IOException {
    Reading<CrisisPlan> reading = reading(text);
    assertInstanceOf(Reading.Refused.class, reading);
    return reading.findings();
  }

  private Reading<CrisisPlan> reading(String text) throws IOException {
    Files.writeString(directory.resolve("crisis.yaml"), text);
    return CrisisFile.read(directory, REGION, BEFORE).whole();
  }

  private static String told(List<Finding> findings) {
    return findings.stream()
        .map(each -> each.place() + ": " + each.code() + " " + each.sentence().english())
        .collect(Collectors.joining("\n"));
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(SHIPPED, 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(told(refused.findings()));
    };
  }
}
