package nl.zorgrouter.router.journal.disk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.reconcile.Moves;
import nl.zorgrouter.router.journal.SignOfLife;

/** The last sign of life of each caller of one exchange, of those who were heard of last. */
final class LastSigns implements Moves {
  /** More than are read ahead of a visit and held with it: one of each caller. */
  private static final int MOST = 100_000;

  private final PbxId pbx;
  private final SequencedMap<CallId, Instant> signs = new LinkedHashMap<>();

  LastSigns(PbxId pbx) {
    this.pbx = pbx;
  }

  void add(SignOfLife sign) {
    if (sign.pbx().equals(pbx)) {
      Instant before = signs.remove(sign.call());
      signs.put(sign.call(), before == null || sign.at().isAfter(before) ? sign.at() : before);
      if (signs.size() > MOST) {
        signs.pollFirstEntry();
      }
    }
  }

  @Override
  public boolean seenElsewhere(CallId call, Instant left) {
    return Optional.ofNullable(signs.get(call)).filter(at -> !at.isBefore(left)).isPresent();
  }
}
