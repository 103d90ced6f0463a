package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import nl.zorgrouter.router.journal.Checkpoint;
import nl.zorgrouter.router.journal.SignedCheckpoint;
import nl.zorgrouter.router.journal.disk.CheckpointVerification.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs where the chain stands, on a thread of its own: the journal never waits for the place where
 * checkpoints are kept. Only what the disk has confirmed is signed, so that a crash never leaves a
 * checkpoint ahead of its journal.
 */
public final class Notary implements AutoCloseable {
  /** A checkpoint is at most so old, unless nothing was written since. */
  private static final Duration EVERY = Duration.ofSeconds(60);

  /** Between two looks: so much later a thousand entries may be signed. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
  private static final Duration MOST_TO_CLOSE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  private final JournalWriter journal;
  private final Path keyFile;
  private final CheckpointFile file;
  private final InstantSource clock;
  private final Optional<Clearance> clearance;
  private final long startedAt;
  private final BackgroundWork background =
      new BackgroundWork(Thread.ofVirtual().name("notary"), this::work);
  private Optional<SigningKey> key = Optional.empty();
  private long signedAt;
  private volatile Optional<SignedCheckpoint> latest = Optional.empty();

  private Notary(
      JournalWriter journal,
      Path keyFile,
      CheckpointFile file,
      Optional<Clearance> clearance,
      InstantSource clock) {
    this.clearance = clearance;
    this.journal = journal;
    this.keyFile = keyFile;
    this.file = file;
    this.clock = clock;
    this.startedAt = journal.durable();
  }

  /**
   * Begins to sign.
   *
   * @param journal just opened
   * @param keyFile made when it is not there
   * @param clearance of segments that are signed and old; empty where a database has a copy
   */
  static Notary start(
      JournalWriter journal,
      Path keyFile,
      CheckpointFile file,
      Optional<Clearance> clearance,
      InstantSource clock) {
    Notary notary = new Notary(journal, keyFile, file, clearance, clock);
    notary.background.start();
    return notary;
  }

  /** The last checkpoint that was written since the router started. */
  Optional<SignedCheckpoint> latest() {
    return latest;
  }

  private void work() {
    Duration pause = LOOK;
    boolean ends = false;
    while (!ends) {
      ends = background.endsWithin(pause);
      try {
        look(ends);
        if (!ends) {
          clear();
        }
        pause = LOOK;
      } catch (IOException | RuntimeException failed) {
        journal.figures().unsigned();
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
        LOG.error(
            "the journal goes on, but it is not signed ({}); tried again in {} s",
            JournalFolder.reason(failed),
            pause.toSeconds());
      }
    }
  }

  private void look(boolean last) throws IOException {
    JournalWriter.Head head = journal.head();
    long unsigned = head.sequence() - latest.map(Notary::sequence).orElse(0L);
    boolean isTime =
        latest.isEmpty()
            || unsigned >= CheckpointVerification.MOST_UNSIGNED
            || System.nanoTime() - signedAt >= EVERY.toNanos();
    if (head.sequence() > startedAt && unsigned > 0 && (isTime || last)) {
      sign(head);
    }
  }

  private void clear() {
    latest.ifPresent(
        signed -> clearance.ifPresent(each -> each.turn(clock.instant(), sequence(signed))));
  }

  private void sign(JournalWriter.Head head) throws IOException {
    if (key.isEmpty()) {
      SigningKey found = SigningKey.in(keyFile);
      keepWhatDoesNotFit(found);
      LOG.info("the journal is signed with the key {}", found.key().text());
      key = Optional.of(found);
    }
    SignedCheckpoint signed =
        key.get()
            .sign(
                new Checkpoint(
                    journal.folder().id(), head.sequence(), clock.instant(), head.chain()));
    file.write(signed);
    signedAt = System.nanoTime();
    journal.figures().signed();
    latest = Optional.of(signed);
  }

  /** The checkpoint of the life before is not written over when this journal is not its own. */
  private void keepWhatDoesNotFit(SigningKey ours) throws IOException {
    Optional<CheckpointFile.Found> before = file.read();
    if (before.isEmpty()) {
      return;
    }
    CheckpointVerification judge = new CheckpointVerification(Optional.of(ours.key()));
    judge.hear(new Witness(before.get().file().toString(), before.get().checkpoint()));
    long signed = before.get().checkpoint().map(Notary::sequence).orElse(startedAt);
    try (JournalReader reader = JournalReader.from(journal.folder().path(), signed)) {
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        if (frame.get().sequence() > startedAt) {
          break;
        }
        judge.passes(frame.get().sequence(), frame.get().chain());
      }
    }
    if (!judge.findings(Optional.of(journal.folder().id()), startedAt).isEmpty()) {
      LOG.error(
          "the checkpoint of before does not fit this journal; it is kept in {}, and"
              + " `journal verify` says what is wrong",
          file.putAside());
    }
  }

  private static long sequence(SignedCheckpoint signed) {
    return signed.checkpoint().sequence();
  }

  /** Signs what was written since, for a moment at most. Closed after the journal's writer. */
  @Override
  public void close() {
    background.end(
        MOST_TO_CLOSE,
        _ -> LOG.warn("the last entries of the journal are not signed: its place does not answer"));
  }
}
