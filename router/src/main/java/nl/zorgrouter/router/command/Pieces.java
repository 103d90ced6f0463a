package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a file into pieces of whole lines. */
final class Pieces {
  /** Over a thousand cases; small enough that progress moves. */
  private static final int SIZE = 1 << 20;

  /** Just over the longest case, so that its reader refuses it with the reason. */
  private static final int LONGEST_LINE = 64 * 1024 + 1;

  private final InputStream input;

  /** What was read beyond the last line that was given. */
  private byte[] rest = {};

  Pieces(InputStream input) {
    this.input = input;
  }

  /**
   * The next lines; empty at the end. The end of a line that is longer than a piece is left out.
   */
  Optional<Piece> next() throws IOException {
    byte[] bytes = Arrays.copyOf(rest, SIZE);
    int length = rest.length + input.readNBytes(bytes, rest.length, SIZE - rest.length);
    rest = new byte[0];
    if (length < SIZE) {
      return length == 0 ? Optional.empty() : Optional.of(new Piece(bytes, length));
    }
    int end = length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end == 0) {
      skipLine();
      bytes[LONGEST_LINE] = '\n';
      return Optional.of(new Piece(bytes, LONGEST_LINE + 1));
    }
    rest = Arrays.copyOfRange(bytes, end, length);
    return Optional.of(new Piece(bytes, end));
  }

  private void skipLine() throws IOException {
    byte[] bytes = new byte[SIZE];
    for (int length = input.read(bytes); length > 0; length = input.read(bytes)) {
      for (int at = 0; at < length; at++) {
        if (bytes[at] == '\n') {
          rest = Arrays.copyOfRange(bytes, at + 1, length);
          return;
        }
      }
    }
  }

  /** Some whole lines; the last line of the file may have no end. */
  static final class Piece {
    private final byte[] bytes;
    private final int length;

    private Piece(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    /** The lines are at the beginning of these. */
    byte[] bytes() {
      return bytes;
    }

    /** How many bytes the lines are. */
    int length() {
      return length;
    }
  }
}
