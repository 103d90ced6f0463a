package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.router.core.Noted;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.journal.Concealment;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;

/** What a router noted before it stopped, with the numbers that are still kept. */
final class NotedBefore {
  private final Map<String, String> numbers = new HashMap<>();
  private final List<Noted> noted = new ArrayList<>();

  void learns(Frame frame) throws UnreadableEntry {
    byte[] text = Concealment.revealed(frame.text(), hidden -> numbers.getOrDefault(hidden, ""));
    if (EntryText.read(frame.kind(), text) instanceof Entry.Kept(Noted note)) {
      noted.add(note);
    }
  }

  /** All of it, in its order. */
  Recollection recollection() {
    return new Recollection(noted);
  }

  /** Reads which numbers these days had; one that was erased is as if it was withheld. */
  void knowsNumbers(Path folder, Instant first, Instant last) throws IOException {
    LocalDate until = PersonalFile.day(last.plus(Duration.ofHours(1)));
    for (LocalDate day = PersonalFile.day(first); !day.isAfter(until); day = day.plusDays(1)) {
      Path file = PersonalFile.of(folder, day);
      if (Files.exists(file)) {
        add(file);
      }
    }
  }

  private void add(Path file) throws IOException {
    try (PersonalFile rows = PersonalFile.read(file)) {
      for (long index = 0; index < rows.rows(); index++) {
        Optional<PersonalFile.Row> row = rows.row(index);
        row.flatMap(PersonalFile.Row::number)
            .ifPresent(number -> numbers.put(Concealment.text(row.get().commitment()), number));
      }
    }
  }
}
