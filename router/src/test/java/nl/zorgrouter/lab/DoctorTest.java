package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.router.doctor.Doctor;
import nl.zorgrouter.router.doctor.Exam;
import nl.zorgrouter.router.exam.Examiner;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The doctor before a real exchange: in health, with one fault at a time, and with all of them. */
@NeedsAsterisk
class DoctorTest {
  /** Two of these cannot stand in one file: they change the same words. */
  private static final Set<String> APART =
      Set.of(
          "a router without agi",
          "a router with command",
          "a router with config",
          "open to every address",
          "a plain port beside TLS",
          "a name where an address belongs",
          "a trigger of overload that is none",
          "no module for CUT",
          "a filter against all variables",
          "filters that include and forget",
          "a short write time-out",
          "codes for everyone",
          "codes for the caller",
          "a code that is none",
          "no module for the question");

  @TempDir Path overlay;

  @Test
  void findsNoErrorInWhatIsShipped() throws IOException {
    try (Exchange exchange = Exchange.start()) {
      List<Finding> findings = findings(exchange, "zorgrouter", Exam.Purpose.ROUTING, true);
      assertEquals(Set.of(), codes(findings, Severity.ERROR), findings::toString);
      assertEquals(Set.of(), codes(findings, Severity.WARNING), findings::toString);
      saysWhatEverybodyMayDo(findings);
      assertEquals(
          Set.of(),
          codes(findings(exchange, "observer", Exam.Purpose.OBSERVING, true), Severity.ERROR));
      namesAQueueThatIsSpeltWrong(exchange);
    }
  }

  /** No right of manager.conf guards these. */
  private static void saysWhatEverybodyMayDo(List<Finding> findings) {
    List<String> said =
        findings.stream()
            .filter(each -> each.code().equals("FOR_EVERYONE"))
            .map(each -> each.sentence().english())
            .toList();
    assertEquals(1, said.size(), findings::toString);
    assertTrue(
        said.getFirst()
            .contains(
                "`QueueWithdrawCaller`, `QueueChangePriorityCaller`, `QueueReset`, `QueueReload`"),
        said::getFirst);
  }

  /** As somebody at a terminal sees it. */
  private void namesAQueueThatIsSpeltWrong(Exchange exchange) throws IOException {
    Path config = overlay.resolve("zorgrouter.yaml");
    Files.writeString(
        config,
        """
        region: %s
        exchanges:
          control-room: {host: 127.0.0.1, port: %d, user: zorgrouter, secret: lab-only}
        waits:
          queues:
            desk: {shortAbandonSeconds: 3}
            hap-gronigen: {key: CALLBACK}
        """
            .formatted(Exchange.root().resolve("regions/demo-noord"), exchange.ami()));
    RouterProcess.Said said =
        RouterProcess.command(
            "doctor", "--config", config.toString(), "--config-dir", exchange.etc().toString());
    assertEquals(1, said.exitCode(), said.output() + said.errors());
    assertTrue(
        said.output()
            .contains(
                "error %s:7:5: waits.queues: no exchange has a queue `hap-gronigen`, so what stands here changes no figure; expected `hap-groningen`?%n"
                    .formatted(config)),
        said.output());
    assertTrue(said.output().contains("1 error, 0 warnings, 0 things"), said.output());
  }

