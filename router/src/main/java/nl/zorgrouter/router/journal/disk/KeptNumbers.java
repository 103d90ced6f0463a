package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.zorgrouter.call.TelephoneNumber;
import nl.zorgrouter.router.journal.Concealment;
import nl.zorgrouter.router.journal.Frame;

/** The numbers that a journal keeps apart: which stand for what, and how they are forgotten. */
public final class KeptNumbers {
  private static final Pattern COMMITMENT = Pattern.compile("~[0-9a-f]{64}");
  private static final Pattern FILE = Pattern.compile("personal-\\d{8}\\.zrp");

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
   * What stands in the journal for the numbers of this call, as far as they are kept.
   *
   * @param call the exchange's unique id of a leg
   */
  public Set<String> ofCall(String call) throws IOException {
    Set<String> named = new LinkedHashSet<>();
    String quoted = '"' + call + '"';
    try (JournalReader reader = JournalReader.of(folder)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        String text = new String(frame.get().text(), java.nio.charset.StandardCharsets.UTF_8);
        if (text.contains(quoted)) {
          Matcher found = COMMITMENT.matcher(text);
          while (found.find()) {
            named.add(found.group());
          }
        }
      }
    }
    Set<String> kept = matching(row -> row.number().isPresent());
    named.retainAll(kept);
    return named;
  }

  /** Forgets number and salt of every row with one of these commitments; says how many. */
  int erase(Set<String> commitments) throws IOException {
    int erased = 0;
    for (Path path : files()) {
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
    for (Path path : files()) {
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

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FILE.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .toList();
    }
  }
}
