package nl.zorgrouter.call;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The marks on one channel at one moment. An empty mark is no mark.
 *
 * @param values what each mark says; never an empty text
 */
public record Marks(Map<Mark, String> values) {
  /** No mark at all. */
  public static final Marks NONE = new Marks(Map.of());

  public Marks {
    EnumMap<Mark, String> kept = new EnumMap<>(Mark.class);
    values.forEach((mark, text) -> {
      if (!text.isEmpty()) {
        kept.put(mark, text);
      }
    });
    values = Map.copyOf(kept);
  }

  /** What the mark says, when it is there. */
  public Optional<String> get(Mark mark) {
    return Optional.ofNullable(values.get(mark));
  }
}
