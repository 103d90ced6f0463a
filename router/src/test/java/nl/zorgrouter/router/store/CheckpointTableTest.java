package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Checkpoint;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.SignedCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTableTest {
  private static final JournalId JOURNAL = new JournalId(1, new UUID(1, 2));
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void keepsTwoDaysAndThenTheLastOfEachDayAndNeverOneAheadOfTheCopy() throws Exception {
    AtomicReference<Optional<SignedCheckpoint>> newest = new AtomicReference<>(Optional.empty());
    CheckpointTable table = new CheckpointTable(newest::get);
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    try (TrialDatabase postgres = TrialDatabase.start(folder);
        Database database = Database.open(postgres.server())) {
      for (int day = 0; day < 5; day++) {
        for (int hour = 0; hour < 3; hour++) {
          long sequence = 100L * day + hour + 1;
          Instant at = NOON.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
          newest.set(Optional.of(signed(pair, sequence, at)));
          table.turn(database, sequence - 1);
          table.turn(database, sequence);
          table.turn(database, sequence);
        }
      }
      assertEquals(
          List.of(3L, 103L, 201L, 202L, 203L, 301L, 302L, 303L, 401L, 402L, 403L),
          database
              .jdbi()
              .withHandle(handle ->
                  handle
                      .createQuery("SELECT sequence FROM journal_checkpoint ORDER BY sequence")
                      .mapTo(Long.class)
                      .list()));
    }
  }

  private static SignedCheckpoint signed(KeyPair pair, long sequence, Instant at) throws Exception {
    return SignedCheckpoint.by(
        pair.getPrivate(),
        NodeKey.of(pair.getPublic()),
        new Checkpoint(JOURNAL, sequence, at, Chain.start(JOURNAL)));
  }
}
