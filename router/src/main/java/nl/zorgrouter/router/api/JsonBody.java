package nl.zorgrouter.router.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The body of a request, read field by field. What is wrong is noted with its pointer, and reading
 * goes on: a person repairs everything at once.
 */
final class JsonBody {
  /** A case has a few dozen fields; this is room for a hundred times as many. */
  static final int MOST_BYTES = 64 * 1024;

  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 1_000;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_TEXT)
                  .maxNumberLength(20)
                  .maxDocumentLength(MOST_BYTES)
                  .build())
          .build();

  private final JsonObject fields;
  private final String pointer;
  private final List<Fault> faults;

  private JsonBody(JsonObject fields, String pointer, List<Fault> faults) {
    this.fields = fields;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** The body that a text is; what is wrong with it is in {@link #faults}. */
  static JsonBody read(String text) {
    List<Fault> faults = new ArrayList<>();
    boolean readable = isReadable(text.isBlank() ? "{}" : text, faults);
    return new JsonBody(
        readable && !text.isBlank() ? new JsonObject(text) : new JsonObject(), "", faults);
  }

  /** Control characters are refused wherever they stand; they must never come near an exchange. */
  private static boolean isReadable(String text, List<Fault> faults) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        faults.add(new Fault("", "no object", "a JSON object"));
        return false;
      }
      while (parser.nextToken() != null) {
        boolean isText =
            parser.hasToken(JsonToken.VALUE_STRING) || parser.hasToken(JsonToken.FIELD_NAME);
        if (isText && CONTROL.matcher(parser.getText()).find()) {
          faults.add(
              new Fault(
                  parser.getParsingContext().pathAsPointer().toString(),
                  parser.getText(),
                  "a text without control characters"));
        }
      }
      return true;
    } catch (JsonProcessingException broken) {
      faults.add(
          new Fault(
              "",
              "line %d, column %d: %s"
                  .formatted(
                      broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
                      broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr(),
                      broken.getOriginalMessage().lines().findFirst().orElse("")),
              "JSON of at most 64 KiB and 8 levels, each field once"));
      return false;
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory could not be read", impossible);
    }
  }

  List<Fault> faults() {
    return faults;
  }

  boolean has(String field) {
    return fields.containsKey(field) && fields.getValue(field) != null;
  }

  JsonObject fields() {
    return fields;
  }

  /** Names every field that is not one of these. */
  JsonBody only(String... known) {
    Set<String> names = Set.of(known);
    for (String field : fields.fieldNames()) {
      if (!names.contains(field)) {
        wrong(field, field, "one of " + String.join(", ", known));
      }
    }
    return this;
  }

  /** A text of that form; noted as wrong when it is missing. */
  String text(String field, Pattern form, String expected) {
    Optional<String> text = optionalText(field, form, expected);
    if (text.isEmpty() && !has(field)) {
      wrong(field, "nothing", expected);
    }
    return text.orElse("");
  }

  /** A text of that form; empty when it is not there, or wrong. */
  Optional<String> optionalText(String field, Pattern form, String expected) {
    if (!has(field)) {
      return Optional.empty();
    }
    if (fields.getValue(field) instanceof String text && form.matcher(text).matches()) {
      return Optional.of(text);
    }
    wrong(field, String.valueOf(fields.getValue(field)), expected);
    return Optional.empty();
  }

  /** One of these words, in lower or upper case; empty when it is not there, or wrong. */
  <E extends Enum<E>> Optional<E> word(String field, Class<E> words) {
    String all =
        String.join(
            ", ",
            java.util.Arrays.stream(words.getEnumConstants())
                .map(each -> each.name().toLowerCase(java.util.Locale.ROOT))
                .toList());
    if (!has(field)) {
      wrong(field, "nothing", "one of " + all);
      return Optional.empty();
    }
    String said = String.valueOf(fields.getValue(field));
    for (E each : words.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(said)) {
        return Optional.of(each);
      }
    }
    wrong(field, said, "one of " + all);
    return Optional.empty();
  }

  /** The object in that field; empty when it is not there, or wrong. */
  Optional<JsonBody> object(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    if (fields.getValue(field) instanceof JsonObject inner) {
      return Optional.of(new JsonBody(inner, pointer + "/" + field, faults));
    }
    wrong(field, String.valueOf(fields.getValue(field)), "an object");
    return Optional.empty();
  }

  void wrong(String field, String found, String expected) {
    faults.add(
        new Fault(pointer + "/" + field.replace("~", "~0").replace("/", "~1"), found, expected));
  }
}
