package nl.zorgrouter.router.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that are forgotten by order, and segments that nobody needs any more. */
class ForgettingTest {
  private static final Duration NONE = Duration.ZERO;

  @TempDir private Path folder = Path.of("");

  @Test
  void forgetsANumberByOrderAndWritesDownWhoAskedForIt() throws Exception {
    Written.journal(folder, 3);
    Set<String> found = new KeptNumbers(folder).of("+31 6-1231");
    assertEquals(1, found.size());
    assertEquals(Erasure.Result.DONE, erase(found));
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(List.of(), verification.findings());
    assertEquals(2, verification.numbers());
    assertEquals(1, verification.erased());
    assertEquals(Set.of(), new KeptNumbers(folder).of("06 1231"));
    Frame last = Written.frames(folder).getLast();
    assertEquals(EntryKind.ACCESSED, last.kind());
    Entry.Accessed entry = (Entry.Accessed) EntryText.read(last.kind(), last.text());
    assertEquals("a.bakker", entry.access().user());
    assertTrue(entry.access().object().contains("his own wish"), entry::toString);
    assertTrue(
        entry.access().object().contains(found.iterator().next().substring(0, 17)),
        entry::toString);
  }

  @Test
  void forgetsWhileARouterWritesAndGivesWhoCallsAgainASaltOfHisOwn() throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      writer.append(List.of(Written.arrival(1), Written.arrival(2)));
      Written.until("it is on disk", () -> writer.durable() == 2);
      Set<String> found = new KeptNumbers(folder).of("061231");
      assertEquals(Erasure.Result.DONE, erase(found));
      assertEquals(Set.of(), new KeptNumbers(folder).of("061231"));
      assertEquals(3, writer.durable());
      writer.append(List.of(Written.arrival(1)));
      Written.until("it is on disk", () -> writer.durable() == 4);
      Set<String> again = new KeptNumbers(folder).of("061231");
      assertEquals(1, again.size());
      assertTrue(again.stream().noneMatch(found::contains));
    }
    assertEquals(List.of(), JournalVerification.of(folder).findings());
  }

  @Test
  void findsTheNumbersOfACall() throws Exception {
    Written.journal(folder, 3);
    assertEquals(new KeptNumbers(folder).of("061232"), new KeptNumbers(folder).ofCall("pbx-1.2"));
    assertEquals(Set.of(), new KeptNumbers(folder).ofCall("pbx-1"));
  }

  /** A snapshot, and what a router recalls, tell of many people at once. */
  @Test
  void findsTheNumbersOfACallAndOfNobodyElseWhoIsInTheSameEntry() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    try (JournalWriter writer = Written.writer(folder, now::get, new Measurements())) {
      writer.append(List.of(Written.snapshot("0611", "0622"), Written.recalled("0633", "0644")));
      Written.until("it is on disk", () -> writer.durable() == 2);
      now.set(now.get().plus(Duration.ofDays(1)));
      writer.append(List.of(Written.contacts("0633", "0644")));
      Written.until("it is on disk", () -> writer.durable() == 3);
    }
    KeptNumbers numbers = new KeptNumbers(folder);
    assertEquals(numbers.of("0622"), numbers.ofCall("pbx-1.2"));
    assertEquals(
        union(numbers.of("0611"), numbers.of("0633")),
        numbers.ofCall("pbx-1.1"),
        "his leg, and his referral with its journey");
    assertEquals(2, numbers.of("0633").size(), "one each day");
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }

  /** How long numbers are kept stands in a configuration, which this may be called without. */
  @Test
  void forgetsByOrderWhatItNamesAndNothingThatIsOld() throws Exception {
    Instant then = Instant.now().minus(Duration.ofDays(200));
    try (JournalWriter writer = Written.writer(folder, () -> then, new Measurements())) {
      writer.append(List.of(Written.arrival(1), Written.arrival(2)));
      Written.until("it is on disk", () -> writer.durable() == 2);
    }
    assertEquals(Erasure.Result.DONE, erase(new KeptNumbers(folder).of("061231")));
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(1, verification.numbers());
    assertEquals(1, verification.erased());
  }

  @Test
  void aNumberWhoseLineWentWithItsSegmentsIsNotAskedFor() throws Exception {
    Written.journal(folder, 10);
    assertEquals(Erasure.Result.DONE, erase(new KeptNumbers(folder).of("061231")));
    Written.journal(folder, 10);
    assertEquals(2, deleted(later(), 11).size());
    assertEquals(12, left(), "and the lines about the segments");
  }

  @Test
  void anOrderThatIsNoneHarmsNothingAndIsPutAside() throws Exception {
    Path order = folder.resolve("erase-00000000-0000-0000-0000-000000000000.order");
    Files.writeString(order, "somebody\nwhy\n~zz\n");
    try (JournalWriter writer = Written.writer(folder)) {
      writer.append(List.of(Written.arrival(1)));
      Written.until("it is put aside", () -> Files.notExists(order));
    }
    assertTrue(Files.exists(order.resolveSibling(order.getFileName() + ".refused")));
    assertEquals(1, JournalVerification.of(folder).numbers());
  }

  @Test
  void deletesSegmentsThatAreCopiedAndOldAndNeverBefore() throws Exception {
    for (int start = 0; start < 4; start++) {
      Written.journal(folder, 10);
    }
    assertEquals(List.of(), deleted(Instant.EPOCH, 40), "none is old");
    assertEquals(List.of(), deleted(later(), 9), "entry 10 has no copy");
    assertEquals(
        List.of("journal-0000000000000000001.zrj, entries 1 to 10"),
        deleted(later(), 19),
        "entry 20 has no copy");
    assertEquals(31, left(), "and the line about it");
    assertEquals(3, deleted(later(), 50).size(), "the newest stays");
    assertEquals(4, left());
    Written.journal(folder, 5);
    assertEquals(9, left());
  }

  @Test
  void findsABeginningThatIsGoneWithoutALineAboutIt() throws Exception {
    for (int start = 0; start < 4; start++) {
      Written.journal(folder, 10);
    }
    assertEquals(1, deleted(later(), 19).size());
    Files.delete(JournalFolder.segments(folder).getFirst());
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(
        List.of("BEGINNING_GONE"),
        verification.findings().stream().map(finding -> finding.code()).toList());
    assertTrue(
        verification
            .findings()
            .toString()
            .contains("found entry 21 first; expected the entries from 11"),
        () -> verification.findings().toString());
  }

  @Test
  void whereNoDatabaseIsASegmentGoesWhenAllOfItIsOldAndSigned() throws Exception {
    Storage.Retention usual = Storage.Retention.USUAL;
    lives(usual, 3);
    assertEquals(3, segments(), "five years are not over");
    lives(new Storage.Retention(NONE, NONE, NONE, NONE, Duration.ofDays(1)), 1);
    assertEquals(4, segments(), "one kind of data has to stay for a day");
    lives(new Storage.Retention(NONE, NONE, NONE, NONE, NONE), 1);
    assertEquals(1, segments());
    KeptCheckpoints kept =
        new KeptCheckpoints(folder.resolve("signing-key-1"), folder.resolve("checkpoint-1"));
    JournalVerification verification =
        JournalVerification.of(folder.resolve("journal-1"), kept.verification(kept.key()));
    assertEquals(List.of(), verification.findings(), "the checkpoint holds what is left");
    assertEquals(verification.last(), verification.signed().orElseThrow().checkpoint().sequence());
  }

  /** Routers that start, sign, look at what is old and stop. */
  private void lives(Storage.Retention kept, int times) throws Exception {
    Storage storage = new Storage(folder, folder, Optional.empty(), kept);
    for (int life = 0; life < times; life++) {
      try (RouterJournal journal = RouterJournal.open(storage, 1, new Measurements().journal())) {
        journal.writer().append(List.of(Written.arrival(life)));
        Written.until("it is signed", () -> journal.signed().isPresent());
        if (kept.longest().isZero()) {
          Written.until("what is old is deleted", () -> segments() == 1);
        }
      }
    }
  }

  private int segments() throws Exception {
    return JournalFolder.segments(folder.resolve("journal-1")).size();
  }

  private List<String> deleted(Instant before, long safe) throws Exception {
    try (JournalWriter writer = Written.writer(folder)) {
      return SpentSegments.delete(writer, Instant.now(), before, safe);
    }
  }

  private static Instant later() {
    return Instant.now().plusSeconds(60);
  }

  private long left() throws Exception {
    JournalVerification verification = JournalVerification.of(folder);
    assertEquals(List.of(), verification.findings());
    return verification.entries();
  }

  private Erasure.Result erase(Set<String> commitments) throws Exception {
    JournalId journal;
    try (JournalReader reader = JournalReader.of(folder)) {
      assertTrue(reader.next().isPresent());
      journal = reader.journal().orElseThrow();
    }
    return Erasure.of(
        folder,
        journal,
        new ErasureOrder("a.bakker", "his own wish", List.copyOf(commitments)),
        new Measurements().journal());
  }
}
