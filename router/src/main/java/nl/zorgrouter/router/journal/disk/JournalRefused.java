package nl.zorgrouter.router.journal.disk;

/** A journal cannot be opened; the message says what was found and what was expected. */
public final class JournalRefused extends Exception {
  /** Says what was found and what was expected. */
  public JournalRefused(String message) {
    super(message);
  }
}
