package nl.zorgrouter.finding;

import java.util.List;

/**
 * What reading something gave: a value with what there is to say about it, or everything that
 * refuses it.
 *
 * @param <T> what was read
 */
public sealed interface Reading<T> {
  /** All findings, in the order of their places. */
  List<Finding> findings();

  /**
   * It could be read.
   *
   * @param value what was read
   * @param findings warnings and remarks, never an error
   * @param <T> what was read
   */
  record Read<T>(T value, List<Finding> findings) implements Reading<T> {
    public Read {
      findings = List.copyOf(findings);
    }
  }

  /**
   * It could not be read.
   *
   * @param findings at least one error
   * @param <T> what would have been read
   */
  record Refused<T>(List<Finding> findings) implements Reading<T> {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
