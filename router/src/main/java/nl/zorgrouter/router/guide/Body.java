package nl.zorgrouter.router.guide;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.zorgrouter.finding.Sentence;

/** The body of a request, read field by field; what is wrong is noted, and reading goes on. */
final class Body {
  /** A hundred times what any request here needs. */
  static final int MOST_BYTES = 16 * 1024;

  private final JsonObject fields;
  private final List<Problem.Wrong> wrongs = new ArrayList<>();

  private Body(JsonObject fields) {
    this.fields = fields;
  }

  static Body read(Optional<String> text) {
    try {
      return new Body(new JsonObject(text.filter(each -> !each.isBlank()).orElse("{}")));
    } catch (DecodeException | ClassCastException notJson) {
      Body body = new Body(new JsonObject());
      body.wrong("", "the body is no JSON object", "de inhoud is geen JSON-object");
      return body;
    }
  }

  List<Problem.Wrong> wrongs() {
    return wrongs;
  }

  /** Names every field that is not one of these. */
  Body only(String... known) {
    Set<String> names = Set.of(known);
    fields.fieldNames().stream()
        .filter(field -> !names.contains(field))
        .sorted()
        .forEach(field ->
            wrong(
                field,
                "there is no such field; expected one of " + String.join(", ", known),
                "dit veld bestaat niet; verwacht: een van " + String.join(", ", known)));
    return this;
  }

  String text(String field) {
    if (fields.getValue(field) instanceof String text) {
      return text;
    }
    wrong(field, "expected a text", "verwacht: een tekst");
    return "";
  }

  Optional<Instant> time(String field) {
    if (!fields.containsKey(field)) {
      return Optional.empty();
    }
    if (fields.getValue(field) instanceof String text) {
      try {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeParseException notTime) {
        // told below
      }
    }
    wrong(
        field,
        "expected a time with its offset, such as 2026-11-21T22:00:00+01:00",
        "verwacht: een tijd met tijdzone, zoals 2026-11-21T22:00:00+01:00");
    return Optional.empty();
  }

  OptionalInt number(String field) {
    if (!fields.containsKey(field)) {
      return OptionalInt.empty();
    }
    if (fields.getValue(field) instanceof Integer number) {
      return OptionalInt.of(number);
    }
    wrong(field, "expected a whole number", "verwacht: een geheel getal");
    return OptionalInt.empty();
  }

  Map<String, Integer> numbers(String field) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    if (fields.getValue(field) instanceof JsonObject object) {
      for (String name : object.fieldNames()) {
        if (object.getValue(name) instanceof Integer number) {
          numbers.put(name, number);
        } else {
          wrong(field + "/" + name, "expected a whole number", "verwacht: een geheel getal");
        }
      }
      return numbers;
    }
    wrong(field, "expected an object of numbers", "verwacht: een object met getallen");
    return numbers;
  }

  List<String> texts(String field) {
    if (fields.getValue(field) instanceof JsonArray list
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    wrong(field, "expected a list of texts", "verwacht: een lijst van teksten");
    return List.of();
  }

  private void wrong(String field, String english, String dutch) {
    String pointer = field.isEmpty() ? "" : "/" + field.replaceAll("[^\\p{L}\\p{N}/_-]", "?");
    wrongs.add(new Problem.Wrong(pointer, new Sentence(english, dutch)));
  }
}
