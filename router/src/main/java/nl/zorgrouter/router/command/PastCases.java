package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.CaseReader;

/**
 * A file of past cases, one a line, in the format of {@code explain}. It is read in pieces on all
 * processors; a few pieces stand in memory together, however long the file is.
 */
final class PastCases {
  private static final int MOST_FAULTS_SHOWN = 100;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** Enough that no processor waits for the file. */
  private static final int MOST_PIECES = 2 * PROCESSORS + 1;

  private final Region region;
  private final Path file;
  private final PrintWriter errors;
  private final Tongue tongue;
  private final Progress progress;
  private long lines;
  private long faults;

  PastCases(Region region, Path file, PrintWriter errors, Tongue tongue) {
    this.region = region;
    this.file = file;
    this.errors = errors;
    this.tongue = tongue;
    progress = new Progress(errors, tongue);
  }

  /**
   * Hands over every case; a bad line is told and left out. Each counter is used by one thread at a
   * time, and the cases come to them in any order.
   *
   * @param counter makes a counter; there are as many as processors at most
   * @param add counts a case
   * @return the counters; empty when there is no such file
   */
  <C> Optional<List<C>> count(Supplier<C> counter, BiConsumer<C, CaseFacts> add)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      errors.printf(
          "%s: %s%n", file, tongue.say("there is no such file", "dit bestand bestaat niet"));
      errors.flush();
      return Optional.empty();
    }
    BlockingQueue<PieceReader<C>> idle = new LinkedBlockingQueue<>();
    for (int each = 0; each < PROCESSORS; each++) {
      idle.add(new PieceReader<>(region, counter.get(), add));
    }
    try (ExecutorService readers = Executors.newFixedThreadPool(PROCESSORS);
        InputStream input = Files.newInputStream(file)) {
      Deque<Future<PieceReader.Told>> begun = new ArrayDeque<>();
      Pieces pieces = new Pieces(input);
      for (var piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
        Pieces.Piece next = piece.get();
        begun.add(readers.submit(() -> read(next, idle)));
        if (begun.size() >= MOST_PIECES) {
          finish(begun.remove());
        }
      }
      while (!begun.isEmpty()) {
        finish(begun.remove());
      }
    }
    errors.flush();
    List<C> counters = new ArrayList<>();
    idle.forEach(each -> counters.add(each.counter()));
    return Optional.of(counters);
  }

  /** Whether every line that was read was a case. */
  boolean areAllRead() {
    return faults == 0;
  }

  private static <C> PieceReader.Told read(Pieces.Piece piece, BlockingQueue<PieceReader<C>> idle)
      throws InterruptedException {
    PieceReader<C> reader = idle.take();
    try {
      return reader.read(piece);
    } finally {
      idle.add(reader);
    }
  }

  /** Tells what was wrong with a piece, in the order of the file. */
  private void finish(Future<PieceReader.Told> piece) throws IOException {
    PieceReader.Told told = result(piece);
    for (PieceReader.BadLine bad : told.bad()) {
      if (faults++ < MOST_FAULTS_SHOWN) {
        int before = Math.toIntExact(lines + bad.number());
        if (CaseReader.read(region, file.toString(), before, bad.text())
            instanceof Reading.Refused<CaseFacts> refused) {
          FindingLines.print(refused.findings(), errors, tongue);
        }
      }
    }
    faults += told.more();
    lines += told.lines();
    progress.reached(lines);
  }

  private static PieceReader.Told result(Future<PieceReader.Told> piece) throws IOException {
    try {
      return piece.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while cases were read", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
