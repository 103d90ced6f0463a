package nl.zorgrouter.router.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.router.crisis.GivenNumber;
import nl.zorgrouter.router.run.RulesNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last number that this node gave to rules, in a file of one line. A disk that refuses stops
 * nobody: then the number is counted anew at the next start, as on a first one.
 */
final class RulesNumberFile implements RulesNumbers {
  private static final Logger LOG = LoggerFactory.getLogger("crisis");
  private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,8}) ([!-~]{1,200})\n");

  private final Path path;
  private int highest;

  RulesNumberFile(Path path) {
    this.path = path;
  }

  /** What is in it; empty, and said when that is a fault, when there is nothing to go on from. */
  Optional<GivenNumber> read() {
    try {
      if (!Files.exists(path)) {
        return Optional.empty();
      }
      Matcher line = LINE.matcher(Files.readString(path));
      if (line.matches()) {
        return Optional.of(new GivenNumber(Integer.parseInt(line.group(1)), line.group(2)));
      }
      LOG.error("{}: found no number of rules; they are counted from crisis.yaml alone", path);
    } catch (IOException unreadable) {
      LOG.error("{} cannot be read; rules are counted from crisis.yaml alone", path, unreadable);
    }
    return Optional.empty();
  }

  @Override
  public CompletionStage<?> keep(GivenNumber number) {
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("rules-number")
        .start(() -> {
          write(number);
          kept.complete(true);
        });
    return kept;
  }

  /** On disk when this returns, unless the disk refuses; a lower number never takes its place. */
  synchronized void write(GivenNumber number) {
    if (number.version() < highest) {
      return;
    }
    highest = number.version();
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      try (FileChannel file =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer line =
            ByteBuffer.wrap("%d %s\n".formatted(number.version(), number.what()).getBytes(UTF_8));
        while (line.hasRemaining()) {
          file.write(line);
        }
        file.force(true);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException refused) {
      LOG.error("the number of the rules cannot be kept in {}; routing goes on", path, refused);
    }
  }
}
