package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.SignedCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against somebody who can write every file of a journal, but has neither key nor checkpoint. */
class CheckpointTest {
  private static final String UNSIGNED = "zorgrouter_journal_unsigned ";

  @TempDir private Path folder = Path.of("");

  @Test
  void findsAJournalThatWasWrittenAnewWithAChainThatFits() throws Exception {
    life(30);
    Forger.rewrites(folder.resolve("journal-1"), 3, "noord", "zuidd");
    assertEquals(
        List.of(),
        JournalVerification.of(folder.resolve("journal-1")).findings(),
        "the chain alone cannot know");
    assertEquals(List.of("CHECKPOINT_CHAIN"), codes(verified()));
    assertTrue(
        said(verified()).contains("entry 31 is not the one that was signed"), said(verified()));
  }

  @Test
  void findsEveryByteOfACheckpointThatWasChanged() throws Exception {
    life(3);
    Path file = folder.resolve("checkpoint-1");
    byte[] whole = Files.readAllBytes(file);
    for (int place = 0; place < whole.length; place++) {
      byte[] changed = whole.clone();
      changed[place] ^= (byte) (1 << (place % 8));
      Files.write(file, changed);
      List<Finding> found = verified().findings();
      assertEquals(1, found.size(), "byte %d: %s".formatted(place, found));
      assertEquals(file.toString(), found.getFirst().place().toString());
    }
    Files.write(file, whole);
    assertEquals(List.of(), verified().findings());
  }

  @Test
  void findsAnEndThatWasCutOffAlsoWhenARouterHasGoneOnSince() throws Exception {
    life(20);
    Forger.cuts(folder.resolve("journal-1"), 12);
    assertEquals(List.of(), JournalVerification.of(folder.resolve("journal-1")).findings());
    assertEquals(List.of("CHECKPOINT_AHEAD"), codes(verified()));
    assertTrue(said(verified()).contains("the journal ends at entry 12"), said(verified()));
    life(20);
    assertEquals(List.of("CHECKPOINT_CHAIN"), codes(verified()), "the old one was put aside");
    assertEquals(33, verified().signed().orElseThrow().checkpoint().sequence());
    life(1);
    assertEquals(List.of("CHECKPOINT_CHAIN"), codes(verified()), "and stays");
  }

  @Test
  void findsThatAllOfItIsGone() throws Exception {
    life(5);
    for (Path segment : JournalFolder.segments(folder.resolve("journal-1"))) {
      Files.delete(segment);
    }
    assertEquals(List.of("CHECKPOINT_AHEAD"), codes(verified()));
    life(5);
    assertEquals(List.of("CHECKPOINT_JOURNAL"), codes(verified()), "it was begun anew");
  }

  @Test
  void findsACheckpointThatAnotherKeySigned() throws Exception {
    life(5);
    NodeKey ours = kept().key().orElseThrow();
    Files.delete(folder.resolve("signing-key-1"));
    Files.delete(folder.resolve("signing-key-1.pub"));
    Files.delete(folder.resolve("checkpoint-1"));
    life(5);
    assertNotEquals(ours, kept().key().orElseThrow());
    assertEquals(List.of(), verified().findings(), "whoever has the folder has the key beside it");
    JournalVerification known =
        JournalVerification.of(folder.resolve("journal-1"), kept().verification(Optional.of(ours)));
    assertEquals(List.of("CHECKPOINT_KEY"), codes(known));
    assertEquals(Optional.empty(), known.signed());
  }

  @Test
  void saysWhenThereIsNoCheckpoint() throws Exception {
    Written.journal(folder.resolve("journal-1"), 5);
    assertEquals(List.of("CHECKPOINT_NONE"), codes(verified()));
    assertTrue(said(verified()).contains("found none yet"), said(verified()));
    life(1_200);
    assertEquals(List.of(), codes(verified()));
    Files.delete(folder.resolve("checkpoint-1"));
    assertTrue(said(verified()).contains("found none for 1206 entries"), said(verified()));
  }

  @Test
  void signsAThousandEntriesWithoutWaitingForTheMinute() throws Exception {
    try (RouterJournal journal = opened()) {
      journal.writer().append(List.of(Written.arrival(1)));
      Written.until("the first is signed", () -> journal.signed().isPresent());
      long first = journal.signed().orElseThrow().checkpoint().sequence();
      for (int number = 0; number < 1_000; number++) {
        journal.writer().append(List.of(Written.arrival(number)));
      }
      Written.until(
          "the next is signed",
          () -> journal.signed().orElseThrow().checkpoint().sequence() >= first + 1_000);
      CheckpointFile file = new CheckpointFile(folder.resolve("checkpoint-1"));
      assertEquals(journal.signed(), file.read().orElseThrow().checkpoint());
    }
  }

  @Test
  void makesAKeyThatOnlyItsOwnerCanRead() throws Exception {
    life(1);
    Path key = folder.resolve("signing-key-1");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    String before = Files.readString(key);
    life(1);
    assertEquals(before, Files.readString(key), "the same at every start");
    assertEquals(
        kept().key(), verified().signed().map(SignedCheckpoint::key), "and the public half fits");
  }

  @Test
  void doesNotSignWithAKeyThatOthersCouldRead() throws Exception {
    life(5);
    Files.setPosixFilePermissions(
        folder.resolve("signing-key-1"), PosixFilePermissions.fromString("rw-r--r--"));
    life(5);
    assertEquals(6, verified().signed().orElseThrow().checkpoint().sequence());
    assertEquals(12, verified().entries(), "the journal goes on");
  }

  @Test
  void theJournalGoesOnWhileTheSecondPlaceIsGone() throws Exception {
    Path mount = folder.resolve("mount");
    Files.writeString(mount, "no folder");
    Storage storage = new Storage(folder, mount, Optional.empty(), Storage.Retention.USUAL);
    Measurements measurements = new Measurements();
    try (RouterJournal journal = RouterJournal.open(storage, 1, measurements.journal())) {
      journal.writer().append(List.of(Written.arrival(1)));
      Written.until("it is on disk", () -> journal.writer().durable() == 2);
      Written.until("the alarm is given", () -> figures(measurements).contains(UNSIGNED + "1.0"));
      assertEquals(Optional.empty(), journal.signed());
      Files.delete(mount);
      Written.until("it is signed after all", () -> journal.signed().isPresent());
      Written.until("the alarm ends", () -> figures(measurements).contains(UNSIGNED + "0.0"));
    }
    assertTrue(Files.readString(mount.resolve("checkpoint-1"), UTF_8).contains("entry 2 at"));
  }

  private static String figures(Measurements measurements) {
    return new String(measurements.page().read(Optional.of("text/plain")).bytes(), UTF_8);
  }

  private RouterJournal opened() throws JournalRefused {
    return RouterJournal.open(Storage.in(folder), 1, new Measurements().journal());
  }

  /** A router starts, hears so much and stops. */
  private void life(int entries) throws Exception {
    try (RouterJournal journal = opened()) {
      for (int number = 0; number < entries; number++) {
        journal.writer().append(List.of(Written.arrival(number)));
      }
    }
  }

  private KeptCheckpoints kept() {
    return new KeptCheckpoints(folder.resolve("signing-key-1"), folder.resolve("checkpoint-1"));
  }

  private JournalVerification verified() throws Exception {
    return JournalVerification.of(folder.resolve("journal-1"), kept().verification(kept().key()));
  }

  private static List<String> codes(JournalVerification verification) {
    return verification.findings().stream().map(Finding::code).toList();
  }

  private static String said(JournalVerification verification) {
    return verification.findings().toString();
  }
}
