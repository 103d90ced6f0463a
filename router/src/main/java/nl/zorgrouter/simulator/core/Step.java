package nl.zorgrouter.simulator.core;

/** One line of the dialplan: an application and what it is given, not yet expanded. */
record Step(String label, String application, String arguments) {
  /** Reads {@code Application(arguments)}. */
  static Step of(String label, String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return new Step(label, text.strip(), "");
    }
    int close = text.lastIndexOf(')');
    return new Step(
        label,
        text.substring(0, open).strip(),
        text.substring(open + 1, close > open ? close : text.length()));
  }
}
