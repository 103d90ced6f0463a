package nl.zorgrouter.rules.verify;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.zorgrouter.rules.table.Condition;

/**
 * Where and when there is no service of a kind.
 *
 * @param municipalities their codes
 * @param days of the week
 * @param from minute of the day
 * @param to minute of the day, included
 * @param holidays the names of those on which it is so; empty for an ordinary week
 */
record Gap(
    List<String> municipalities, Set<DayOfWeek> days, int from, int to, Set<String> holidays) {
  private static final Condition HOLIDAY = Say.is("HOLIDAY");
  private static final Condition NO_HOLIDAY = Say.isNot("HOLIDAY");

  /** The cases that fall in it, by column of the tables. */
  Map<String, Condition> conditions() {
    return Map.of(
        "municipality",
        Say.oneOf(municipalities),
        "day",
        Say.oneOf(days.stream().map(Enum::name).toList()),
        "minute",
        Say.between(from, to),
        "period",
        holidays.isEmpty() ? NO_HOLIDAY : HOLIDAY);
  }
}
