package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import nl.zorgrouter.monitoring.expose.JournalFigures;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.disk.WaitingEntries.Handed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who writes the journal, on a thread of its own. Handing over never waits for the disk.
 */
public final class JournalWriter implements AutoCloseable {
  /** Between two confirmations of the disk: with the confirmation itself less than 20 ms. */
  private static final Duration GROUP = Duration.ofMillis(10);

  /** Without entries. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
  private static final Duration MOST_TO_CLOSE = Duration.ofSeconds(4);
  private static final Logger LOG = LoggerFactory.getLogger("journal");

  private final JournalFolder folder;
  private final SegmentWriter segments;
  private final InstantSource clock;
  private final JournalFigures figures;
  private final BackgroundWork background =
      new BackgroundWork(Thread.ofPlatform().name("journal").daemon(true), this::work);
  private final WaitingEntries waiting;
  private final GapNote note;
  private Optional<Entry.Lost> missing = Optional.empty();
  private long lostBefore;
  private long looked = System.nanoTime() - LONGEST_PAUSE.toNanos();
  private volatile Head head;

  /**
   * Where the journal stands on disk.
   *
   * @param sequence the number of the last entry that the disk has confirmed; 0 before the first
   * @param chain up to and including that entry
   */
  record Head(long sequence, Chain chain) {}

  private JournalWriter(JournalFolder folder, InstantSource clock, JournalFigures figures) {
    this.folder = folder;
    this.clock = clock;
    this.figures = figures;
    this.segments = new SegmentWriter(folder, clock);
    this.waiting = new WaitingEntries(clock, figures);
    this.note = GapNote.of(folder.path());
    this.head = new Head(folder.tail().next() - 1, folder.tail().chain());
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
    writer.tellWhatIsMissing();
    writer.background.start();
    return writer;
  }

  /** Tells of bytes that were not whole, and of entries that were only in memory. */
  private void tellWhatIsMissing() {
    folder
        .tail()
        .torn()
        .ifPresent(torn -> {
          LOG.warn(
              "the last {} bytes of the journal were not whole; they are put in {}",
              torn.bytes(),
              torn.keptIn());
          append(List.of(new Entry.TailCut(clock.instant(), torn.bytes(), torn.keptIn())));
        });
    missing = note.read(durable());
    missing.ifPresent(lost -> {
      LOG.error(
          "{} entries from {} to {} were lost: the router ended before the disk took them",
          lost.entries(),
          lost.from(),
          lost.until());
      figures.lost(Math.toIntExact(Math.min(lost.entries(), Integer.MAX_VALUE)));
      append(List.of(lost));
    });
  }

  /** Hands over entries that belong together. Never waits; what does not fit is counted as lost. */
  public void append(List<? extends Entry> entries) {
    waiting.add(entries);
  }

  /**
   * Hands over an entry and tells its number once the disk has confirmed it. It fails when the
   * entry is lost. What follows must not block.
   */
  public CompletionStage<Long> keep(Entry entry) {
    return waiting.add(entry);
  }

  /** The number of the last entry that the disk has confirmed; 0 before the first. */
  public long durable() {
    return head.sequence();
  }

  /** The same with the chain up to it. */
  Head head() {
    return head;
  }

  JournalFigures figures() {
    return figures;
  }

  /** Where the journal is. */
  public JournalFolder folder() {
    return folder;
  }

  private void work() {
    boolean writes = true;
    while (writes && !waiting.isOver()) {
      List<Handed> group = waiting.take(LONGEST_PAUSE);
      long before = durable();
      try {
        writes = group.isEmpty() || write(group);
        if (writes) {
          forget();
        }
      } catch (RuntimeException unforeseen) {
        if (durable() == before) {
          waiting.giveBack(group);
        }
        writes = goesOn(unforeseen);
      }
    }
  }

  /** The loop's one guard: nobody else would tell that the journal has ended. */
  private boolean goesOn(RuntimeException unforeseen) {
    LOG.error("the journal is tried again after a fault that nobody foresaw", unforeseen);
    figures.failing();
    if (background.endsWithin(FIRST_RETRY)) {
      notWritten(List.of());
      return false;
    }
    return true;
  }

  /**
   * What must be forgotten is: numbers that are old, and those of orders, at most a second late.
   */
  private void forget() {
    long now = System.nanoTime();
    if (now - looked < LONGEST_PAUSE.toNanos()) {
      return;
    }
    looked = now;
    try {
      segments.numbers().forgetOld();
      for (Path order : ErasureOrder.given(folder.path())) {
        carryOut(order);
      }
    } catch (IOException failed) {
      LOG.error("numbers could not be forgotten ({})", JournalFolder.reason(failed));
    }
  }

