package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The event filters of one user of the manager interface, and what they let through.
 *
 * <p>As Asterisk reads them: with filters that include, an event must match one of them; an event
 * that a filter excludes is not sent in any case. Both the older form, a regular expression over
 * the whole event, and the newer one, over one header, are known.
 */
final class EventFilters {
  private static final Pattern OPTION =
      Pattern.compile("(\\w+)\\(([^()]*(?:\\([^()]*\\))?[^()]*)\\)");

  private final List<Filter> filters = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private record Filter(
      boolean excludes, String name, String header, String method, String pattern) {}

  /** The filters among the lines of a user. */
  static EventFilters of(List<ConfFile.Entry> entries) {
    EventFilters all = new EventFilters();
    for (ConfFile.Entry entry : entries) {
      if (entry.key().equals("eventfilter")) {
        all.older(entry.value());
      } else if (entry.key().startsWith("eventfilter(")) {
        all.newer(entry.key().substring("eventfilter(".length()), entry.value());
      }
    }
    return all;
  }

  /** Filters that could not be read. */
  List<String> unreadable() {
    return unreadable;
  }

  /** Whether an event with these headers is sent to the user; the first one is its name. */
  boolean lets(Map<String, String> event) {
    boolean includes = filters.stream().anyMatch(filter -> !filter.excludes());
    boolean included =
        !includes
            || filters.stream().anyMatch(filter -> !filter.excludes() && matches(filter, event));
    return included
        && filters.stream().noneMatch(filter -> filter.excludes() && matches(filter, event));
  }

  private void older(String value) {
    boolean excludes = value.startsWith("!");
    keep(new Filter(excludes, "", "", "regex", excludes ? value.substring(1) : value));
  }

  private void newer(String options, String pattern) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher option = OPTION.matcher(options);
    while (option.find()) {
      found.put(option.group(1), option.group(2).strip());
    }
    keep(
        new Filter(
            found.getOrDefault("action", "include").equals("exclude"),
            found.getOrDefault("name", ""),
            found.getOrDefault("header", ""),
            found.getOrDefault("method", pattern.isEmpty() ? "none" : "regex"),
            pattern));
  }

  private void keep(Filter filter) {
    if (filter.method().equals("regex") && compiled(filter.pattern()).isEmpty()) {
      unreadable.add(filter.pattern());
    } else {
      filters.add(filter);
    }
  }

  private static boolean matches(Filter filter, Map<String, String> event) {
    if (!filter.name().isEmpty() && !filter.name().equals(event.get("Event"))) {
      return false;
    }
    String text = filter.header().isEmpty() ? text(event) : event.get(filter.header());
    if (filter.method().equals("none")) {
      return filter.header().isEmpty() || text != null;
    }
    if (text == null) {
      return false;
    }
    return switch (filter.method()) {
      case "exact" -> text.equals(filter.pattern());
      case "starts_with" -> text.startsWith(filter.pattern());
      case "ends_with" -> text.endsWith(filter.pattern());
      case "contains" -> text.contains(filter.pattern());
      default -> compiled(filter.pattern()).map(regex -> regex.matcher(text).find()).orElse(false);
    };
  }

  private static String text(Map<String, String> event) {
    StringBuilder text = new StringBuilder();
    event.forEach((header, value) -> text.append(header).append(": ").append(value).append("\r\n"));
    return text.toString();
  }

  private static Optional<Pattern> compiled(String pattern) {
    try {
      return Optional.of(Pattern.compile(pattern));
    } catch (PatternSyntaxException unlikeAsterisk) {
      return Optional.empty();
    }
  }
}
