package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.Optional;

/**
 * The link to an exchange.
 *
 * @param heard when anything was last heard from it; empty when never
 * @param silence why nothing is heard now; empty when it is in sync
 */
public record LinkView(String pbx, Optional<Instant> heard, Optional<Silence> silence) {
  /** Whether every event of it is seen. */
  public boolean inSync() {
    return silence.isEmpty();
  }

  /**
   * Nothing is heard.
   *
   * @param since when it was noticed
   * @param why for an engineer
   */
  public record Silence(Instant since, String why) {}
}
