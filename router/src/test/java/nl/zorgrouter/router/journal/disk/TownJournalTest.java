package nl.zorgrouter.router.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalReplay;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.simulator.Town;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of an evening in a town: the whole router, two exchanges, many callers. */
class TownJournalTest {
  private static final Path REGION = Path.of("../regions/demo-noord");
  private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T19:00:00Z");
  private static final int DECISIONS = 25;

  @TempDir private Path folder = Path.of("");
  private final Vertx vertx = Vertx.vertx();
  private final VerifiedRules rules = rules();

  @AfterEach
  void closes() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void everyDecisionOfAnEveningCanBeMadeAgain() throws Exception {
    long decisions = evening();
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(List.of(), verification.findings());
    List<Frame> frames = Written.frames(folder);
    assertTrue(frames.stream().anyMatch(frame -> frame.kind() == EntryKind.VISIT_ENDED));

    JournalReplay replay = new JournalReplay(new RuleArchive(folder));
    for (Frame frame : frames) {
      assertEquals(Optional.empty(), replay.next(EntryText.read(frame.kind(), frame.text())));
    }
    assertEquals(0, replay.notCompared());
    assertEquals(decisions, replay.compared());
    assertTrue(decisions >= DECISIONS, decisions + " decisions");

    JournalReplay altered = new JournalReplay(new RuleArchive(folder));
    Optional<JournalReplay.Difference> first = Optional.empty();
    for (Frame frame : frames) {
      Entry entry = EntryText.read(frame.kind(), frame.text());
      first = altered.next(entry instanceof Entry.DecisionMade made ? moved(made) : entry);
      if (first.isPresent()) {
        break;
      }
    }
    assertTrue(first.isPresent(), "a decision that was altered is found");
  }

  private long evening() throws Exception {
    RouterJournal journal = RouterJournal.open(folder, 1, new Measurements().journal());
    journal.archive().keep(rules, REGION);
    Clock clock =
        Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SATURDAY_EVENING));
    Town town = new Town(vertx, vertx.getOrCreateContext(), clock, 600, 11);
    CompletableFuture<Map<String, Integer>> ports = new CompletableFuture<>();
    vertx.runOnContext(_ ->
        town.open()
            .onComplete(opened -> {
              town.wake();
              ports.complete(opened.result());
            }));
    List<PbxGateway> links =
        ports.get(10, TimeUnit.SECONDS).entrySet().stream()
            .map(pbx -> link(pbx.getKey(), pbx.getValue()))
            .toList();
    RunningRouter router =
        RunningRouter.start(
            vertx, 1, links, rules, new Measurements(), List.of(journal.recorder()));
    Written.until("there is something to tell", () -> router.state().decisions() >= DECISIONS);
    router.stop().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    vertx.runOnContext(_ -> town.stop());
    journal.close();
    return router.state().decisions();
  }

  private PbxGateway link(String pbx, int port) {
    return new PbxLink(
        vertx,
        LinkSettings.of(
            new PbxId(pbx),
            "127.0.0.1",
            port,
            new Credentials("zorgrouter", "simulated", Credentials.Proof.CHALLENGE),
            new Transport.Loopback()),
        new Random(1));
  }

  private static Entry moved(Entry.DecisionMade made) {
    Decided decided = made.decided();
    Answer answer = decided.answer();
    return new Entry.DecisionMade(
        new Decided(
            decided.pbx(),
            decided.call(),
            decided.at(),
            decided.origin(),
            decided.decision(),
            new Answer(
                answer.ticket(),
                answer.rulesVersion(),
                answer.decisionId(),
                new Target("elsewhere"),
                answer.patienceSeconds(),
                answer.priority())));
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(REGION, 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused -> fail(refused.findings().toString());
    };
  }
}
