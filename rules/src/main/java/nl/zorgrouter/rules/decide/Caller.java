package nl.zorgrouter.rules.decide;

import java.util.Optional;

/**
 * What the rules need to know about the caller.
 *
 * @param number for calling back; never decided on
 * @param language as two letters
 * @param textRelay whether a text relay speaks for him
 * @param contact whether somebody spoke with him
 */
public record Caller(
    Optional<String> number, Optional<String> language, Known textRelay, Known contact) {
  /** Nothing known. */
  public static final Caller NOBODY =
      new Caller(Optional.empty(), Optional.empty(), Known.UNKNOWN, Known.UNKNOWN);
}
