package nl.zorgrouter.router.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.Notice;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.Board;
import nl.zorgrouter.router.service.Capacity;
import nl.zorgrouter.router.service.Expertise;
import nl.zorgrouter.router.service.ReportedWait;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.router.service.StateReason;
import nl.zorgrouter.router.service.Tidings;
import nl.zorgrouter.rules.decide.ServiceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaidBeforeTest {
  private final Instant now = Instant.now();

  @TempDir private Path folder;

  @Test
  void keepsWhatWasSaidOfServicesOverARestart() throws Exception {
    List<ServiceChange> said =
        List.of(
            stop("hap-groningen", Duration.ofHours(1)),
            stop("hap-drenthe", Duration.ofSeconds(1)),
            stop("hap-fryslan", Duration.ofHours(1)),
            new ServiceChange.StateLifted("hap-fryslan", "a desk", now),
            new ServiceChange.WaitReported(
                new ReportedWait(
                    "vvt-noord",
                    OptionalInt.of(60),
                    OptionalInt.empty(),
                    OptionalInt.of(2),
                    "a system",
                    now)),
            new ServiceChange.CapacityReported(
                new Capacity(
                    "elv-noord", Map.of("ordinary", 2), "a desk", now, now.plusSeconds(60))),
            new ServiceChange.ExpertiseReported(
                new Expertise(
                    "seh-groningen", Set.of("stroke"), "a desk", now, now.plusSeconds(60))));
    written(said);
    List<ServiceChange> read = LastDay.read(folder, now).said();
    assertEquals(said, read);
    Board board = Board.of(read);
    assertEquals(
        Set.of("hap-groningen", "hap-drenthe", "vvt-noord", "elv-noord", "seh-groningen"),
        Set.copyOf(board.changes().stream().map(ServiceChange::service).toList()));
    assertEquals(
        List.of("hap-drenthe"),
        board.ended(now.plusSeconds(2)).stream().map(Announcement::service).toList(),
        "nobody has told its end yet");
  }

  @Test
  void knowsThatAnEndWasToldBefore() throws Exception {
    Announcement first = announced("hap-drenthe", Duration.ofHours(3));
    Announcement then = announced("hap-drenthe", Duration.ofSeconds(1));
    try (JournalWriter writer = Written.writer(folder)) {
      for (Announcement said : List.of(first, then)) {
        writer.append(
            List.of(
                new Entry.Heard(
                    new Input.ServiceChanged(
                        new Moment(now, Duration.ZERO), new ServiceChange.StateSet(said)))));
      }
      writer.append(List.of(news(Tidings.What.BEGAN, then), news(Tidings.What.ENDED, then)));
    }
    assertEquals(Board.EMPTY, Board.of(LastDay.read(folder, now).said()));
  }

  private Entry news(Tidings.What what, Announcement said) {
    return new Entry.Noticed(
        now, new Notice.ServiceNews(new Tidings(what, said, List.of("hap-groningen"))));
  }

  @Test
  void readsNothingThatIsOlderThanWhatCanStillHold() throws Exception {
    written(List.of(stop("hap-groningen", Duration.ofHours(1))));
    assertEquals(1, LastDay.read(folder, now.plus(Duration.ofHours(24))).said().size());
    assertEquals(List.of(), LastDay.read(folder, now.plus(Duration.ofHours(26))).said());
  }

  @Test
  void beginsWithNothingWhereThereIsNoJournal() {
    assertEquals(List.of(), LastDay.read(folder.resolve("none"), now).said());
  }

  private void written(List<ServiceChange> said) throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      Moment moment = new Moment(now, Duration.ZERO);
      writer.append(
          said.stream()
              .<Entry>map(change -> new Entry.Heard(new Input.ServiceChanged(moment, change)))
              .toList());
    }
  }

  private ServiceChange stop(String service, Duration lasts) {
    return new ServiceChange.StateSet(announced(service, lasts));
  }

  private Announcement announced(String service, Duration lasts) {
    return new Announcement(
        service, ServiceState.STOPPED, StateReason.CROWDED, "a desk", now, now.plus(lasts));
  }
}
