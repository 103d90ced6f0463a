package nl.zorgrouter.router.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What changed from picture to picture, numbered, so that a viewer who was away for a moment gets
 * only what he missed.
 */
final class Changes {
  /** At most five a second: who was away for less than about 12 s resumes. */
  private static final int KEPT = 64;

  private record Numbered(long number, String event) {}

  private final String boot;
  private final Deque<Numbered> kept = new ArrayDeque<>();
  private Map<String, String> parts = Map.of();
  private long number;

  /**
   * Nothing was shown yet.
   *
   * @param boot names this start of the server; ids of another start mean nothing here
   */
  Changes(String boot) {
    this.boot = boot;
  }

  /**
   * The event that leads from the last picture to this one; empty when they are the same.
   *
   * @param next JSON texts by the names of the parts
   * @param now milliseconds since 1970, of the clock that people read
   */
  Optional<String> change(Map<String, String> next, long now) {
    Map<String, String> changed = new LinkedHashMap<>();
    next.forEach((name, json) -> {
      if (!json.equals(parts.get(name))) {
        changed.put(name, json);
      }
    });
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    parts = new LinkedHashMap<>(next);
    number++;
    String event = event("change", changed, now);
    kept.addLast(new Numbered(number, event));
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    return Optional.of(event);
  }

  /** Everything, as the last picture had it. */
  String whole(long now) {
    return event("picture", parts, now);
  }

  /** What came after the event with that id; empty when that is not known any more. */
  Optional<String> since(String id) {
    int dash = id.indexOf('-');
    if (dash < 0 || !id.substring(0, dash).equals(boot) || !id.matches("[^-]+-[0-9]{1,18}")) {
      return Optional.empty();
    }
    long last = Long.parseLong(id.substring(dash + 1));
    boolean known =
        last <= number
            && (kept.isEmpty() || last >= Objects.requireNonNull(kept.peekFirst()).number() - 1);
    return known
        ? Optional.of(
            kept.stream()
                .filter(each -> each.number() > last)
                .map(Numbered::event)
                .collect(Collectors.joining()))
        : Optional.empty();
  }

  private String event(String name, Map<String, String> some, long now) {
    String json =
        some.entrySet().stream()
            .map(part -> "\"%s\":%s".formatted(part.getKey(), part.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return "id: %s-%d\nevent: %s\ndata: {\"now\":%d,\"parts\":%s}\n\n"
        .formatted(boot, number, name, now, json);
  }
}
