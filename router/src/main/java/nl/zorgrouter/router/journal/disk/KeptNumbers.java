package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.zorgrouter.call.TelephoneNumber;
import nl.zorgrouter.router.journal.Concealment;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.NumbersOfCall;
import nl.zorgrouter.router.journal.UnreadableEntry;

/** The numbers that a journal keeps apart: which stand for what, and how they are forgotten. */
public final class KeptNumbers {
  private final Path folder;

  /**
   * The numbers beside a journal.
   *
   * @param folder the journal's
   */
  public KeptNumbers(Path folder) {
    this.folder = folder;
  }

  /** What stands in the journal for this telephone number, however it is written. */
  public Set<String> of(String number) throws IOException {
    String wanted = TelephoneNumber.national(number);
    return matching(row ->
        row.number().map(each -> TelephoneNumber.national(each).equals(wanted)).orElse(false));
  }

  /**
   * What stands in the journal for the numbers of this call and of nobody else, as far as they are
   * kept.
   *
   * @param call the exchange's unique id of a leg
   */
  public Set<String> ofCall(String call) throws IOException {
    NumbersOfCall numbers = new NumbersOfCall(call);
    try (JournalReader reader = JournalReader.of(folder)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        numbers.passes(frame.get());
      }
    } catch (UnreadableEntry unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
    Set<String> named = new LinkedHashSet<>(numbers.found());
    named.retainAll(matching(row -> row.number().isPresent()));
    return named;
  }

  /** Forgets number and salt of every row with one of these commitments; says how many. */
  int erase(Set<String> commitments) throws IOException {
    int erased = 0;
    for (Path path : PersonalFile.all(folder)) {
      try (PersonalFile file = PersonalFile.open(path)) {
        for (long index = 0; index < file.rows(); index++) {
          Optional<PersonalFile.Row> row = file.row(index);
          if (row.isPresent()
              && row.get().number().isPresent()
              && commitments.contains(Concealment.text(row.get().commitment()))) {
            file.erase(index, row.get());
            erased++;
          }
        }
      }
    }
    return erased;
  }

  private Set<String> matching(Predicate<PersonalFile.Row> wanted) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (Path path : PersonalFile.all(folder)) {
      try (PersonalFile file = PersonalFile.read(path)) {
        for (long index = 0; index < file.rows(); index++) {
          file.row(index)
              .filter(wanted)
              .ifPresent(row -> found.add(Concealment.text(row.commitment())));
        }
      }
    }
    return found;
  }
}
