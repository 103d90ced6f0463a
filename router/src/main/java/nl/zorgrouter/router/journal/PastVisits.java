package nl.zorgrouter.router.journal;

import java.util.Iterator;
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

  /** Why the visits end before what was written does, for a person; empty when they do not. */
  Optional<String> fault();

  @Override
  void close();
}
