package nl.zorgrouter.rules.dmn;

/** How large a file may be: far above any real table, far below what could hurt. */
final class Limits {
  /** A table of 3,000 rows and 26 columns with an editor's white space is 12 MB. */
  static final int BYTES = 16 * 1024 * 1024;

  /** A decision table needs eight. */
  static final int DEPTH = 64;

  /** Elements kept of one file: 5,000 rows of 40 columns, two elements each. */
  static final int ELEMENTS = 450_000;

  static final int ROWS = 5_000;

  static final int COLUMNS = 40;

  /** Characters in one cell, as read. */
  static final int CELL = 4_000;

  /** Characters of a row's id, so that it fits in a journal and on a screen. */
  static final int ROW_ID = 64;

  /** Tests in the list of one cell. */
  static final int TESTS = 1_000;

  /** Findings of one file; a person stops reading long before. */
  static final int FINDINGS = 500;

  /** Characters of a person's text repeated in a finding. */
  static final int QUOTED = 60;

  private Limits() {}
}
