package nl.zorgrouter.monitoring.level;

import java.util.Locale;

/** What can be said of a norm. */
public enum Verdict {
  /** It was met, whatever becomes of those who still wait. */
  MET,
  /** It was not met, whatever becomes of those who still wait. */
  MISSED,
  /** Those who still wait decide it, or have waited for longer than the norm since before. */
  OPEN,
  /** Since the period began nobody could have waited for longer than the norm. */
  TOO_SHORT;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
