package nl.zorgrouter.router.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.core.Memory;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.Noted;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.core.SampleReferral;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.referral.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotedBeforeTest {
  private static final String NUMBER = "+31612345678";
  private final Instant now = Instant.now();

  @TempDir private Path folder;

  @Test
  void givesBackWhatWasNotedWithItsNumbers() throws Exception {
    List<Noted> notes = notes();
    written(notes);
    assertEquals(new Recollection(notes), LastDay.read(folder, now).known());
    for (Path segment : JournalFolder.segments(folder)) {
      assertFalse(
          new String(Files.readAllBytes(segment), StandardCharsets.ISO_8859_1).contains(NUMBER),
          "no number is in the journal itself");
    }
  }

  @Test
  void aNumberThatWasErasedIsAsIfItWasWithheld() throws Exception {
    written(notes());
    try (PersonalFile file = PersonalFile.open(PersonalFile.of(folder, PersonalFile.day(now)))) {
      for (long row = 0; row < file.rows(); row++) {
        file.erase(row, file.row(row).orElseThrow());
      }
    }
    List<Noted> read = LastDay.read(folder, now).known().noted();
    assertEquals(2, read.size());
    assertFalse(read.toString().contains(NUMBER));
    assertEquals(
        "",
        read.getFirst().memories().stream()
            .filter(Memory.OfReferral.class::isInstance)
            .map(Memory.OfReferral.class::cast)
            .findFirst()
            .orElseThrow()
            .referral()
            .binding()
            .number());
  }

  @Test
  void readsTheLastDayThatWasWrittenHoweverLongAgoThatWas() throws Exception {
    written(notes());
    for (Path segment : JournalFolder.segments(folder)) {
      Files.setLastModifiedTime(segment, FileTime.from(now.minus(Duration.ofDays(8))));
    }
    assertEquals(2, LastDay.read(folder, now).known().noted().size());
  }

  @Test
  void readsNothingThatIsADayOlderThanTheEnd() throws Exception {
    written(notes());
    Path old = JournalFolder.segments(folder).getFirst();
    Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(26))));
    Path newest = folder.resolve("journal-%019d.zrj".formatted(1_000_000));
    Files.write(newest, new byte[0]);
    assertEquals(List.of(), LastDay.read(folder, now).known().noted());
  }

  @Test
  void keepsWhatStandsBeforeATornTail() throws Exception {
    written(notes());
    Path segment = Written.onlySegment(folder);
    byte[] whole = Written.bytes(segment);
    Files.write(segment, java.util.Arrays.copyOf(whole, whole.length - 9));
    List<Noted> read = LastDay.read(folder, now).known().noted();
    assertEquals(1, read.size());
    assertEquals(notes().getFirst(), read.getFirst());
  }

  @Test
  void knowsNothingWhereThereIsNoJournal() {
    assertEquals(Recollection.NONE, LastDay.read(folder.resolve("none"), now).known());
  }

  @Test
  void looksAtThousandsOfOtherEntriesWithoutReadingThem() throws Exception {
    Written.journal(folder, 20_000);
    written(notes());
    long started = System.nanoTime();
    assertEquals(2, LastDay.read(folder, now).known().noted().size());
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, () -> "took " + took);
  }

  private List<Noted> notes() {
    Duration uptime = Duration.ofSeconds(7);
    Moment moment = new Moment(now, uptime);
    var referral = SampleReferral.waiting(now, uptime, NUMBER);
    return List.of(
        new Noted(
            moment,
            List.of(
                new Memory.OfContact(uptime, NUMBER, "journey-1"),
                new Memory.OfReferral(uptime, referral))),
        new Noted(
            moment,
            List.of(
                new Memory.OfReply(
                    uptime, "desk-1", "r-1", "digest", new Reply.Offered(referral, List.of())))));
  }

  private void written(List<Noted> notes) throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      long first = writer.durable();
      writer.append(notes.stream().<Entry>map(Entry.Kept::new).toList());
      Written.until("it is on disk", () -> writer.durable() == first + notes.size());
    }
    assertEquals(Optional.empty(), JournalVerification.of(folder).findings().stream().findAny());
  }
}
