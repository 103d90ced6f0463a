package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.reconcile.Moves;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.OpenVisits;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.journal.SignOfLife;
import nl.zorgrouter.router.journal.Unended;
import nl.zorgrouter.router.journal.UnreadableEntry;

/**
 * The visits of one or all exchanges in a journal, by the moment they ended. A journal has them in
 * the order in which they became known, which differs by little: a bounded number is held to sort
 * them. What was heard last before a visit is written down is what ended it.
 */
public final class JournalVisits implements PastVisits {
  /** After a gap in sight so many visits may become known at once, long after they ended. */
  private static final int HELD = 20_000;

  private final JournalReader reader;
  private final Predicate<PbxId> wanted;
  private final PriorityQueue<Visit> held = new PriorityQueue<>(Comparator.comparing(Visit::ended));
  private final Map<PbxId, Sightings> sightings = new HashMap<>();
  private Optional<LastSigns> signs = Optional.empty();
  private Optional<Frame> heard = Optional.empty();
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

  /** Signs of life are only looked for from here on. */
  @Override
  public Moves moves(PbxId pbx) {
    LastSigns wanted = new LastSigns(pbx);
    signs = Optional.of(wanted);
    return wanted;
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
      if (frame.isPresent()) {
        learns(frame.get());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the journal cannot be read", failed);
    } catch (UnreadableEntry unreadable) {
      throw new IllegalStateException(
          "a visit whose bytes are whole cannot be read: a newer program wrote it", unreadable);
    }
  }

  private void learns(Frame frame) throws UnreadableEntry {
    switch (frame.kind()) {
      case VISIT_ENDED, SIGHTED, LOST -> learns(EntryText.read(frame.kind(), frame.text()));
      case VISIT_BEGAN -> {
        learns(EntryText.read(frame.kind(), frame.text()));
        looksForASign(frame);
      }
      case DECISION_MADE -> looksForASign(frame);
      case HEARD -> heard = Optional.of(frame);
      case STARTED, RULES_ACTIVATED, NOTICED, ACCESSED, TAIL_CUT, KEPT -> {}
    }
  }

  private void learns(Entry entry) {
    open.learns(entry);
    if (entry instanceof Entry.VisitEnded(var visit) && wanted.test(visit.pbx())) {
      held.add(visit);
      if (visit.outcome() == Outcome.REROUTED) {
        heard.ifPresent(this::looksForASign);
      }
    }
    if (entry instanceof Entry.Sighted(var sight)) {
      sightings(sight.pbx()).add(sight.from(), sight.until());
    }
  }

  private void looksForASign(Frame frame) {
    signs.ifPresent(known -> SignOfLife.in(frame.kind(), frame.text()).ifPresent(known::add));
  }

  @Override
  public void close() {
    reader.close();
  }
}
