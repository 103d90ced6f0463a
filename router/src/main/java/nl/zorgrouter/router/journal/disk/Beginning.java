package nl.zorgrouter.router.journal.disk;

import java.nio.file.Path;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;

/** Whether a journal that does not begin with its first entry says itself why. */
final class Beginning {
  private long first;
  private long gone;

  /** The next entry that fits the chain. */
  void passes(Frame entry) {
    if (first == 0) {
      first = entry.sequence();
    }
    if (first == 1 || entry.kind() != EntryKind.ACCESSED) {
      return;
    }
    try {
      if (EntryText.read(entry.kind(), entry.text()) instanceof Entry.Accessed(var line)) {
        gone = Math.max(gone, SpentSegments.gone(line).orElse(0));
      }
    } catch (UnreadableEntry another) {
      return; // told of by whoever must read it
    }
  }

  /** What is missing without a word, once all entries have passed. */
  Optional<Finding> finding(Path folder) {
    return first <= 1 || gone >= first - 1
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "BEGINNING_GONE",
                Place.of(folder.toString()),
                new Sentence(
                    "found entry %d first; expected the entries from %d on, or a line that says that"
                            .formatted(first, gone + 1)
                        + " they were kept long enough",
                    "de eerste regel is %d; verwacht: de regels vanaf %d, of een regel die zegt dat"
                            .formatted(first, gone + 1)
                        + " ze lang genoeg bewaard zijn")));
  }
}
