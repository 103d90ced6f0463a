package nl.zorgrouter.router.service;

import nl.zorgrouter.finding.Sentence;

/**
 * One thing that is wrong with a request.
 *
 * @param field the member it is about, such as {@code until}
 * @param kind what kind of fault, for machines
 * @param sentence what was found and what was expected
 */
public record Fault(String field, Kind kind, Sentence sentence) {
  /** Kinds of faults, by what the one who asked can do about them. */
  public enum Kind {
    /** There is no such service or line. */
    UNKNOWN,
    /** The one who asks may not. */
    NOT_YOURS,
    /** The value cannot be used. */
    WRONG_VALUE,
    /** It is right, but cannot be done now. */
    NOT_NOW
  }
}
