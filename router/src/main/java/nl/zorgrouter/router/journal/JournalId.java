package nl.zorgrouter.router.journal;

import java.util.UUID;

/**
 * Which journal this is. A journal that was thrown away and begun anew on the same node is another
 * one.
 *
 * @param node 1 or 2
 * @param birth drawn when the journal began
 */
public record JournalId(int node, UUID birth) {
  public JournalId {
    if (node != 1 && node != 2) {
      throw new IllegalArgumentException("a journal is of node 1 or 2, not " + node);
    }
  }
}
