package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.router.journal.Concealment;

/** Puts numbers apart, each under a salt of its own, and gives what stands in their place. */
final class Numbers implements AutoCloseable {
  /** One caller's events follow each other: the same number within these shares its row. */
  private static final int REMEMBERED = 1_024;

  private final Path folder;
  private final InstantSource clock;
  private final Duration kept;
  private final SecureRandom salts = new SecureRandom();
  private final List<PersonalFile.Row> waiting = new ArrayList<>();
  private final Map<String, String> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };
  private LocalDate concealed = LocalDate.MIN;
  private LocalDate day = LocalDate.MIN;
  private LocalDate looked = LocalDate.MIN;
  private List<PersonalFile> open = List.of();

  Numbers(Path folder, InstantSource clock, Duration kept) {
    this.folder = folder;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * What stands for this number: the same in the entries of a day at most, as its row goes then.
   */
  String conceal(String number) {
    LocalDate today = PersonalFile.day(clock.instant());
    if (!today.equals(concealed)) {
      recent.clear();
      concealed = today;
    }
    return recent.computeIfAbsent(number, this::fresh);
  }

  private String fresh(String number) {
    byte[] salt = new byte[Concealment.SALT_BYTES];
    salts.nextBytes(salt);
    byte[] commitment = Concealment.commitment(salt, number);
    waiting.add(new PersonalFile.Row(commitment, salt, clock.instant(), Optional.of(number)));
    return Concealment.text(commitment);
  }

  /** Writes what was concealed since the last time; it is on disk when this returns. */
  void sync() throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    if (open.isEmpty() || !PersonalFile.day(now).equals(day)) {
      close();
      PersonalFile file = PersonalFile.open(PersonalFile.of(folder, PersonalFile.day(now)));
      open = List.of(file);
      day = PersonalFile.day(now);
    }
    open.getFirst().append(waiting);
    waiting.clear();
  }

  /** Forgets the numbers of days that are over, also on a day without calls. */
  void forgetOld() throws IOException {
    LocalDate today = PersonalFile.day(clock.instant());
    if (!today.equals(looked)) {
      PersonalFile.forgetBefore(folder, PersonalFile.day(clock.instant().minus(kept)));
      looked = today;
    }
  }

  /** Forgets these numbers; who calls again gets a row and a salt of his own. */
  int erase(Set<String> commitments) throws IOException {
    recent.values().removeAll(commitments);
    return new KeptNumbers(folder).erase(commitments);
  }

  @Override
  public void close() throws IOException {
    List<PersonalFile> closing = open;
    open = List.of();
    for (PersonalFile file : closing) {
      file.close();
    }
  }
}
