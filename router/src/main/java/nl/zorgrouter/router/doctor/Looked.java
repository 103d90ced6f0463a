package nl.zorgrouter.router.doctor;

import java.util.Optional;
import nl.zorgrouter.finding.Sentence;

/**
 * Something that was looked at, or the reason why it could not be.
 *
 * @param <T> what was seen
 */
public sealed interface Looked<T> {
  /**
   * It was seen.
   *
   * @param what is there
   * @param <T> what was seen
   */
  record Seen<T>(T what) implements Looked<T> {}

  /**
   * It could not be seen.
   *
   * @param why and what would make it visible
   * @param <T> what would have been seen
   */
  record Unseen<T>(Sentence why) implements Looked<T> {}

  /** What was seen, if it was. */
  default Optional<T> seen() {
    return switch (this) {
      case Seen<T>(T what) -> Optional.of(what);
      case Unseen<T> _ -> Optional.empty();
    };
  }
}
