package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.disk.CheckpointVerification;
import nl.zorgrouter.router.journal.disk.KeptCheckpoints;
import picocli.CommandLine.Option;

/** What a journal is held against besides its own chain. */
final class CheckpointChoice {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "the public key of the node as somebody wrote it down; the one beside the secret key when"
              + " it is not given")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "a copy of checkpoints that was made earlier, one a line; may be given again")
  private List<Path> copies = new ArrayList<>();

  /** All of it; empty when told what is wrong. */
  Optional<CheckpointVerification> read(KeptCheckpoints kept, PrintWriter errors) {
    Optional<NodeKey> given = key.flatMap(NodeKey::read);
    if (key.isPresent() && given.isEmpty()) {
      errors.printf("found --key `%s`; expected 64 hexadecimal digits%n", key.get());
      return Optional.empty();
    }
    try {
      CheckpointVerification verification =
          kept.verification(given.isPresent() ? given : kept.key());
      for (Path copy : copies) {
        if (!Files.isReadable(copy)) {
          errors.printf("%s: found no file that can be read; expected checkpoints%n", copy);
          return Optional.empty();
        }
        KeptCheckpoints.copy(copy, verification);
      }
      return Optional.of(verification);
    } catch (IOException unreadable) {
      errors.println(unreadable.getMessage());
      return Optional.empty();
    }
  }
}
