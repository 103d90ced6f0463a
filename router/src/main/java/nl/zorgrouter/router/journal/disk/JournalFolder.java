package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.SegmentHead;

/** The folder of one journal, locked by this process. */
public final class JournalFolder implements AutoCloseable {
  /** Unless the configuration says otherwise. */
  private static final Duration NUMBERS_KEPT = Duration.ofDays(90);

  private static final Pattern SEGMENT = Pattern.compile("journal-\\d{19}\\.zrj");

  private final Path folder;
  private final FileChannel lockFile;
  private final JournalId id;
  private final Tail tail;
  private final Duration numbersKept;

  private JournalFolder(Path folder, FileChannel lockFile, JournalId id, Tail tail) {
    this(folder, lockFile, id, tail, NUMBERS_KEPT);
  }

  private JournalFolder(
      Path folder, FileChannel lockFile, JournalId id, Tail tail, Duration numbersKept) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.id = id;
    this.tail = tail;
    this.numbersKept = numbersKept;
  }

  /** The same folder, in which telephone numbers are kept for so long. */
  JournalFolder keepingNumbersFor(Duration time) {
    return new JournalFolder(folder, lockFile, id, tail, time);
  }

  Duration numbersKept() {
    return numbersKept;
  }

  /**
   * Where writing goes on.
   *
   * @param next the number of the next entry
   * @param chain the chain so far
   * @param torn what is to be put aside because it is not whole
   */
  record Tail(long next, Chain chain, Optional<TornTail> torn) {}

  /**
   * Opens the journal in that folder, or begins one.
   *
   * @param node whose it must be, 1 or 2
   * @throws JournalRefused when another process has it, it is another node's, a newer program wrote
   *     it, or the folder cannot be written
   */
  public static JournalFolder open(Path folder, int node) throws JournalRefused {
    try {
      Files.createDirectories(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(lockFile)) {
        lockFile.close();
        throw new JournalRefused(
            "%s: another process writes this journal; expected one router for each folder"
                .formatted(folder));
      }
      return opened(folder, lockFile, node);
    } catch (IOException failed) {
      throw new JournalRefused(
          "%s: the journal cannot be opened (%s); expected a folder that this user can write"
              .formatted(folder, reason(failed)));
    }
  }

  private static JournalFolder opened(Path folder, FileChannel lockFile, int node)
      throws IOException, JournalRefused {
    try {
      List<Path> segments = segments(folder);
      if (segments.isEmpty()) {
        JournalId id = new JournalId(node, UUID.randomUUID());
        return new JournalFolder(
            folder, lockFile, id, new Tail(1, Chain.start(id), Optional.empty()));
      }
      return found(folder, lockFile, node, segments);
    } catch (IOException | JournalRefused failed) {
      lockFile.close();
      throw failed;
    }
  }

  private static JournalFolder found(
      Path folder, FileChannel lockFile, int node, List<Path> segments)
      throws IOException, JournalRefused {
    Path last = segments.getLast();
    try (SegmentScan scan = SegmentScan.open(last)) {
      while (scan.next().isPresent()) {
        // only the end matters here
      }
      if (scan.head().journal().node() != node) {
        throw new JournalRefused(
            "%s: found the journal of node %d; expected that of node %d"
                .formatted(folder, scan.head().journal().node(), node));
      }
      Optional<TornTail> torn = Optional.empty();
      if (scan.fault().isPresent() && scan.fault().get().looks() == Frame.Looks.NEWER) {
        throw new JournalRefused(
            "%s, entry %d: %s".formatted(last, scan.sequence(), scan.fault().get().why()));
      }
      if (scan.fault().isPresent()) {
        long from = scan.position();
        torn = Optional.of(TornTail.of(last, from, Files.size(last) - from, scan.sequence()));
      }
      return new JournalFolder(
          folder, lockFile, scan.head().journal(), new Tail(scan.sequence(), scan.chain(), torn));
    } catch (SegmentScan.NoSegment broken) {
      if (Files.size(last) > SegmentHead.BYTES) {
        throw new JournalRefused("%s: %s".formatted(last, broken.getMessage()));
      }
      // the machine stopped between making the file and filling its head: nothing is in it yet
      Files.move(last, TornTail.aside(last, 0), StandardCopyOption.ATOMIC_MOVE);
      return opened(folder, lockFile, node);
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException thisProcessHasIt) {
      return false;
    }
  }

  /** Whether no process writes the journal in that folder now. */
  static boolean isFree(Path folder) throws IOException {
    try (FileChannel lockFile =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return isLocked(lockFile);
    }
  }

  /** The segments of a journal, oldest first. Needs no lock. */
  public static List<Path> segments(Path folder) throws IOException {
    return files(folder, SEGMENT);
  }

  /** The files of a folder with such a name, in the order of their names. */
  static List<Path> files(Path folder, Pattern name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .toList();
    } catch (UncheckedIOException unlisted) {
      throw unlisted.getCause(); // the disk failed while it was read
    }
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** Which journal it is. */
  public JournalId id() {
    return id;
  }

  Tail tail() {
    return tail;
  }

  /** What went wrong, in words for a person. */
  static String reason(Exception failed) {
    return switch (failed) {
      case AccessDeniedException denied -> denied.getFile() + ": no permission";
      case NoSuchFileException missing -> missing.getFile() + ": not there";
      case FileAlreadyExistsException taken -> taken.getFile() + ": a file is in its place";
      default -> {
        String kind = failed.getClass().getSimpleName();
        yield Optional.ofNullable(failed.getMessage()).orElse(kind);
      }
    };
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
