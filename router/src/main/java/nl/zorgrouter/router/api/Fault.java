package nl.zorgrouter.router.api;

/**
 * One field of a request that is wrong.
 *
 * @param pointer where, as a JSON pointer; {@code ""} is the whole body
 * @param found what was there
 * @param expected what should have been
 */
record Fault(String pointer, String found, String expected) {
  private static final int LONGEST = 60;

  Fault {
    found = found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "...";
    found = found.replaceAll("\\p{Cntrl}", "?");
  }
}
