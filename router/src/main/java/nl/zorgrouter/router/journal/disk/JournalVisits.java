package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.OpenVisits;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.journal.Unended;
import nl.zorgrouter.router.journal.UnreadableEntry;

/**
 * The visits of one or all exchanges in a journal, by the moment they ended. A journal has them in
 * the order in which they became known, which differs by little: a bounded number is held to sort
 * them.
 */
public final class JournalVisits implements PastVisits {
  /** After a gap in sight so many visits may become known at once, long after they ended. */
  private static final int HELD = 20_000;

  private static final Set<EntryKind> KINDS =
      EnumSet.of(EntryKind.VISIT_BEGAN, EntryKind.VISIT_ENDED, EntryKind.SIGHTED, EntryKind.LOST);

  private final JournalReader reader;
  private final Predicate<PbxId> wanted;
  private final PriorityQueue<Visit> held = new PriorityQueue<>(Comparator.comparing(Visit::ended));
  private final Map<PbxId, Sightings> sightings = new HashMap<>();
  private final OpenVisits open = new OpenVisits();
  private boolean more = true;
  private long told;

  private JournalVisits(JournalReader reader, Predicate<PbxId> wanted) {
    this.reader = reader;
    this.wanted = wanted;
  }

  /** The visits of that exchange in that journal. */
  public static JournalVisits of(Path folder, PbxId pbx) throws IOException {
    return new JournalVisits(JournalReader.of(folder), pbx::equals);
  }

  /** The visits of every exchange, of that moment and later; some may be earlier. */
  public static JournalVisits since(Path folder, Instant moment) throws IOException {
    return new JournalVisits(JournalReader.since(folder, moment), _ -> true);
  }

  @Override
  public Optional<String> fault() {
    return reader.fault().map(fault -> fault.file() + ": " + fault.why());
  }

  @Override
  public Sightings sightings(PbxId pbx) {
    return sightings.computeIfAbsent(pbx, _ -> new Sightings());
  }

  @Override
  public List<Unended> unended() {
    return open.unended();
  }

  /** How many visits were given. */
  public long told() {
    return told;
  }

  @Override
  public boolean hasNext() {
    while (more && held.size() < HELD) {
      read();
    }
    return !held.isEmpty();
  }

  @Override
  public Visit next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the journal has no more visits");
    }
    told++;
    return held.remove();
  }

  private void read() {
    try {
      Optional<Frame> frame = reader.next();
      more = frame.isPresent();
      if (frame.isPresent() && KINDS.contains(frame.get().kind())) {
        learns(EntryText.read(frame.get().kind(), frame.get().text()));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the journal cannot be read", failed);
    } catch (UnreadableEntry unreadable) {
      throw new IllegalStateException(
          "a visit whose bytes are whole cannot be read: a newer program wrote it", unreadable);
    }
  }

  private void learns(Entry entry) {
    open.learns(entry);
    if (entry instanceof Entry.VisitEnded(var visit) && wanted.test(visit.pbx())) {
      held.add(visit);
    }
    if (entry instanceof Entry.Sighted(var sight)) {
      sightings(sight.pbx()).add(sight.from(), sight.until());
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
