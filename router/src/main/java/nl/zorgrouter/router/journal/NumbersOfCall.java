package nl.zorgrouter.router.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands in a journal for the numbers of one call. A number is that of the call which the
 * record around it names: a snapshot and what a router recalls tell of many people at once.
 */
public final class NumbersOfCall {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final String call;
  private final Set<String> journeys = new LinkedHashSet<>();
  private final Set<String> found = new LinkedHashSet<>();

  /**
   * Of a journal of which nothing was read yet.
   *
   * @param call the exchange's unique id of a leg
   */
  public NumbersOfCall(String call) {
    this.call = call;
  }

  /** The next entry. */
  public void passes(Frame frame) throws UnreadableEntry {
    String text = new String(frame.text(), UTF_8);
    if (names(text, call) || journeys.stream().anyMatch(journey -> names(text, journey))) {
      try {
        look(MAPPER.readTree(text), false);
      } catch (JsonProcessingException unreadable) {
        throw new UnreadableEntry(frame.kind(), unreadable);
      }
    }
  }

  /** What stands for them in the entries that have passed. */
  public Set<String> found() {
    return Set.copyOf(found);
  }

  private static boolean names(String text, String id) {
    return text.contains('"' + id + '"');
  }

  /**
   * Looks at a value and at all that is in it.
   *
   * @param his whether what it is in belongs to the call
   */
  private void look(JsonNode value, boolean his) {
    boolean ours =
        named(value).map(call::equals).orElse(his || journeys.contains(text(value, "journey")));
    if (ours) {
      Stream.of(text(value, "journey"), text(value.path("marks").path("values"), "ZR_JOURNEY"))
          .filter(journey -> !journey.isEmpty())
          .forEach(journeys::add);
      if (value.isTextual() && Concealment.isHidden(value.textValue())) {
        found.add(value.textValue());
      }
    }
    value.forEach(part -> look(part, ours));
  }

  /** The call that a record is about: its own, that of a request, or that of a referral. */
  private static Optional<String> named(JsonNode record) {
    JsonNode own = record.path("call");
    return Stream.of(own, own.path("call"), record.path("binding").path("call"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  private static String text(JsonNode record, String field) {
    return record.path(field).asText("");
  }
}
