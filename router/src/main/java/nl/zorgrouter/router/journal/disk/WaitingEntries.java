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
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.monitoring.expose.JournalFigures;
import nl.zorgrouter.router.journal.Entry;

/** Entries in memory, on their way to the disk. Handing over never waits. */
final class WaitingEntries {
  /**
   * What memory holds while the disk does not take it: about 40 MB, over a quarter of an hour of a
   * busy region. More is counted as lost.
   */
  static final int MOST = 50_000;

  /** Entries that are written at once at most. */
  private static final int MOST_AT_ONCE = 4_096;

  /** For entries whose number nobody waits for. */
  private static final CompletableFuture<Long> NOBODY = CompletableFuture.completedFuture(0L);

  private final InstantSource clock;
  private final JournalFigures figures;
  private final Deque<Handed> waiting = new ArrayDeque<>();
  private long lost;
  private long lostInAll;
  private Instant firstLost = Instant.MIN;
  private Instant lastLost = Instant.MIN;
  private int taken;
  private boolean closing;

  /**
   * An entry that was handed over.
   *
   * @param done told the number of the entry when it is on disk
   */
  record Handed(Entry entry, CompletableFuture<Long> done) {}

  WaitingEntries(InstantSource clock, JournalFigures figures) {
    this.clock = clock;
    this.figures = figures;
  }

  /** Takes entries that belong together, or counts them as lost. */
  synchronized void add(List<? extends Entry> entries) {
    if (waiting.size() + entries.size() > MOST || closing) {
      lose(entries.size());
      return;
    }
    noteLoss();
    for (Entry entry : entries) {
      waiting.add(new Handed(entry, NOBODY));
    }
    came();
  }

  /** The same for an entry whose number somebody waits for. */
  synchronized CompletionStage<Long> add(Entry entry) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    if (waiting.size() >= MOST || closing) {
      lose(1);
      done.completeExceptionally(new IOException("the journal takes no more entries"));
    } else {
      noteLoss();
      waiting.add(new Handed(entry, done));
      came();
    }
    return done;
  }

  private void came() {
    figures.waiting(waiting.size() + taken);
    notifyAll();
  }

  private void lose(int entries) {
    Instant now = clock.instant();
    if (lost == 0) {
      firstLost = now;
    }
    lastLost = now;
    lost += entries;
    lostInAll += entries;
    figures.lost(entries);
  }

  /** What was lost came after everything that waits and before everything that comes. */
  private void noteLoss() {
    if (lost > 0) {
      waiting.add(new Handed(new Entry.Lost(firstLost, lastLost, lost), NOBODY));
      lost = 0;
    }
  }

  /** The next group; empty when nothing came in that time, or nothing will come any more. */
  synchronized List<Handed> take(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      long left = atMost.toMillis();
      while (waiting.isEmpty() && !closing && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    } catch (InterruptedException stopped) {
      closing = true;
    }
    noteLoss();
    List<Handed> group = new ArrayList<>();
    while (!waiting.isEmpty() && group.size() < MOST_AT_ONCE) {
      group.add(waiting.remove());
    }
    taken = group.size();
    figures.waiting(waiting.size() + taken);
    return group;
  }

  /** Takes back what was not written, in front of everything that came since. */
  synchronized void giveBack(List<Handed> group) {
    group.reversed().forEach(waiting::addFirst);
    taken = 0;
  }

  /** How many wait, and how many were lost since the router started. */
  synchronized long waitingAndLost() {
    return waiting.size() + lostInAll;
  }

  /** How many were lost since the router started. */
  synchronized long lostInAll() {
    return lostInAll;
  }

  /** Forgets everything that waits; says how many that were. */
  synchronized int giveUp() {
    int entries = waiting.size();
    IOException unwritten = new IOException("the journal ended before the disk took it");
    waiting.forEach(handed -> handed.done().completeExceptionally(unwritten));
    waiting.clear();
    return entries;
  }

  /** Takes no more. */
  synchronized void close() {
    closing = true;
    notifyAll();
  }

  /** Whether nothing waits and nothing will come. */
  synchronized boolean isOver() {
    return closing && waiting.isEmpty() && lost == 0;
  }
}
