package nl.zorgrouter.monitoring.reconcile;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** Cuts a stream into lines without ever holding more than one, however long that one is. */
public final class LogLines {
  /** What is kept of a line; a parser refuses longer ones anyway. */
  private static final int LONGEST = 8_192;

  private LogLines() {}

  /**
   * Gives every line, without its end, to the taker; of a line that is too long the first part.
   *
   * @throws IOException when the stream fails
   */
  public static void each(Reader stream, Consumer<String> taker) throws IOException {
    char[] block = new char[16_384];
    StringBuilder line = new StringBuilder();
    boolean open = false;
    for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
      for (int place = 0; place < count; place++) {
        if (block[place] == '\n') {
          taker.accept(line.toString());
          line.setLength(0);
          open = false;
        } else {
          open = true;
          if (block[place] != '\r' && line.length() < LONGEST) {
            line.append(block[place]);
          }
        }
      }
    }
    if (open) {
      taker.accept(line.toString());
    }
  }
}
