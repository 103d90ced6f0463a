package nl.zorgrouter.rules.box;

import java.util.List;

/** What is left of a box after taking others away. */
public sealed interface Remainder {
  /** Nothing, for certain. */
  record Nothing() implements Remainder {}

  /**
   * Something, for certain.
   *
   * @param pieces boxes without a common case; at least one, and all of them unless there are more
   *     than were asked for
   * @param extent whether these are all
   */
  record Something(List<Box> pieces, Extent extent) implements Remainder {
    public Something {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * The budget was spent first; nobody knows.
   *
   * @param steps how many were allowed
   */
  record Unknown(long steps) implements Remainder {}

  /** Whether a list of pieces is whole. */
  enum Extent {
    /** These are all. */
    ALL,
    /** There are more, or there may be. */
    MORE
  }
}
