package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
  private static final Region REGION = region();
  private static final Sentence HIDDEN = new Sentence("hidden", "verborgen");

  @ParameterizedTest
  @CsvSource({
    "22.10.1, 0.2, +0100, ''",
    "22.10.1, -0.9, +0100, ''",
    "22.10.1, 5, +0100, WARNING CLOCK",
    "22.10.1, -300, +0100, ERROR CLOCK",
    "22.10.1, 0, +0000, INFO TIME_ZONE",
    "20.3.0, 0, +0100, WARNING VERSION",
    "18.2.0, 0, +0100, ERROR VERSION",
    "GIT-master, 0, +0100, ERROR VERSION"
  })
  void weighsVersionAndClock(String version, double ahead, String offset, String expected) {
    Exam exam =
        exam(
            "noord",
            new Looked.Seen<>(new Exam.Identity(version, "noord")),
            new Looked.Seen<>(
                new Exam.Clock(
                    Duration.ofMillis((long) (ahead * 1000)), Duration.ZERO, offset, "+0100")));
    assertEquals(
        expected.isEmpty() ? Set.of() : Set.of(expected),
        Doctor.examine(List.of(exam), REGION).stream()
            .filter(each -> !each.code().equals("NOT_SEEN"))
            .map(each -> each.severity() + " " + each.code())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void findsTwoExchangesThatNameTheirCallsAlike() {
    Looked<Exam.Identity> same = new Looked.Seen<>(new Exam.Identity("22.10.1", "pbx1"));
    List<Finding> findings =
        Doctor.examine(
            List.of(exam("noord", same, unseen()), exam("zuid", same, unseen())), REGION);
    assertEquals(
        List.of("zuid"),
        findings.stream()
            .filter(each -> each.code().equals("SAME_SYSTEM_NAME"))
            .map(each -> each.place().file())
            .toList());
  }

  @Test
  void callsNothingFineThatItDidNotSee() {
    List<Finding> findings = Doctor.examine(List.of(exam("noord", unseen(), unseen())), REGION);
    assertTrue(findings.stream().allMatch(each -> each.code().equals("NOT_SEEN")));
    assertEquals(
        Set.of(
            "rights",
            "func_config",
            "version",
            "clock",
            "timestampevents",
            "DYNAMIC_FEATURES",
            "queues",
            "files"),
        findings.stream().map(each -> each.place().within()).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource({
    "_lab-X, lab-7, true",
    "_lab-X, lab-a, false",
    "_lab-remote-., lab-remote-ring, true",
    "_0[5-7]Z!, 051, true",
    "_0[5-7]Z!, 050, false",
    "desk, desk, true"
  })
  void readsThePatternsOfAsterisk(String pattern, String extension, boolean matches) {
    assertEquals(matches, Dialplan.matches(pattern, extension));
  }

  private static <T> Looked<T> unseen() {
    return new Looked.Unseen<>(HIDDEN);
  }

  private static Exam exam(
      String exchange, Looked<Exam.Identity> identity, Looked<Exam.Clock> clock) {
    return new Exam(
        new PbxId(exchange),
        "observer",
        Exam.Purpose.OBSERVING,
        unseen(),
        identity,
        clock,
        unseen(),
        identity.seen().isPresent()
            ? new Looked.Seen<>(new Dialplan(List.of(new Dialplan.Step("a", "b", 1, "Answer", ""))))
            : new Looked.Seen<>(new Dialplan(List.of())),
        unseen(),
        unseen(),
        unseen(),
        unseen());
  }

  private static Region region() {
    return switch (RegionDirectory.read(Path.of("../regions/demo-noord"), 1, List.of())) {
      case Reading.Read<RuleFiles> read -> read.value().rules().region();
      case Reading.Refused<RuleFiles> refused ->
          throw new IllegalStateException(Map.of("found", refused.findings()).toString());
    };
  }
}
