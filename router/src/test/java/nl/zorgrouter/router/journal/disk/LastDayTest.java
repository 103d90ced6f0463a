package nl.zorgrouter.router.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Memory;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.Noted;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.SampleVisit;
import nl.zorgrouter.router.service.ServiceChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pass over the end of a journal tells a router all that it can still use. */
class LastDayTest {
  private static final PbxId PBX = new PbxId("noord");
  private final Instant now = Instant.now();
  private final Moment moment = new Moment(now, Duration.ofSeconds(7));
  private final ServiceChange said = new ServiceChange.StateLifted("hap-drenthe", "a desk", now);
  private final Noted noted =
      new Noted(
          moment, List.of(new Memory.OfContact(Duration.ofSeconds(7), "0612345678", "journey-1")));

  @TempDir private Path folder = Path.of("");

  @Test
  void tellsWhatWasSaidWhatWasKnownAndWhoWaitedAndOverlooksWhatItCannotRead() throws Exception {
    written(List.of(new Entry.Heard(new Input.ServiceChanged(moment, said)), began(1), began(2)));
    Forger.addsEntry(folder, 10, "{}");
    written(
        List.of(
            visit(1).entry(),
            new Entry.Kept(noted),
            new Entry.Sighted(new WaitFact.Seen(PBX, now, now.plusSeconds(90)))));
    LastDay day = LastDay.read(folder, now);
    assertEquals(List.of(said), day.said());
    assertEquals(new Recollection(List.of(noted)), day.known());
    assertEquals(
        Map.of(PBX, new WaitedBefore(now.plusSeconds(90), List.of(began(2).visit()))),
        day.waited());
  }

  @Test
  void knowsOfAWaitForADayAndOfAReferralHoweverLongNobodyWrote() throws Exception {
    written(List.of(new Entry.Heard(new Input.ServiceChanged(moment, said)), began(1)));
    written(List.of(new Entry.Kept(noted)));
    LastDay day = LastDay.read(folder, now.plus(Duration.ofHours(26)));
    assertEquals(List.of(), day.said());
    assertEquals(Map.of(), day.waited());
    assertEquals(1, day.known().noted().size());
  }

  private void written(List<Entry> entries) throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      long first = writer.durable();
      writer.append(entries);
      Written.until("it is on disk", () -> writer.durable() == first + entries.size());
    }
  }

  private Entry.VisitBegan began(int call) {
    return new Entry.VisitBegan(visit(call).began());
  }

  private SampleVisit visit(int call) {
    return new SampleVisit(
        PBX, "hap", call, now.plusSeconds(call), Duration.ofSeconds(30), Outcome.ANSWERED);
  }
}
