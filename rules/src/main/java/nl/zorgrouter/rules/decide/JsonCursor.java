package nl.zorgrouter.rules.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Hours;

/**
 * Reads JSON value by value. What has the wrong type is told with its place, skipped, and read as
 * not known; reading goes on until the text itself is broken.
 */
final class JsonCursor {
  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 1000;
  private static final int INITIAL_FIELDS = 16;

  /** Beyond this nobody looks for the same name again: an object of a case has fewer fields. */
  private static final int MOST_FIELDS = 100;

  private static final int LONGEST_CASE = 64 * 1024;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_TEXT)
                  .maxNumberLength(20)
                  .maxDocumentLength(LONGEST_CASE)
                  .build())
          .build();

  private final String file;
  private final int linesBefore;
  private final JsonParser parser;
  private final List<Finding> faults = new ArrayList<>();

  /** The names of the fields that the cursor is inside, outermost first. */
  private final List<String> path = new ArrayList<>(DEEPEST);

  /**
   * At the start of a text.
   *
   * @param file as findings repeat it
   * @param linesBefore lines of the file before this text
   */
  JsonCursor(String file, int linesBefore, String text) throws IOException {
    this.file = file;
    this.linesBefore = linesBefore;
    this.parser = JSON.createParser(text);
  }

  List<Finding> faults() {
    return faults;
  }

  /** Reads the one object of the text; says whether it was read to its end. */
  boolean document(Field field) throws IOException {
    try {
      if (parser.nextToken() == null) {
        wrong("nothing", "a case", "een casus");
        return false;
      }
      boolean isObject = parser.hasToken(JsonToken.START_OBJECT);
      object(field);
      if (parser.nextToken() != null) {
        wrong("more after the case", "one case", "één casus");
      }
      return isObject;
    } catch (JsonProcessingException broken) {
      faults.add(
          Finding.error(
              "NOT_JSON",
              broken.getLocation() == null
                  ? new Place(file, linesBefore + 1, 0, "")
                  : place(broken.getLocation()),
              new Sentence(
                  "not readable as JSON: " + said(broken),
                  "niet leesbaar als JSON: " + said(broken))));
      return false;
    }
  }

  /** The fields of an object; a field that is not known reads itself by {@link #unknown}. */
  void object(Field field) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      wrongType("an object", "een object");
      return;
    }
    List<String> seen = new ArrayList<>(INITIAL_FIELDS);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      path.add(name);
      if (seen.contains(name)) {
        wrong(name, "each field once", "elk veld één keer");
      }
      if (seen.size() < MOST_FIELDS) {
        seen.add(name);
      }
      parser.nextToken();
      field.read(name);
      path.removeLast();
    }
  }

  /** The items of a list. */
  void list(Value item) throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      wrongType("a list", "een lijst");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      item.read();
    }
  }

  /** A field that does not exist. */
  void unknown(String known) throws IOException {
    wrong(String.join(".", path), "one of " + known, "een van " + known);
    parser.skipChildren();
  }

  Optional<String> text() throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return Optional.of(parser.getText());
    }
    wrongType("a text", "een tekst");
    return Optional.empty();
  }

  OptionalInt whole(int low, int high) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && parser.getNumberType() == JsonParser.NumberType.INT
        && parser.getIntValue() >= low
        && parser.getIntValue() <= high) {
      return OptionalInt.of(parser.getIntValue());
    }
    wrongType(
        "a whole number from %d to %d".formatted(low, high),
        "een geheel getal van %d tot en met %d".formatted(low, high));
    return OptionalInt.empty();
  }

  Known truth() throws IOException {
    if (parser.currentToken().isBoolean()) {
      return Known.of(parser.getBooleanValue());
    }
    wrongType("true or false", "true of false");
    return Known.UNKNOWN;
  }

  <E extends Enum<E>> Optional<E> word(Class<E> words) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      for (E each : words.getEnumConstants()) {
        if (each.name().equals(parser.getText())) {
          return Optional.of(each);
        }
      }
    }
    String all =
        Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    wrongType("one of " + all, "een van " + all);
    return Optional.empty();
  }

  Optional<Instant> time() throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      try {
        OffsetDateTime time = OffsetDateTime.parse(parser.getText());
        if (time.getYear() >= Hours.FIRST_YEAR && time.getYear() <= Hours.LAST_YEAR) {
          return Optional.of(time.toInstant());
        }
      } catch (DateTimeException notATime) {
        // told below, with the place
      }
    }
    wrongType(
        "a time such as 2026-11-21T02:10:00+01:00, from %d to %d"
            .formatted(Hours.FIRST_YEAR, Hours.LAST_YEAR),
        "een tijdstip zoals 2026-11-21T02:10:00+01:00, van %d tot en met %d"
            .formatted(Hours.FIRST_YEAR, Hours.LAST_YEAR));
    return Optional.empty();
  }

  /** Tells that what stands here should have been something else. */
  void wrong(String found, String english, String dutch) {
    fault(found, String.join(".", path), english, dutch);
  }

  /** Tells that a field that must be there is not. */
  void missing(String field) {
    faults.add(
        Finding.error(
            "MISSING_FIELD",
            new Place(file, linesBefore + 1, 0, field),
            new Sentence(
                "the field `%s` is missing".formatted(field),
                "het veld `%s` ontbreekt".formatted(field))));
  }

  private void wrongType(String english, String dutch) throws IOException {
    String found =
        switch (parser.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "a list";
          default -> parser.getText();
        };
    wrong(found, english, dutch);
    parser.skipChildren();
  }

  private void fault(String found, String within, String english, String dutch) {
    String shown = found.length() <= 60 ? found : found.substring(0, 60) + "...";
    Place at = place(parser.currentTokenLocation());
    faults.add(
        Finding.error(
            "WRONG_VALUE",
            new Place(at.file(), at.line(), at.column(), within),
            new Sentence(
                "found `%s`; expected %s".formatted(shown, english),
                "gevonden: `%s`; verwacht: %s".formatted(shown, dutch))));
  }

  private Place place(JsonLocation location) {
    return new Place(
        file,
        linesBefore + Math.max(1, location.getLineNr()),
        Math.max(0, location.getColumnNr()),
        "");
  }

  private static String said(JsonProcessingException broken) {
    String message = broken.getOriginalMessage();
    return broken instanceof JsonParseException
        ? message.lines().findFirst().orElse("").strip()
        : "larger or deeper than a case can be";
  }

  /** Reads the value that the cursor stands on. */
  @FunctionalInterface
  interface Value {
    void read() throws IOException;
  }

  /** Reads the value of a field. */
  @FunctionalInterface
  interface Field {
    void read(String name) throws IOException;
  }
}
