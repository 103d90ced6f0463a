package nl.zorgrouter.router.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Cuts an input into cases: one a line, or, when its first line opens an object that another line
 * goes on with, one case for the whole input. A line is kept only as far as a case can be long.
 */
final class CaseTexts {
  /** Just over the longest case, so that its reader refuses it with the reason. */
  private static final int LONGEST = 64 * 1024 + 1;

  private final BufferedReader reader;
  private final Deque<Text> ahead = new ArrayDeque<>();
  private int lines;
  private boolean begun;

  CaseTexts(InputStream input) {
    this.reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
  }

  /** The next case; empty at the end. */
  Optional<Text> next() throws IOException {
    if (!begun) {
      begun = true;
      Optional<Text> first = line();
      if (first.isPresent() && !isClosed(first.get().text())) {
        return Optional.of(begin(first.get()));
      }
      return first;
    }
    return ahead.isEmpty() ? line() : Optional.of(ahead.pop());
  }

  /** Whether the next case can be read without waiting for somebody to type it. */
  boolean hasMoreWaiting() throws IOException {
    return !ahead.isEmpty() || reader.ready();
  }

  private Text begin(Text first) throws IOException {
    Optional<Text> second = line();
    if (second.isEmpty() || second.get().text().stripLeading().startsWith("{")) {
      second.ifPresent(ahead::add);
      return first;
    }
    StringBuilder whole = new StringBuilder(first.text());
    int line = first.linesBefore() + 1;
    for (Optional<Text> next = second; next.isPresent(); next = line()) {
      whole.append("\n".repeat(next.get().linesBefore() + 1 - line));
      line = next.get().linesBefore() + 1;
      if (whole.length() <= LONGEST) {
        whole.append(next.get().text());
      }
    }
    return new Text(whole.toString(), first.linesBefore());
  }

  /** The next line with something on it. */
  private Optional<Text> line() throws IOException {
    while (true) {
      StringBuilder line = new StringBuilder();
      int next = reader.read();
      if (next < 0) {
        return Optional.empty();
      }
      for (; next >= 0 && next != '\n'; next = reader.read()) {
        boolean mark = next == 0xFEFF && lines == 0 && line.isEmpty();
        if (line.length() < LONGEST && !mark) {
          line.append((char) next);
        }
      }
      lines++;
      if (!line.toString().isBlank()) {
        return Optional.of(new Text(line.toString(), lines - 1));
      }
    }
  }

  /** Whether every object and list that the text opens is closed in it. */
  private static boolean isClosed(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int index = 0; index < text.length(); index++) {
      char each = text.charAt(index);
      if (quoted) {
        if (each == '\\') {
          index++;
        } else if (each == '"') {
          quoted = false;
        }
      } else {
        switch (each) {
          case '"' -> quoted = true;
          case '{', '[' -> depth++;
          case '}', ']' -> depth--;
          default -> {}
        }
      }
    }
    return depth <= 0 && !quoted;
  }

  /**
   * One case as text.
   *
   * @param text as it was found
   * @param linesBefore lines of the input before it
   */
  record Text(String text, int linesBefore) {}
}
