package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final String FAILING = "zorgrouter_journal_failing ";

  @TempDir private Path folder = Path.of("");

  @Test
  void numbersEntriesWithoutGapsOverStartsAndSegments() throws Exception {
    for (int start = 0; start < 3; start++) {
      Written.journal(folder, 40);
    }
    List<Frame> frames = Written.frames(folder);
    for (int place = 0; place < frames.size(); place++) {
      assertEquals(place + 1, frames.get(place).sequence());
    }
    assertEquals(120, frames.size());
    assertEquals(List.of(), JournalVerification.of(folder).findings());
  }

  @Test
  void goesOnInANewSegmentWhenOneIsFull() throws Exception {
    Written.journal(folder, 60_000);
    assertTrue(JournalFolder.segments(folder).size() > 1);
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(List.of(), verification.findings());
    assertEquals(60_000, verification.entries() + verification.lost());
  }

  @Test
  void tellsTheNumberOfAnEntryOnceItIsOnDisk() throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      long number = writer.keep(Written.arrival(7)).toCompletableFuture().get(5, TimeUnit.SECONDS);
      assertEquals(1, number);
      assertEquals(1, Written.frames(folder).size());
      assertEquals(1, writer.durable());
    }
  }

  /** Nothing of a changed journal may pass: not a head, not a length, not a hash, not a text. */
  @Test
  void findsEveryByteThatWasChangedAndSaysWhere() throws Exception {
    Written.journal(folder, 3);
    for (Path file : List.of(Written.onlySegment(folder), personal())) {
      byte[] whole = Written.bytes(file);
      for (int place = 0; place < whole.length; place++) {
        byte[] changed = whole.clone();
        changed[place] ^= (byte) (1 << (place % 8));
        Files.write(file, changed);
        JournalVerification verification = JournalVerification.of(folder);
        int at = place;
        assertEquals(1, verification.findings().size(), () -> file + ", byte " + at);
        assertEquals(Severity.ERROR, verification.findings().getFirst().severity());
        assertTrue(
            verification.findings().getFirst().place().file().contains(file.toString()),
            () -> verification.findings().toString());
      }
      Files.write(file, whole);
    }
  }

  @Test
  void cutsATornTailAndKeepsItAside() throws Exception {
    Written.journal(folder, 5);
    Path segment = Written.onlySegment(folder);
    byte[] whole = Written.bytes(segment);
    int lastEntry = Written.frames(folder).getLast().bytes();
    for (int missing = 1; missing < lastEntry; missing += 7) {
      Path torn = Files.createDirectories(folder.resolve("torn-" + missing));
      Files.write(torn.resolve(String.valueOf(segment.getFileName())), whole);
      Files.copy(personal(), torn.resolve(String.valueOf(personal().getFileName())));
      try (FileChannel file =
          FileChannel.open(
              torn.resolve(String.valueOf(segment.getFileName())), StandardOpenOption.WRITE)) {
        file.truncate(whole.length - missing);
      }
      Written.journal(torn, 1);
      List<Frame> frames = Written.frames(torn);
      assertEquals(6, frames.size(), "missing " + missing);
      assertEquals(EntryKind.TAIL_CUT, frames.get(4).kind());
      JournalVerification verification = JournalVerification.of(torn);
      assertEquals(
          List.of(Severity.WARNING),
          verification.findings().stream().map(finding -> finding.severity()).toList());
      assertEquals(lastEntry - missing, asideBytes(torn), "nothing is thrown away");
    }
  }

  @Test
  void countsWhatMemoryCannotHoldAndWritesItDown() throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      List<Entry> flood = new ArrayList<>();
      for (int number = 0; number <= WaitingEntries.MOST; number++) {
        flood.add(Written.arrival(number));
      }
      writer.append(flood);
      writer.append(List.of(Written.arrival(1)));
      Written.until("it is on disk", () -> writer.durable() == 2);
    }
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(WaitingEntries.MOST + 1, verification.lost());
    assertEquals("LOST", verification.findings().getFirst().code());
  }

  @Test
  void refusesAFolderThatAnotherProcessWrites() throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      JournalRefused refused =
          assertThrows(JournalRefused.class, () -> JournalFolder.open(folder, 1));
      assertTrue(String.valueOf(refused.getMessage()).contains("another process"));
      writer.append(List.of(Written.arrival(1)));
    }
    assertEquals(1, Written.frames(folder).size());
  }

  @Test
  void refusesTheJournalOfAnotherNode() throws Exception {
    Written.journal(folder, 1);
    JournalRefused refused =
        assertThrows(JournalRefused.class, () -> JournalFolder.open(folder, 2));
    assertTrue(String.valueOf(refused.getMessage()).contains("node 1; expected that of node 2"));
    assertEquals(1, Written.frames(folder).size(), "nothing moves");
  }

  @Test
  void refusesTheJournalOfANewerProgram() throws Exception {
    Written.journal(folder, 1);
    Path segment = Written.onlySegment(folder);
    byte[] newer = Written.bytes(segment);
    newer[9] = 2;
    java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    crc.update(newer, 0, 68);
    java.nio.ByteBuffer.wrap(newer).putInt(68, (int) crc.getValue());
    Files.write(segment, newer);
    JournalRefused refused =
        assertThrows(JournalRefused.class, () -> JournalFolder.open(folder, 1));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("format version `2`"), refused::getMessage);
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    JournalRefused refused =
        assertThrows(JournalRefused.class, () -> JournalFolder.open(file.resolve("journal"), 1));
    assertTrue(String.valueOf(refused.getMessage()).contains("expected a folder"));
  }

  @Test
  void findsANumberThatWasErasedWithoutALineThatSaysByWhom() throws Exception {
    Written.journal(folder, 3);
    assertEquals(3, JournalVerification.of(folder).numbers());
    try (PersonalFile file = PersonalFile.open(personal())) {
      file.erase(1, file.row(1).orElseThrow());
    }
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(List.of("NUMBERS_ERASED"), codes(verification), "the chain is whole");
    assertTrue(
        verification.findings().toString().contains(personal() + ", byte 156"),
        () -> verification.findings().toString());
    assertEquals(3, verification.entries());
    assertEquals(2, verification.numbers());
    assertEquals(1, verification.erased());
  }

  @Test
  void forgetsTheNumbersOfDaysThatAreOverByItself() throws Exception {
    written(Instant.parse("2020-01-01T12:00:00Z"));
    Path old = personal();
    assertEquals(folder.resolve("personal-20200101.zrp"), old);
    Written.journal(folder, 1);
    assertTrue(Files.notExists(old));
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(List.of(), verification.findings());
    assertEquals(1, verification.numbers());
  }

  @Test
  void findsNumbersThatAreGoneBeforeTheirTime() throws Exception {
    Written.journal(folder, 3);
    Path file = personal();
    byte[] whole = Written.bytes(file);
    for (int left = 2; left >= 0; left--) {
      Files.write(file, java.util.Arrays.copyOf(whole, left * PersonalFile.ROW));
      JournalVerification verification = JournalVerification.of(folder);
      assertEquals(List.of("NUMBERS_MISSING"), codes(verification), left + " are left");
      String said =
          "%d numbers of this day are not there, the first of them that of entry %d"
              .formatted(3 - left, left + 1);
      assertTrue(
          verification.findings().toString().contains(said),
          () -> verification.findings().toString());
    }
    Files.delete(file);
    assertEquals(List.of("NUMBERS_MISSING"), codes(JournalVerification.of(folder)));
  }

  @Test
  void asksForNumbersAsLongAsTheConfigurationKeepsThemAndNoLonger() throws Exception {
    written(Instant.now().minus(Duration.ofDays(10)));
    Files.delete(personal());
    assertEquals(List.of("NUMBERS_MISSING"), codes(keptFor(Duration.ofDays(11))));
    assertEquals(List.of(), codes(keptFor(Duration.ofDays(9))));
  }

  /** So that the file of a day can go with every number that its entries stand for. */
  @Test
  void aNumberOfTodayIsNotThatOfYesterday() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    try (JournalWriter writer = Written.writer(folder, now::get, new Measurements())) {
      for (int call = 1; call <= 2; call++) {
        int calls = call;
        writer.append(List.of(Written.arrival(1)));
        Written.until("it is on disk", () -> writer.durable() == calls);
      }
      now.set(now.get().plus(Duration.ofDays(1)));
      writer.append(List.of(Written.arrival(1)));
      Written.until("it is on disk", () -> writer.durable() == 3);
    }
    assertEquals(2, PersonalFile.all(folder).size());
    assertEquals(2, JournalVerification.of(folder).numbers(), "one each day");
  }

  @Test
  void saysInTheirPlaceThatEntriesAreLostThatCannotBeWrittenAndKeepsAllOthers() throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      writer.append(
          List.of(
              Written.arrival(1), tooLong(), Written.arrival(2), tooLong(), Written.arrival(3)));
      Written.until("it is on disk", () -> writer.durable() == 5);
      ExecutionException lost =
          assertThrows(
              ExecutionException.class,
              () -> writer.keep(tooLong()).toCompletableFuture().get(20, TimeUnit.SECONDS));
      assertTrue(String.valueOf(lost.getMessage()).contains("found an entry of"), lost::getMessage);
      long number = writer.keep(Written.arrival(4)).toCompletableFuture().get(20, TimeUnit.SECONDS);
      assertEquals(7, number);
    }
    List<EntryKind> kinds = Written.frames(folder).stream().map(Frame::kind).toList();
    EntryKind heard = EntryKind.HEARD;
    EntryKind gone = EntryKind.LOST;
    assertEquals(List.of(heard, gone, heard, gone, heard, gone, heard), kinds);
    assertEquals(3, JournalVerification.of(folder).lost());
  }

  @Test
  void goesOnAfterAFaultThatNobodyForesawAndGivesTheAlarm() throws Exception {
    Measurements measurements = new Measurements();
    AtomicBoolean broken = new AtomicBoolean();
    InstantSource clock =
        () -> {
          if (broken.getAndSet(false)) {
            throw new IllegalStateException("a clock that is broken");
          }
          return Instant.now();
        };
    try (JournalWriter writer = Written.writer(folder, clock, measurements)) {
      broken.set(true);
      Written.until("the alarm is given", () -> figures(measurements).contains(FAILING + "1.0"));
      broken.set(true);
      writer.append(List.of(Written.arrival(1), Written.arrival(2)));
      Written.until("they are on disk", () -> writer.durable() == 2);
      Written.until("the alarm ends", () -> figures(measurements).contains(FAILING + "0.0"));
    }
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(List.of(), verification.findings());
    assertEquals(2, verification.entries(), "nothing is lost by it");
  }

  /** Longer than any reader takes. */
  private static Entry tooLong() {
    return new Entry.Accessed(
        new Access(
            Written.NIGHT,
            "desk-1",
            "DESK",
            "",
            "",
            Access.Deed.SAW,
            "x".repeat(Frame.LONGEST_TEXT),
            Access.Result.DONE));
  }

  private static String figures(Measurements measurements) {
    return new String(measurements.page().read(Optional.of("text/plain")).bytes(), UTF_8);
  }

  /** A router wrote an entry at that time. */
  private void written(Instant then) throws Exception {
    try (JournalWriter writer = Written.writer(folder, () -> then, new Measurements())) {
      writer.append(List.of(Written.arrival(1)));
      Written.until("it is on disk", () -> writer.durable() == 1);
    }
  }

  private JournalVerification keptFor(Duration time) throws Exception {
    CheckpointVerification none = new CheckpointVerification(Optional.empty());
    return JournalVerification.of(folder, none, time);
  }

  /** Of what is about entries and numbers; that nothing is signed yet is told elsewhere. */
  private static List<String> codes(JournalVerification verification) {
    return verification.findings().stream()
        .map(finding -> finding.code())
        .filter(code -> !code.equals("CHECKPOINT_NONE"))
        .toList();
  }

  private Path personal() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".zrp")).findAny().orElseThrow();
    }
  }

  private static long asideBytes(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      Path aside = files.filter(file -> file.toString().endsWith(".bin")).findAny().orElseThrow();
      return Files.size(aside);
    }
  }
}
