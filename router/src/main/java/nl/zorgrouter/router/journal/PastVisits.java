package nl.zorgrouter.router.journal;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.reconcile.Moves;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;

/** Visits that were written down, by when they ended, wherever they are kept. */
public interface PastVisits extends Iterator<Visit>, AutoCloseable {
  /** When an exchange was in sight, as far as the visits were read, and further. */
  Sightings sightings(PbxId pbx);

  /** What was seen of that exchange's callers elsewhere, as far as the visits were read. */
  Moves moves(PbxId pbx);

  /** The visits that began and of whose end nothing was read, once all that ended were. */
  List<Unended> unended();

  /** Why the visits end before what was written does, for a person; empty when they do not. */
  Optional<String> fault();

  @Override
  void close();
}
