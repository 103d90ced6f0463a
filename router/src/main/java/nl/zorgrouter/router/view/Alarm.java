package nl.zorgrouter.router.view;

import java.time.Instant;

/**
 * Something that is not as it should be.
 *
 * @param about the exchange or the service it is about; empty for the region
 * @param count how many
 * @param since when it began, or last happened
 */
public record Alarm(Kind kind, String about, long count, Instant since) {
  /** What it is, worst first. */
  public enum Kind {
    /** Nothing is heard from an exchange. */
    SILENT(true),
    /** Nobody answered at either fail-safe. */
    NOBODY_TOOK(true),
    /** Somebody who dialled 112 waits too long. */
    EMERGENCY_WAITS(true),
    /** There are no rules to decide by. */
    NO_RULES(true),
    /** An exchange used its fail-safe by itself. */
    FAILSAFE(false),
    /** A service is open and nobody answers there. */
    NOBODY_THERE(false),
    /** Callers wait longer than they should. */
    LATE(false),
    /** A caller says that it is getting worse. */
    WORSE(false);

    private final boolean grave;

    Kind(boolean grave) {
      this.grave = grave;
    }

    /** Whether somebody must act now. */
    public boolean isGrave() {
      return grave;
    }
  }
}
