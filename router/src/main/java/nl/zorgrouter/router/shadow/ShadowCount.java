package nl.zorgrouter.router.shadow;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Sentence;

/** What a watching router has counted, in one sentence. */
public final class ShadowCount {
  private final Map<String, Integer> moved = new TreeMap<>();
  private int calls;
  private int unknown;

  /** Counts one call. */
  public void add(Shadowed shadowed) {
    calls++;
    if (shadowed.moved()) {
      moved.merge(shadowed.serviceType(), 1, Integer::sum);
    }
    if (shadowed.origin().isEmpty()) {
      unknown++;
    }
  }

  /** What there is to say so far. */
  public Sentence sentence() {
    int away = moved.values().stream().mapToInt(Integer::intValue).sum();
    String to =
        moved.entrySet().stream()
            .map(entry -> "%d to %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "));
    String naar =
        moved.entrySet().stream()
            .map(entry -> "%d naar %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "));
    return new Sentence(
        "%d calls seen: would have sent %s; %d stay where they are, %d on no known line"
            .formatted(
                calls, to.isEmpty() ? "none elsewhere" : to, calls - away - unknown, unknown),
        "%d oproepen gezien: zou %s hebben gestuurd; %d blijven waar ze zijn, %d op geen bekende lijn"
            .formatted(
                calls,
                naar.isEmpty() ? "er geen elders heen" : naar,
                calls - away - unknown,
                unknown));
  }
}
