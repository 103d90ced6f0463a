package nl.zorgrouter.router.journal;

import java.time.Instant;

/**
 * Who saw or changed what: a line of the log that NEN 7513 asks for.
 *
 * @param at when
 * @param user who did it, by the name of his account
 * @param role in which role
 * @param onBehalfOf for whom, when it was for somebody else; empty when it was not
 * @param client with what: a program, or the address of a machine
 * @param deed what was done
 * @param object what it was done to, such as {@code call control-room/1795375.12}
 * @param result whether it was let through
 */
public record Access(
    Instant at,
    String user,
    String role,
    String onBehalfOf,
    String client,
    Deed deed,
    String object,
    Result result) {
  /** What can be done. */
  public enum Deed {
    /** A number or a case was shown. */
    SAW,
    /** Something was made. */
    CREATED,
    /** Something was changed. */
    CHANGED,
    /** Something was erased. */
    ERASED,
    /** Somebody signed in or out. */
    SIGNED_IN,
    /** Data left the system. */
    EXPORTED
  }

  /** How it ended. */
  public enum Result {
    /** It was done. */
    DONE,
    /** It was refused. */
    REFUSED
  }
}
