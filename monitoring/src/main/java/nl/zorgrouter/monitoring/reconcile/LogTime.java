package nl.zorgrouter.monitoring.reconcile;

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

  private final ZoneId zone;
  private Instant last = Instant.MIN;

  LogTime(ZoneId zone) {
    this.zone = zone;
  }

  /** The moment; empty when the text is none. */
  Optional<Instant> read(String text) {
    Optional<Instant> moment = text.contains("-") ? database(text) : epoch(text);
    moment.ifPresent(at -> last = at);
    return moment;
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
    return Optional.of(first.isBefore(last) ? local.toInstant(offsets.getLast()) : first);
  }
}
