package nl.zorgrouter.router.journal;

/** The text of an entry is not that of its kind: it was changed, or a newer program wrote it. */
public final class UnreadableEntry extends Exception {
  UnreadableEntry(EntryKind kind, Exception why) {
    super("the text of a %s entry cannot be read".formatted(kind), why);
  }
}
