package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.api.Reception;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.journal.disk.Forger;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code journal replay} as a person runs it. */
class JournalReplayedTest {
  private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
  private static final PbxId PBX = new PbxId("hap-noord");
  private static final CallId CALLER = new CallId("noord-1.1");

  private final Terminal terminal = new Terminal();
  @TempDir private Path folder = Path.of("");
  private RouterState state = RouterState.starting(1);

  @Test
  void makesEveryDecisionAgainAndNamesTheFirstThatDiffersWithWhatDiffers() throws Exception {
    int decision = written();
    assertEquals(0, replay(), terminal::said);
    assertTrue(terminal.said().contains("1 decisions were made again and are the same"));
    Forger.rewrites(folder, decision, "hap-groningen", "hap-elsewhere");
    assertEquals(1, replay(), terminal::said);
    String said = terminal.said();
    assertTrue(
        said.contains(
            "entry %d: the decision on noord-1.1 of hap-noord, made again, is another one"
                .formatted(decision)),
        said);
    assertTrue(
        said.contains(
            "decision.target: the journal says `hap-elsewhere`; made again it is `hap-groningen`"),
        said);
  }

  /** One caller of the care line; says which entry is the decision on him. */
  private int written() throws Exception {
    try (RouterJournal journal = RouterJournal.open(folder, 1, new Measurements().journal())) {
      journal.archive().keep(Reception.RULES, Path.of("../regions/demo-noord"));
      sees(journal, new Input.RulesActivated(moment(0), Reception.RULES));
      sees(
          journal,
          news(new PbxNews.InSync(PBX, 1, new Snapshot(NIGHT, List.of(), List.of(), List.of()))));
      Map<Mark, String> marks = new EnumMap<>(Mark.class);
      marks.put(Mark.ZR_LINE, "care-noord");
      marks.put(Mark.ZR_ORIGIN, "CARE_LINE");
      marks.put(Mark.ZR_VISIT, "1");
      marks.put(Mark.ZR_CHOICE, "MEDICAL");
      Step asked =
          sees(
              journal,
              news(
                  new PbxNews.Happened(
                      PBX,
                      new CallEvent.Asked(
                          NIGHT,
                          CALLER,
                          CALLER,
                          "PJSIP/trunk-1",
                          new Ticket("noord-1.1-1"),
                          "0612345678",
                          new Marks(marks)))));
      assertEquals("hap-groningen", asked.decided().getFirst().answer().target().value());
    }
    return 5;
  }

  private static Moment moment(int seconds) {
    return new Moment(NIGHT.plusSeconds(seconds), Duration.ofSeconds(seconds));
  }

  private static Input news(PbxNews news) {
    return new Input.FromPbx(moment(1), news);
  }

  private Step sees(RouterJournal journal, Input input) {
    Step step = RouterCore.step(state, input);
    journal.recorder().saw(input, step, Duration.ZERO);
    state = step.state();
    return step;
  }

  private int replay() {
    return terminal.run("journal", "replay", "--dir=" + folder);
  }
}
