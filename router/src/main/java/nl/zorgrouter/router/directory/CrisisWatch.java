package nl.zorgrouter.router.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.crisis.CrisisPlan;

/**
 * Looks whether {@code crisis.yaml} of a region directory is another one than when it was read
 * last. Only that file counts: what it approves is content by its digest, so tables that change
 * under it change nothing until somebody approves them.
 */
public final class CrisisWatch {
  private static final byte[] NOTHING = {};

  private final Path directory;
  private final Region usual;
  private byte[] seen;

  /**
   * A watch on a file that was read a moment ago, if it is there.
   *
   * @param usual the region itself
   */
  public CrisisWatch(Path directory, Region usual) {
    this.directory = directory;
    this.usual = usual;
    this.seen = content().orElse(NOTHING);
  }

  /**
   * The profiles as they are approved now, proved, or everything that is wrong with them; empty
   * when nothing changed. It reads files and may prove rules: not for an event loop.
   *
   * @param moment by which profiles are over or not
   */
  public synchronized Optional<Reading<CrisisPlan>> look(Instant moment) {
    Optional<byte[]> now = content();
    if (now.isEmpty() || Arrays.equals(now.get(), seen)) {
      return Optional.empty();
    }
    seen = now.get();
    return Optional.of(CrisisFile.read(directory, usual, moment).whole());
  }

  /** Empty when it cannot be read at this moment; a file that is not there is nothing approved. */
  private Optional<byte[]> content() {
    try {
      return Optional.of(Files.readAllBytes(directory.resolve("crisis.yaml")));
    } catch (NoSuchFileException none) {
      return Optional.of(NOTHING);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
