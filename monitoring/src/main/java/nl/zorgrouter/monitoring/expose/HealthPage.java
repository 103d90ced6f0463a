package nl.zorgrouter.monitoring.expose;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The pages {@code /health/live} and {@code /health/ready}.
 *
 * @param state all checks together
 * @param checks each by itself
 */
public record HealthPage(State state, List<Check> checks) {
  public HealthPage {
    checks = List.copyOf(checks);
  }

  /** How it is. */
  public enum State {
    /** As it should be. */
    UP,
    /** It works, but less than it should: one of several exchanges or the database is away. */
    DEGRADED,
    /** It cannot do its work. */
    DOWN
  }

  /**
   * One thing that was looked at.
   *
   * @param name such as {@code rules} or {@code pbx/pbx-a}
   * @param says one plain sentence
   */
  public record Check(String name, State state, String says) {}

  /** The process answers: that is all liveness asks. A lost exchange or database never fails it. */
  public static HealthPage live() {
    return new HealthPage(State.UP, List.of());
  }

  /**
   * Whether the service can do its work.
   *
   * @param needed without one of these nothing works: the rules, the journal
   * @param links the connections to the exchanges: without any the service is down, without some it
   *     is degraded
   * @param helpful what it can do without for a time: the database
   */
  public static HealthPage ready(List<Check> needed, List<Check> links, List<Check> helpful) {
    boolean down =
        needed.stream().anyMatch(check -> check.state() == State.DOWN)
            || links.stream().allMatch(check -> check.state() == State.DOWN);
    List<Check> all = new ArrayList<>(needed);
    all.addAll(links);
    all.addAll(helpful);
    boolean well = all.stream().allMatch(check -> check.state() == State.UP);
    return new HealthPage(down ? State.DOWN : well ? State.UP : State.DEGRADED, all);
  }

  /** 200 when it works, even if less than it should; 503 when it does not. */
  public int httpStatus() {
    return switch (state) {
      case UP, DEGRADED -> 200;
      case DOWN -> 503;
    };
  }

  /** The page as JSON. */
  public Page page() {
    String list =
        checks.stream()
            .map(check ->
                "{\"name\":%s,\"status\":%s,\"says\":%s}"
                    .formatted(
                        quoted(check.name()), quoted(word(check.state())), quoted(check.says())))
            .collect(Collectors.joining(","));
    String json = "{\"status\":%s,\"checks\":[%s]}\n".formatted(quoted(word(state)), list);
    return new Page("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(each -> {
          if (each == '"' || each == '\\') {
            quoted.append('\\').append((char) each);
          } else if (each < ' ') {
            quoted.append("\\u%04x".formatted(each));
          } else {
            quoted.append((char) each);
          }
        });
    return quoted.append('"').toString();
  }
}