  /** An order stays until the disk has the entry that tells of it. */
  private void carryOut(Path file) throws IOException {
    try {
      ErasureOrder order = ErasureOrder.read(file);
      int erased = segments.numbers().erase(Set.copyOf(order.commitments()));
      Entry logged = new Entry.Accessed(order.logged(clock.instant()));
      if (write(List.of(new Handed(logged, new CompletableFuture<>())))) {
        LOG.info("{} numbers were forgotten by order of {}", erased, order.by());
        Files.delete(file);
      }
    } catch (IllegalArgumentException noOrder) {
      LOG.error("{}: {}", file, noOrder.getMessage());
      Files.move(file, file.resolveSibling(file.getFileName() + ".refused"));
    }
  }

  /** Until the disk has it, or until there is no more time: then says that it has not. */
  private boolean write(List<Handed> taken) {
    long started = System.nanoTime();
    List<Handed> group = prepared(taken);
    Duration retry = FIRST_RETRY;
    while (!written(group, started)) {
      LOG.error("routing goes on; the journal is tried again in {} ms", retry.toMillis());
      if (background.endsWithin(retry)) {
        notWritten(group);
        return false;
      }
      retry = retry.multipliedBy(2);
      retry = retry.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry;
    }
    return true;
  }

  /**
   * The same entries, but for those that cannot be written: in their place it says that one is
   * lost.
   */
  private List<Handed> prepared(List<Handed> taken) {
    List<Handed> group = new ArrayList<>(taken);
    Optional<SegmentWriter.Unfit> unfit = prepare(group);
    while (unfit.isPresent()) {
      int index = unfit.get().index();
      group.set(index, lost(group.get(index), unfit.get().why()));
      unfit = prepare(group);
    }
    return group;
  }

  private Optional<SegmentWriter.Unfit> prepare(List<Handed> group) {
    return segments.prepare(group.stream().map(Handed::entry).toList());
  }

  private Handed lost(Handed handed, RuntimeException why) {
    if (handed.entry() instanceof Entry.Lost) {
      throw why; // it is not the entry that is wrong
    }
    LOG.error("a {} entry cannot be written; it is lost", EntryKind.of(handed.entry()), why);
    figures.lost(1);
    handed.done().completeExceptionally(why);
    Instant now = clock.instant();
    return new Handed(new Entry.Lost(now, now, 1), new CompletableFuture<>());
  }

  private boolean written(List<Handed> group, long started) {
    try {
      long number = durable() + 1;
      segments.write();
      head = segments.written();
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      figures.durable(durable(), group.size(), took);
      nothingIsMissing();
      for (Handed handed : group) {
        handed.done().complete(number++);
      }
      LockSupport.parkNanos(Math.max(0, GROUP.minus(took).toNanos()));
      return true;
    } catch (IOException failed) {
      LOG.error("the journal cannot be written ({})", JournalFolder.reason(failed));
      figures.failing();
      noteMissing(group.size());
      return false;
    }
  }

  private void nothingIsMissing() {
    missing = Optional.empty();
    lostBefore = waiting.lostInAll();
    note.clear();
  }

  /** What would be missing if the router died now, with what already was when it started. */
  private void noteMissing(int unwritten) {
    Instant now = clock.instant();
    Instant from = missing.map(Entry.Lost::from).orElse(now);
    if (missing.isEmpty()) {
      missing = Optional.of(new Entry.Lost(now, now, 0));
    }
    long entries = missing.get().entries() + unwritten + waiting.waitingAndLost() - lostBefore;
    note.write(durable(), new Entry.Lost(from, now, entries));
  }

  /** The router ends and the disk still does not take it: the note is all that is left of it. */
  private void notWritten(List<Handed> group) {
    int lost = group.size() + waiting.giveUp();
    IOException unwritten = new IOException("the journal ended before the disk took it");
    group.forEach(handed -> handed.done().completeExceptionally(unwritten));
    LOG.error("{} entries are lost: the router ended before the disk took them", lost);
  }

  /** Writes what waits, for a few seconds at most, and lets go of the folder. */
  @Override
  public synchronized void close() throws IOException {
    waiting.close();
    background.end(MOST_TO_CLOSE, _ -> {}); // one that still writes finds its files closed
    segments.close();
    folder.close();
  }
}
