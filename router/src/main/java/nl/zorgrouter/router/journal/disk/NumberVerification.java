package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.journal.Concealment;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;

/**
 * Whether the numbers beside a journal are those that its entries stand for: one that is erased
 * must have a line that says by whom, and one that is not there must have been kept for long
 * enough. A router may write and erase meanwhile: what is erased is looked at before the entries
 * are read, because its line comes after it, and what is there after them, because it comes before
 * its entry.
 */
final class NumberVerification {
  private final Path folder;
  private final Duration kept;
  private final InstantSource clock = InstantSource.system();
  private final LocalDate since;
  private final Map<String, Where> erased = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Awaited> awaited = new LinkedHashMap<>();
  private long first;

  /** A row of a file. */
  private record Where(Path file, long position) {}

  /** A number that must be there, by the first entry with it. */
  private record Awaited(LocalDate day, long entry) {}

  /** What was found of one kind in one file, or of one day: how many, and which is the first. */
  private record Found(long count, long first) {
    Found and(Found later) {
      return new Found(count + later.count, Math.min(first, later.first));
    }
  }

  /**
   * How many rows there are.
   *
   * @param kept with a number
   * @param erased without one
   */
  record Rows(long kept, long erased) {}

  private NumberVerification(Path folder, Duration kept) {
    this.folder = folder;
    this.kept = kept;
    this.since = oldest();
  }

  /**
   * Begins, before the first entry is read.
   *
   * @param kept how long numbers are
   */
  static NumberVerification of(Path folder, Duration kept) throws IOException {
    NumberVerification numbers = new NumberVerification(folder, kept);
    numbers.eachRow((where, row) -> {
      if (row.filter(each -> each.number().isEmpty()).isPresent()) {
        numbers.erased.put(Concealment.text(row.get().commitment()), where);
      }
    });
    for (Path order : ErasureOrder.given(folder)) {
      numbers.orders(order);
    }
    return numbers;
  }

  /** The line of an order comes when it is carried out; until then it speaks for itself. */
  private void orders(Path order) throws IOException {
    try {
      ErasureOrder.read(order).commitments().stream()
          .map(ErasureOrder::shortened)
          .forEach(told::add);
    } catch (IllegalArgumentException noOrder) {
      return; // the router puts it aside and says so
    } catch (java.nio.file.NoSuchFileException carriedOut) {
      return; // then its line is there
    }
  }

  /** The next entry that fits the chain. */
  void passes(Frame entry) {
    if (first == 0) {
      first = entry.sequence();
    }
    if (entry.kind() == EntryKind.ACCESSED) {
      told.addAll(erasedBy(entry));
    }
    LocalDate day = PersonalFile.day(Instant.EPOCH.plus(entry.atMicros(), ChronoUnit.MICROS));
    if (!day.isBefore(since)) {
      Awaited here = new Awaited(day, entry.sequence());
      Concealment.in(entry.text()).forEach(each -> awaited.putIfAbsent(each, here));
    }
  }

  private static Set<String> erasedBy(Frame entry) {
    if (!new String(entry.text(), UTF_8).contains(ErasureOrder.CLIENT)) {
      return Set.of();
    }
    try {
      return EntryText.read(entry.kind(), entry.text()) instanceof Entry.Accessed(var line)
          ? ErasureOrder.erasedBy(line)
          : Set.of();
    } catch (UnreadableEntry another) {
      return Set.of(); // told of by whoever must read it
    }
  }

  /**
   * Counts the rows and says what does not fit, once all entries have passed.
   *
   * @param fault where the entries stopped to fit; lines behind it are not known
   */
  Rows judge(Optional<JournalReader.Fault> fault, List<Finding> findings) throws IOException {
    if (fault.isEmpty()) {
      erasedByNobody().forEach((file, found) -> findings.add(erased(file, found)));
    }
    List<Where> changed = new ArrayList<>();
    long[] counts = new long[2];
    eachRow((where, row) -> {
      row.ifPresentOrElse(
          each -> {
            counts[each.number().isPresent() ? 0 : 1]++;
            awaited.remove(Concealment.text(each.commitment()));
          },
          () -> changed.add(where));
    });
    changed.forEach(where -> findings.add(changed(where)));
    missing(changed).forEach((file, found) -> findings.add(missing(file, found)));
    return new Rows(counts[0], counts[1]);
  }

  /**
   * Erased rows without a line. Where the beginning of the journal is gone, the line went with the
   * entries of that number: nobody is given its commitment any more once it is erased.
   */
  private Map<Path, Found> erasedByNobody() {
    Map<Path, Found> nobody = new TreeMap<>();
    erased.forEach((commitment, where) -> {
      boolean gone = first > 1 && !awaited.containsKey(commitment);
      if (!gone && !told.contains(ErasureOrder.shortened(commitment))) {
        nobody.merge(where.file(), new Found(1, where.position()), Found::and);
      }
    });
    return nobody;
  }

  /**
   * Numbers of days that must be kept, by their file; a row that was changed may be one of them.
   */
  private Map<Path, Found> missing(List<Where> changed) {
    LocalDate oldest = oldest();
    Map<Path, Found> missing = new TreeMap<>();
    for (Awaited each : awaited.values()) {
      if (!each.day().isBefore(oldest)) {
        missing.merge(PersonalFile.of(folder, each.day()), new Found(1, each.entry()), Found::and);
      }
    }
    Map<Path, Long> unread = new HashMap<>();
    changed.forEach(where -> unread.merge(where.file(), 1L, Long::sum));
    missing
        .entrySet()
        .removeIf(each -> each.getValue().count() <= unread.getOrDefault(each.getKey(), 0L));
    return missing;
  }

  private LocalDate oldest() {
    return PersonalFile.day(clock.instant().minus(kept));
  }

  private static Finding changed(Where where) {
    return Finding.error(
        "CHANGED",
        Place.of("%s, byte %d".formatted(where.file(), where.position())),
        new Sentence("a row with a number was changed", "een regel met een nummer is veranderd"));
  }

  private static Finding erased(Path file, Found found) {
    return Finding.error(
        "NUMBERS_ERASED",
        Place.of("%s, byte %d".formatted(file, found.first())),
        new Sentence(
            "found %d numbers erased; expected a line in the journal that says by whom"
                .formatted(found.count()),
            "%d nummers zijn gewist; verwacht: een regel in het journaal die zegt door wie"
                .formatted(found.count())));
  }

  private Finding missing(Path file, Found found) {
    return Finding.error(
        "NUMBERS_MISSING",
        Place.of(file.toString()),
        new Sentence(
            "%d numbers of this day are not there, the first of them that of entry %d;"
                    .formatted(found.count(), found.first())
                + " expected that they are kept for %d days (`retentionDays.numbers`)"
                    .formatted(kept.toDays()),
            "%d nummers van deze dag zijn er niet, als eerste dat van regel %d;"
                    .formatted(found.count(), found.first())
                + " verwacht: %d dagen bewaard (`retentionDays.numbers`)"
                    .formatted(kept.toDays())));
  }

  /** Looks at rows. */
  @FunctionalInterface
  private interface Look {
    /** A row; empty when its bytes do not fit. */
    void at(Where where, Optional<PersonalFile.Row> row);
  }

  private void eachRow(Look look) throws IOException {
    for (Path path : PersonalFile.all(folder)) {
      try (PersonalFile file = PersonalFile.read(path)) {
        for (long row = 0; row < file.rows(); row++) {
          look.at(new Where(path, row * PersonalFile.ROW), file.row(row));
        }
      }
    }
  }
}
