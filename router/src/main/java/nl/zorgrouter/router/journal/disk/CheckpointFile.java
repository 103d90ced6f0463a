package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.zorgrouter.router.journal.SignedCheckpoint;

/**
 * The newest checkpoint of a node, in a file of one line. Only the newest: an older one beside it
 * would tell whoever cuts off the end of a journal how far he can go.
 *
 * @param path best on a disk that the router's own user can only add to, or of another machine
 */
record CheckpointFile(Path path) {
  private static final String ASIDE = ".aside";

  /**
   * A checkpoint that was found, or a file that holds none.
   *
   * @param checkpoint empty when the bytes are not those of one
   */
  record Found(Path file, Optional<SignedCheckpoint> checkpoint) {}

  /** What is in it; empty when it is not there. */
  Optional<Found> read() throws IOException {
    return Files.exists(path) ? Optional.of(read(path)) : Optional.empty();
  }

  private static Found read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), UTF_8);
    Optional<SignedCheckpoint> read =
        text.endsWith("\n")
            ? SignedCheckpoint.read(text.substring(0, text.length() - 1))
            : Optional.empty();
    return new Found(file, read);
  }

  /** Those that did not fit when a router started, oldest name first. */
  List<Found> aside() throws IOException {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Pattern aside =
        Pattern.compile(Pattern.quote(path.getFileName() + "-") + ".*" + Pattern.quote(ASIDE));
    List<Found> found = new ArrayList<>();
    for (Path file : JournalFolder.files(folder, aside)) {
      found.add(read(file));
    }
    return found;
  }

  /** Takes the place of the one before, whole or not at all; on disk when this returns. */
  void write(SignedCheckpoint checkpoint) throws IOException {
    Path folder = Files.createDirectories(folder());
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try (FileChannel file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap((checkpoint.line() + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** Keeps one that does not fit for whoever verifies; says under which name. */
  Path putAside() throws IOException {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    return Files.move(
        path,
        path.resolveSibling("%s-%s%s".formatted(path.getFileName(), mark, ASIDE)),
        StandardCopyOption.ATOMIC_MOVE);
  }

  private Path folder() {
    Path absolute = path.toAbsolutePath();
    return Optional.ofNullable(absolute.getParent()).orElse(absolute);
  }
}
