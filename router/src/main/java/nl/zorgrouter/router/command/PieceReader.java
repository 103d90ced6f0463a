package nl.zorgrouter.router.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.CaseReader;
import nl.zorgrouter.rules.decide.QuickCaseReader;

/** Reads pieces of a file of cases into a counter. Not for several threads at once. */
final class PieceReader<C> {
  /** More bad lines of a piece are only counted. */
  private static final int MOST_BAD_LINES = 100;

  /** Kept of a bad line: a little more than a case can be long, so that this is what is told. */
  private static final int LONGEST_KEPT = 4 * 64 * 1024 + 4;

  private final Region region;
  private final QuickCaseReader quick;
  private final C counter;
  private final BiConsumer<C, CaseFacts> add;

  PieceReader(Region region, C counter, BiConsumer<C, CaseFacts> add) {
    this.region = region;
    this.quick = new QuickCaseReader(region);
    this.counter = counter;
    this.add = add;
  }

  C counter() {
    return counter;
  }

  /** Counts the cases of a piece and says what was no case. */
  Told read(Pieces.Piece piece) {
    List<BadLine> bad = new ArrayList<>();
    int more = 0;
    int lines = 0;
    int at = 0;
    while (at < piece.length()) {
      Optional<CaseFacts> facts = quick.read(piece.bytes(), at, piece.length());
      int end = facts.isPresent() ? quick.end() : endOfLine(piece, at);
      if (facts.isPresent()) {
        add.accept(counter, facts.get());
      } else if (!isRead(piece, at, end)) {
        if (bad.size() < MOST_BAD_LINES) {
          int kept = Math.min(end, at + LONGEST_KEPT);
          bad.add(new BadLine(lines, text(piece, at, kept)));
        } else {
          more++;
        }
      }
      lines++;
      at = end + 1;
    }
    return new Told(lines, bad, more);
  }

  /** Whether the careful reader takes a line, or nothing stands on it. */
  private boolean isRead(Pieces.Piece piece, int from, int to) {
    String text = text(piece, from, to);
    if (text.isBlank()) {
      return true;
    }
    return switch (CaseReader.read(region, "", 0, text)) {
      case Reading.Read<CaseFacts> read -> {
        add.accept(counter, read.value());
        yield true;
      }
      case Reading.Refused<CaseFacts> _ -> false;
    };
  }

  private static String text(Pieces.Piece piece, int from, int to) {
    return new String(piece.bytes(), from, to - from, StandardCharsets.UTF_8);
  }

  private static int endOfLine(Pieces.Piece piece, int from) {
    int at = from;
    while (at < piece.length() && piece.bytes()[at] != '\n') {
      at++;
    }
    return at;
  }

  /**
   * What is left to tell of a piece.
   *
   * @param lines how many it has
   * @param bad the first of those that are no case
   * @param more how many others are no case
   */
  record Told(int lines, List<BadLine> bad, int more) {}

  /**
   * A line that is no case.
   *
   * @param number from 0 in its piece
   * @param text of it
   */
  record BadLine(int number, String text) {}
}
