package nl.zorgrouter.monitoring.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the time of a line: seconds since 1970 as in the file, or a date and time as in a database,
 * which holds local time unless {@code queue_log_realtime_use_gmt} is set. In the hour that comes
 * twice the order of the lines decides.
 *
 * <p>A clock that jumped for the moment of one line must not carry the others along: a time that
 * lies more than a day from the line before is only believed when the next line bears it out.
 */
final class LogTime {
  private static final DateTimeFormatter DATABASE =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, true)
          .optionalEnd()
          .toFormatter();

  private static final Pattern EPOCH = Pattern.compile("\\d{9,11}(\\.\\d{1,6})?");

  /**
   * The lines of one moment are written by several threads, and not in the order of their times.
   */
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);

  private static final Duration JUMP = Duration.ofDays(1);

  private final ZoneId zone;
  private Optional<Instant> last = Optional.empty();
  private Optional<Instant> jumped = Optional.empty();

  LogTime(ZoneId zone) {
    this.zone = zone;
  }

  /** The moment; empty when the text is none. */
  Optional<Instant> read(String text) {
    return text.contains("-") ? database(text) : epoch(text);
  }

  /** Whether a line of that moment goes on from the lines before it. */
  boolean goesOn(Instant at) {
    boolean near = last.isEmpty() || isNear(last.get(), at);
    if (near || jumped.filter(before -> isNear(before, at)).isPresent()) {
      last = Optional.of(at);
      jumped = Optional.empty();
      return true;
    }
    jumped = Optional.of(at);
    return false;
  }

  /** The time of the last line that was believed. */
  Optional<Instant> last() {
    return last;
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(JUMP) <= 0;
  }

  private static Optional<Instant> epoch(String text) {
    if (!EPOCH.matcher(text).matches()) {
      return Optional.empty();
    }
    String[] parts = text.split("\\.", -1);
    Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]));
    return Optional.of(
        parts.length == 1
            ? at
            : at.plusNanos(Long.parseLong((parts[1] + "00000000").substring(0, 9))));
  }

  private Optional<Instant> database(String text) {
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(text.replace('T', ' '), DATABASE);
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return Optional.empty();
    }
    Instant first = local.toInstant(offsets.getFirst());
    boolean behind = last.filter(first.plus(OUT_OF_ORDER)::isBefore).isPresent();
    return Optional.of(behind ? local.toInstant(offsets.getLast()) : first);
  }
}
