package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.zorgrouter.monitoring.expose.JournalFigures;
import nl.zorgrouter.router.journal.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who writes the journal, on a thread of its own. Handing over never waits for the disk.
 */
public final class JournalWriter implements AutoCloseable {
  /**
   * What memory holds while the disk does not take it: about 40 MB, over a quarter of an hour of a
   * busy region. More is counted as lost.
   */
  static final int MOST_WAITING = 50_000;

  /** Entries that are written at once at most. */
  private static final int MOST_AT_ONCE = 4_096;

  /** Between two confirmations of the disk: with the confirmation itself less than 20 ms. */
  private static final Duration GROUP = Duration.ofMillis(10);

  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
  private static final Duration MOST_TO_CLOSE = Duration.ofSeconds(4);
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  /** For entries whose number nobody waits for. */
  private static final CompletableFuture<Long> NOBODY = CompletableFuture.completedFuture(0L);

  private final Object turn = new Object();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final JournalFolder folder;
  private final SegmentWriter segments;
  private final InstantSource clock;
  private final JournalFigures figures;
  private final Thread thread;
  private final Deque<Handed> waiting = new ArrayDeque<>();
  private long lost;
  private Instant firstLost = Instant.MIN;
  private Instant lastLost = Instant.MIN;
  private boolean closing;
  private volatile long durable;

  private record Handed(Entry entry, CompletableFuture<Long> done) {}

  private JournalWriter(JournalFolder folder, InstantSource clock, JournalFigures figures) {
    this.folder = folder;
    this.clock = clock;
    this.figures = figures;
    this.segments = new SegmentWriter(folder, clock);
    this.durable = folder.tail().next() - 1;
    this.thread = Thread.ofPlatform().name("journal").daemon(true).unstarted(this::work);
  }

  /**
   * Begins to write.
   *
   * @param folder opened for this; closed with the writer
   * @param clock the wall's
   * @param figures are told how it goes
   */
  public static JournalWriter start(
      JournalFolder folder, InstantSource clock, JournalFigures figures) {
    JournalWriter writer = new JournalWriter(folder, clock, figures);
    folder
        .tail()
        .cut()
        .ifPresent(cut -> {
          LOG.warn(
              "the last {} bytes of the journal were not whole; they are in {}",
              cut.bytes(),
              cut.keptIn());
          writer.append(List.of(new Entry.TailCut(clock.instant(), cut.bytes(), cut.keptIn())));
        });
    writer.thread.start();
    return writer;
  }

  /** Hands over entries that belong together. Never waits; what does not fit is counted as lost. */
  public void append(List<? extends Entry> entries) {
    synchronized (turn) {
      if (waiting.size() + entries.size() > MOST_WAITING || closing) {
        lose(entries.size());
        return;
      }
      noteLoss();
      for (Entry entry : entries) {
        waiting.add(new Handed(entry, NOBODY));
      }
      turn.notifyAll();
    }
  }

  /**
   * Hands over an entry and tells its number once the disk has confirmed it. It fails when the
   * entry is lost. What follows must not block.
   */
  public CompletionStage<Long> keep(Entry entry) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    synchronized (turn) {
      if (waiting.size() >= MOST_WAITING || closing) {
        lose(1);
        done.completeExceptionally(new IOException("the journal takes no more entries"));
      } else {
        noteLoss();
        waiting.add(new Handed(entry, done));
        turn.notifyAll();
      }
    }
    return done;
  }

  /** The number of the last entry that the disk has confirmed; 0 before the first. */
  public long durable() {
    return durable;
  }

  /** Where the journal is. */
  public JournalFolder folder() {
    return folder;
  }

  private void lose(int entries) {
    Instant now = clock.instant();
    if (lost == 0) {
      firstLost = now;
    }
    lastLost = now;
    lost += entries;
    figures.lost(entries);
  }

  /** What was lost came after everything that waits and before everything that comes. */
  private void noteLoss() {
    if (lost > 0) {
      waiting.add(new Handed(new Entry.Lost(firstLost, lastLost, lost), NOBODY));
      lost = 0;
    }
  }

  private void work() {
    boolean more = true;
    while (more) {
      List<Handed> group = take();
      if (!group.isEmpty()) {
        write(group);
      }
      more = !group.isEmpty() || !isClosing();
    }
  }

  private boolean isClosing() {
    synchronized (turn) {
      return closing && waiting.isEmpty();
    }
  }

  /** The next group; empty only when the writer is closing. */
  private List<Handed> take() {
    synchronized (turn) {
      awaitEntries();
      noteLoss();
      List<Handed> group = new ArrayList<>();
      while (!waiting.isEmpty() && group.size() < MOST_AT_ONCE) {
        group.add(waiting.remove());
      }
      figures.waiting(waiting.size() + group.size());
      return group;
    }
  }

  private void awaitEntries() {
    try {
      while (waiting.isEmpty() && !closing) {
        turn.wait();
      }
    } catch (InterruptedException stopped) {
      closing = true;
    }
  }

  /** Until the disk has it, or until there is no more time. */
  private void write(List<Handed> group) {
    long started = System.nanoTime();
    segments.prepare(group.stream().map(Handed::entry).toList());
    Duration retry = FIRST_RETRY;
    while (!written(group, started)) {
      LOG.error("routing goes on; the journal is tried again in {} ms", retry.toMillis());
      if (endsWithin(retry)) {
        IOException unwritten = new IOException("the journal ended before the disk took it");
        group.forEach(handed -> handed.done().completeExceptionally(unwritten));
        return;
      }
      retry = retry.multipliedBy(2);
      retry = retry.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry;
    }
  }

  private boolean written(List<Handed> group, long started) {
    try {
      long number = durable + 1;
      segments.write();
      durable = segments.written();
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      figures.durable(durable, group.size(), took);
      for (Handed handed : group) {
        handed.done().complete(number++);
      }
      LockSupport.parkNanos(Math.max(0, GROUP.minus(took).toNanos()));
      return true;
    } catch (IOException failed) {
      LOG.error("the journal cannot be written ({})", JournalFolder.reason(failed));
      figures.failing();
      return false;
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return ending.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      return true;
    }
  }

  /** Writes what waits, for a few seconds at most, and lets go of the folder. */
  @Override
  public synchronized void close() throws IOException {
    synchronized (turn) {
      closing = true;
      turn.notifyAll();
    }
    ending.countDown();
    try {
      thread.join(MOST_TO_CLOSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    segments.close();
    folder.close();
  }
}
