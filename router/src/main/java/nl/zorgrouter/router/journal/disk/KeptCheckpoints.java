package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.SignedCheckpoint;
import nl.zorgrouter.router.journal.disk.CheckpointVerification.Witness;

/**
 * The checkpoints that are kept of a journal, and the key that should have signed them.
 *
 * @param keyFile of the node; its public half is read from the file beside it
 * @param newest the file that the router writes
 */
public record KeptCheckpoints(Path keyFile, Path newest) {
  /**
   * The public half of the key, as it lies beside the secret one.
   *
   * @throws IOException when it cannot be read
   */
  public Optional<NodeKey> key() throws IOException {
    return SigningKey.publicHalf(keyFile);
  }

  /**
   * What the journal must fit: the newest checkpoint and those that were put aside.
   *
   * @param key that must have signed
   * @throws IOException when a file cannot be read
   */
  public CheckpointVerification verification(Optional<NodeKey> key) throws IOException {
    CheckpointVerification verification = new CheckpointVerification(key);
    CheckpointFile file = new CheckpointFile(newest);
    file.read().ifPresent(found -> hear(verification, found));
    file.aside().forEach(found -> hear(verification, found));
    return verification;
  }

  private static void hear(CheckpointVerification verification, CheckpointFile.Found found) {
    verification.hear(new Witness(found.file().toString(), found.checkpoint()));
  }

  /**
   * Adds the checkpoints in a copy that a person has made: one a line.
   *
   * @throws IOException when it cannot be read
   */
  public static void copy(Path file, CheckpointVerification verification) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(file), UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    for (int place = 0; place < lines.size(); place++) {
      verification.hear(
          new Witness("%s:%d".formatted(file, place + 1), SignedCheckpoint.read(lines.get(place))));
    }
    if (lines.isEmpty()) {
      verification.hear(new Witness(file.toString(), Optional.empty()));
    }
  }
}
