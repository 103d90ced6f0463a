package nl.zorgrouter.router.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.zorgrouter.monitoring.level.Periods;

/** Reads a moment as somebody types it: Dutch time, unless an offset stands behind it. */
final class ReportTime {
  private static final String EXPECTED =
      "expected a date such as 2026-11-21, or a date and time such as 2026-11-21T17:00";

  private ReportTime() {}

  /** The moment; empty when it is none, and then that was told. */
  static Optional<Instant> read(String option, String text, Consumer<String> wrong) {
    try {
      if (text.length() <= 10) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(Periods.ZONE).toInstant());
      }
      if (text.endsWith("Z") || text.lastIndexOf('+') > 10) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
      return local(option, LocalDateTime.parse(text), wrong);
    } catch (DateTimeParseException none) {
      wrong.accept("found %s `%s`; %s".formatted(option, text, EXPECTED));
    } catch (DateTimeException beyond) {
      wrong.accept("found %s `%s`; %s".formatted(option, text, EXPECTED));
    }
    return Optional.empty();
  }

  private static Optional<Instant> local(
      String option, LocalDateTime local, Consumer<String> wrong) {
    List<ZoneOffset> offsets = Periods.ZONE.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return Optional.of(local.toInstant(offsets.getFirst()));
    }
    wrong.accept(
        offsets.isEmpty()
            ? "found %s `%s`, which the clock skips that night; expected a time that exists"
                .formatted(option, local)
            : "found %s `%s`, which comes twice that night; expected `%s%s` or `%s%s`"
                .formatted(option, local, local, offsets.getFirst(), local, offsets.getLast()));
    return Optional.empty();
  }
}