  @Test
  void saysWhatItCouldNotSeeAndCallsNothingFine() {
    try (Exchange exchange = Exchange.start()) {
      List<Finding> findings = findings(exchange, "zorgrouter", Exam.Purpose.ROUTING, false);
      assertEquals(
          Set.of("timestampevents", "files"),
          findings.stream()
              .filter(each -> each.code().equals("NOT_SEEN"))
              .map(each -> each.place().within())
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void findsThatAWatchingUserMayDoMoreThanWatch() {
    try (Exchange exchange = Exchange.start()) {
      assertEquals(
          Set.of("RIGHTS_TOO_MANY"),
          codes(findings(exchange, "zorgrouter", Exam.Purpose.OBSERVING, true), Severity.ERROR));
    }
  }

  @ParameterizedTest
  @FieldSource("nl.zorgrouter.lab.Fault#ALL")
  void findsEachFaultAndInventsNone(Fault fault) {
    Fault.lay(overlay, List.of(fault));
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString())) {
      List<Finding> findings = findings(exchange, "zorgrouter", Exam.Purpose.ROUTING, true);
      assertEquals(fault.codes(), codes(findings, Severity.ERROR), findings::toString);
    }
  }

  @Test
  void namesAllFaultsInOneReport() {
    List<Fault> faults = Fault.ALL.stream().filter(fault -> !APART.contains(fault.name())).toList();
    assertTrue(faults.size() >= 20, faults::toString);
    Fault.lay(overlay, faults);
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString())) {
      assertEquals(
          faults.stream()
              .flatMap(fault -> fault.codes().stream())
              .collect(Collectors.toCollection(TreeSet::new)),
          codes(findings(exchange, "zorgrouter", Exam.Purpose.ROUTING, true), Severity.ERROR));
    }
  }

  @Test
  void warnsOfRecordingsAndOfWaitsThatWillBeKnownToTheSecondOnly() {
    Fault queue =
        new Fault(
            "a queue that records",
            Set.of("RECORDED_BY_THE_QUEUE"),
            "queues.conf",
            "[ggz-noord](zorgrouter-care)",
            "[ggz-noord](zorgrouter-care)\nmonitor-format = wav");
    Fault line =
        new Fault(
            "a line that records",
            Set.of("RECORDED_BY_THE_DIALPLAN"),
            "lines.conf",
            "same => n,Set(__ZR_CODES=zr_roaz)",
            "same => n,Set(__ZR_CODES=zr_roaz)\n same => n,MixMonitor(call.wav)");
    Fault marks =
        new Fault(
            "no moment of joining on events",
            Set.of("JOIN_MARK_MISSING"),
            "manager.conf",
            "ZR_JOINED,",
            "");
    Fault.lay(overlay, List.of(queue, line, marks));
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString())) {
      List<Finding> findings = findings(exchange, "zorgrouter", Exam.Purpose.ROUTING, true);
      assertEquals(
          Set.of("RECORDED_BY_THE_QUEUE", "RECORDED_BY_THE_DIALPLAN", "JOIN_MARK_MISSING"),
          codes(findings, Severity.WARNING),
          findings::toString);
      assertEquals(Set.of(), codes(findings, Severity.ERROR), findings::toString);
    }
  }

  @Test
  void looksBehindAGlobalAndSaysWhatACallAloneCanTell() {
    Fault known =
        new Fault(
            "a fail-safe that a global names",
            Set.of(),
            "lines.conf",
            "__ZR_FAILSAFE=practice-veendam",
            "__ZR_FAILSAFE=${PRACTICE}");
    Fault unknown =
        new Fault(
            "a fail-safe that the hour names",
            Set.of(),
            "lines.conf",
            "__ZR_FAILSAFE=zcc-noord",
            "__ZR_FAILSAFE=${IFTIME(8:00-18:00,*,*,*?zcc-noord:desk)}");
    Fault global =
        new Fault(
            "its global",
            Set.of(),
            "extensions.conf",
            "#include targets.conf",
            "#include targets.conf\n[globals]\nPRACTICE = practice-veendam");
    Fault full =
        new Fault(
            "its queue is full",
            Set.of(),
            "queues.conf",
            "[practice-veendam](zorgrouter-care)",
            "[practice-veendam](zorgrouter-care)\nmaxlen = 5");
    Fault.lay(overlay, List.of(known, unknown, global, full));
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString())) {
      List<Finding> findings = findings(exchange, "zorgrouter", Exam.Purpose.ROUTING, true);
      assertEquals(Set.of("FAILSAFE_LIMITED"), codes(findings, Severity.ERROR), findings::toString);
      assertEquals(
          List.of("dialplan, context lines, extension 0800"),
          findings.stream()
              .filter(each -> each.code().equals("NOT_SEEN"))
              .map(each -> each.place().within())
              .toList(),
          findings::toString);
    }
  }

  @Test
  void findsTwoExchangesWhoseCallsBearTheSameNames() {
    try (Exchange one = Exchange.start("--system", "same");
        Exchange other = Exchange.start("--system", "same")) {
      List<Finding> findings =
          Doctor.examine(List.of(exam(one, "one"), exam(other, "other")), region());
      assertEquals(
          List.of("other"),
          findings.stream()
              .filter(each -> each.code().equals("SAME_SYSTEM_NAME"))
              .map(each -> each.place().file())
              .toList(),
          findings::toString);
    }
  }

  private static Exam exam(Exchange exchange, String name) {
    Examiner.Visited visited = visit(exchange, name, "observer", Exam.Purpose.OBSERVING, false);
    return assertInstanceOf(Examiner.Visited.Examined.class, visited).exam();
  }

  @Test
  void saysThatALoginIsRefused() {
    try (Exchange exchange = Exchange.start()) {
      Examiner.Visited visited = visit(exchange, "nobody", Exam.Purpose.ROUTING, false);
      Examiner.Visited.Turned turned = assertInstanceOf(Examiner.Visited.Turned.class, visited);
      assertEquals("user `nobody`: the exchange says `Authentication failed`", turned.why().why());
    }
  }

  private static Set<String> codes(List<Finding> findings, Severity severity) {
    return findings.stream()
        .filter(each -> each.severity() == severity)
        .map(Finding::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Finding> findings(
      Exchange exchange, String user, Exam.Purpose purpose, boolean withFiles) {
    Examiner.Visited visited = visit(exchange, user, purpose, withFiles);
    Exam exam =
        assertInstanceOf(Examiner.Visited.Examined.class, visited, visited.toString()).exam();
    return Doctor.examine(List.of(exam), region());
  }

  static Region region() {
    return switch (RegionDirectory.read(
        Exchange.root().resolve("regions/demo-noord"), 1, List.of())) {
      case Reading.Read<RuleFiles> read -> read.value().rules().region();
      case Reading.Refused<RuleFiles> refused ->
          throw new IllegalStateException(refused.findings().toString());
    };
  }

  private static Examiner.Visited visit(
      Exchange exchange, String user, Exam.Purpose purpose, boolean withFiles) {
    return visit(exchange, "control-room", user, purpose, withFiles);
  }

  private static Examiner.Visited visit(
      Exchange exchange, String name, String user, Exam.Purpose purpose, boolean withFiles) {
    return visit(
        settings(exchange.ami(), name, user),
        purpose,
        withFiles ? Optional.of(exchange.etc()) : Optional.empty());
  }

  static LinkSettings settings(int port, String name, String user) {
    return LinkSettings.of(
        new PbxId(name),
        "127.0.0.1",
        port,
        new Credentials(user, Exchange.SECRET, Credentials.Proof.CHALLENGE),
        new Transport.Loopback());
  }

  static Examiner.Visited visit(
      LinkSettings settings, Exam.Purpose purpose, Optional<Path> folder) {
    Vertx vertx = Vertx.vertx();
    try {
      return new Examiner(vertx).examine(settings, purpose, folder).await(30, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException(late);
    } finally {
      vertx.close();
    }
  }
}
