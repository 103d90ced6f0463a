package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;

/** How a report cuts time. Each piece is whole, also where the asked stretch begins within it. */
public enum Slice {
  /** From the hour and from half past. */
  HALF_HOUR("half-hour"),
  /** A working day, a night, a weekend or a holiday: from one opening of the practices on. */
  SHIFT("shift"),
  /** A calendar day: 23, 24 or 25 hours. */
  DAY("day"),
  /** From Monday on. */
  WEEK("week"),
  /** The 15 minutes before the end. */
  ROLLING_15M("rolling-15m"),
  /** The hour before the end. */
  ROLLING_1H("rolling-1h"),
  /** The 4 hours before the end. */
  ROLLING_4H("rolling-4h");

  /** More pieces than anybody reads. */
  public static final int MOST = 5_000;

  private static final Duration HALF = Duration.ofMinutes(30);
  private static final Locale DUTCH = Locale.of("nl");

  private final String word;

  Slice(String word) {
    this.word = word;
  }

  /** As people type it. */
  public String word() {
    return word;
  }

  /** What somebody typed, when it is one. */
  public static Optional<Slice> of(String word) {
    for (Slice slice : values()) {
      if (slice.word.equals(word)) {
        return Optional.of(slice);
      }
    }
    return Optional.empty();
  }

  /**
   * The pieces that hold a moment of the stretch, in order; one for a rolling window, which ends
   * where the stretch does. At most {@link #MOST} and one more.
   */
  public List<Interval> cut(Interval stretch, ShiftCalendar shifts) {
    List<Interval> pieces = new ArrayList<>();
    Interval piece = holding(stretch, stretch.from(), shifts);
    while (piece.from().isBefore(stretch.until()) && pieces.size() <= MOST) {
      pieces.add(piece);
      if (isRolling()) {
        return pieces;
      }
      piece = holding(stretch, piece.until(), shifts);
    }
    return pieces;
  }

  /** The piece that a report about this moment begins with. */
  public Interval holding(Instant moment, ShiftCalendar shifts) {
    return holding(new Interval(moment.minusMillis(1), moment), moment.minusMillis(1), shifts);
  }

  /** How a person names the piece, such as {@code 2026-11-21 17:00 - 2026-11-23 08:00, weekend}. */
  public Sentence name(Interval piece, ShiftCalendar shifts) {
    return switch (this) {
      case DAY -> {
        String day = "%s, %d h".formatted(weekday(piece, Locale.ENGLISH), piece.length().toHours());
        String dag = "%s, %d u".formatted(weekday(piece, DUTCH), piece.length().toHours());
        yield new Sentence(day, dag);
      }
      case WEEK ->
          new Sentence(
              "week from %s, %d h".formatted(date(piece.from()), piece.length().toHours()),
              "week vanaf %s, %d u".formatted(date(piece.from()), piece.length().toHours()));
      case SHIFT -> shift(piece, shifts.shiftOf(piece.from()).kind());
      case HALF_HOUR, ROLLING_15M, ROLLING_1H, ROLLING_4H -> {
        String text =
            "%s %s - %s"
                .formatted(
                    date(piece.from()), Periods.clock(piece.from()), Periods.clock(piece.until()));
        yield new Sentence(text, text);
      }
    };
  }

  private Interval holding(Interval stretch, Instant moment, ShiftCalendar shifts) {
    LocalDate day = moment.atZone(Periods.ZONE).toLocalDate();
    return switch (this) {
      case HALF_HOUR -> {
        long from = Math.floorDiv(moment.getEpochSecond(), HALF.toSeconds()) * HALF.toSeconds();
        Instant start = Instant.ofEpochSecond(from);
        yield new Interval(start, start.plus(HALF));
      }
      case SHIFT -> shifts.shiftOf(moment).interval();
      case DAY -> Periods.day(day);
      case WEEK -> Periods.week(day);
      case ROLLING_15M -> Periods.rolling(stretch.until(), Duration.ofMinutes(15));
      case ROLLING_1H -> Periods.rolling(stretch.until(), Duration.ofHours(1));
      case ROLLING_4H -> Periods.rolling(stretch.until(), Duration.ofHours(4));
    };
  }

  private boolean isRolling() {
    return switch (this) {
      case ROLLING_15M, ROLLING_1H, ROLLING_4H -> true;
      case HALF_HOUR, SHIFT, DAY, WEEK -> false;
    };
  }

  private static Sentence shift(Interval piece, Shift.Kind kind) {
    String when =
        "%s %s - %s %s"
            .formatted(
                date(piece.from()),
                Periods.clock(piece.from()),
                date(piece.until()),
                Periods.clock(piece.until()));
    return switch (kind) {
      case DAY -> new Sentence(when + ", day", when + ", dag");
      case NIGHT -> new Sentence(when + ", night", when + ", nacht");
      case WEEKEND -> new Sentence(when + ", weekend", when + ", weekend");
      case HOLIDAY -> new Sentence(when + ", holiday", when + ", feestdag");
    };
  }

  private static String weekday(Interval piece, Locale language) {
    LocalDate day = piece.from().atZone(Periods.ZONE).toLocalDate();
    return "%s %s".formatted(day.getDayOfWeek().getDisplayName(TextStyle.SHORT, language), day);
  }

  private static LocalDate date(Instant moment) {
    return moment.atZone(Periods.ZONE).toLocalDate();
  }
}
