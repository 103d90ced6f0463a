package nl.zorgrouter.router.http;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.regex.Pattern;
import nl.zorgrouter.finding.Sentence;

/**
 * The body of a request, read field by field. What is wrong is noted with its pointer, and reading
 * goes on: a person repairs everything at once.
 */
public final class JsonBody {
  /** A case has a few dozen fields; this is room for a hundred times as many. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 1_000;
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final Sentence WHOLE_NUMBER = new Sentence("a whole number", "een geheel getal");
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

  /** A route on which requests come in with a JSON body, and with no other. */
  public static Route route(Router pages, HttpMethod method, String path) {
    pages.route(method, path).handler(JsonBody::isJson);
    return pages
        .route(method, path)
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
        .failureHandler(Problem::failed);
  }

  private static void isJson(RoutingContext asked) {
    String type = Optional.ofNullable(asked.request().getHeader("Content-Type")).orElse("");
    if (type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      asked.next();
      return;
    }
    String shown = type.replaceAll("[^\\x20-\\x7e]", "?");
    Problem.of(
            415,
            "WRONG_CONTENT_TYPE",
            "found the content type `%s`; expected `application/json`".formatted(shown),
            "gevonden: de inhoudssoort `%s`; verwacht: `application/json`".formatted(shown))
        .send(asked);
  }

  /** The body of a request; what is wrong with it is in {@link #faults}. */
  public static JsonBody of(RoutingContext asked) {
    return read(Optional.ofNullable(asked.body().asString()).orElse(""));
  }

  /** The body that a text is; an empty one is an object without fields. */
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
        faults.add(
            new Fault(
                "",
                new Sentence(
                    "found no JSON object; expected one",
                    "gevonden: geen JSON-object; verwacht: een")));
        return false;
      }
      while (parser.nextToken() != null) {
        boolean isText =
            parser.hasToken(JsonToken.VALUE_STRING) || parser.hasToken(JsonToken.FIELD_NAME);
        if (isText && CONTROL.matcher(parser.getText()).find()) {
          faults.add(
              Fault.of(
                  parser.getParsingContext().pathAsPointer().toString(),
                  parser.getText(),
                  new Sentence(
                      "a text without control characters", "een tekst zonder stuurtekens")));
        }
      }
      return true;
    } catch (JsonProcessingException broken) {
      JsonLocation at = Optional.ofNullable(broken.getLocation()).orElse(JsonLocation.NA);
      String place = "%d:%d".formatted(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
      faults.add(
          Fault.of(
              "",
              place + ": " + broken.getOriginalMessage().lines().findFirst().orElse(""),
              new Sentence(
                  "JSON of at most 64 KiB and 8 levels, each field once",
                  "JSON van hoogstens 64 KiB en 8 niveaus, elk veld een keer")));
      return false;
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory could not be read", impossible);
    }
  }

  /** Everything that is wrong up to now. */
  public List<Fault> faults() {
    return faults;
  }

  /** Whether the field is there and not null. */
  public boolean has(String field) {
    return fields.containsKey(field) && fields.getValue(field) != null;
  }

  /** The fields as they came. */
  public JsonObject fields() {
    return fields;
  }

  /** Names every field that is not one of these. */
  public JsonBody only(String... known) {
    Set<String> names = Set.of(known);
    fields.fieldNames().stream()
        .filter(field -> !names.contains(field))
        .forEach(field -> wrong(field, field, oneOf(List.of(known))));
    return this;
  }

  /** A text; noted as wrong when it is missing. */
  public String text(String field) {
    return text(field, ANY, new Sentence("a text", "een tekst"));
  }

  /** A text of that form; noted as wrong when it is missing. */
  public String text(String field, Pattern form, Sentence expected) {
    if (!has(field)) {
      wrong(field, "", expected);
    }
    return optionalText(field, form, expected).orElse("");
  }

  /** A text of that form; empty when it is not there, or wrong. */
  public Optional<String> optionalText(String field, Pattern form, Sentence expected) {
    return value(field, String.class, expected)
        .filter(text -> {
          boolean fits = form.matcher(text).matches();
          if (!fits) {
            wrong(field, text, expected);
          }
          return fits;
        });
  }

  /** One of these words, in lower or upper case; empty when it is not there, or wrong. */
  public <E extends Enum<E>> Optional<E> word(String field, Class<E> words) {
    List<E> all = List.of(words.getEnumConstants());
    String said = has(field) ? String.valueOf(fields.getValue(field)) : "";
    Optional<E> word = all.stream().filter(each -> each.name().equalsIgnoreCase(said)).findFirst();
    if (word.isEmpty()) {
      wrong(field, said, oneOf(all.stream().map(each -> each.name().toLowerCase(ROOT)).toList()));
    }
    return word;
  }

  /** A moment with its offset; empty when it is not there, or wrong. */
  public Optional<Instant> time(String field) {
    Sentence expected =
        new Sentence(
            "a time with its offset, such as 2026-11-21T22:00:00+01:00",
            "een tijd met tijdzone, zoals 2026-11-21T22:00:00+01:00");
    return value(field, String.class, expected)
        .flatMap(text -> {
          try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
          } catch (DateTimeParseException notTime) {
            wrong(field, text, expected);
            return Optional.empty();
          }
        });
  }

  /** A whole number; empty when it is not there, or wrong. */
  public OptionalInt number(String field) {
    return value(field, Integer.class, WHOLE_NUMBER)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** Whole numbers by name; noted as wrong when they are missing. */
  public Map<String, Integer> numbers(String field) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Optional<JsonBody> object = object(field);
    if (!has(field)) {
      wrong(field, "", new Sentence("an object of numbers", "een object met getallen"));
    }
    object.ifPresent(each ->
        each.fields
            .fieldNames()
            .forEach(name -> each.number(name).ifPresent(number -> numbers.put(name, number))));
    return numbers;
  }

  /** A list of texts; noted as wrong when it is missing. */
  public List<String> texts(String field) {
    if (fields.getValue(field) instanceof JsonArray list
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    wrong(
        field,
        has(field) ? String.valueOf(fields.getValue(field)) : "",
        new Sentence("a list of texts", "een lijst van teksten"));
    return List.of();
  }

  /** The object in that field; empty when it is not there, or wrong. */
  public Optional<JsonBody> object(String field) {
    return value(field, JsonObject.class, new Sentence("an object", "een object"))
        .map(inner -> new JsonBody(inner, pointer + "/" + field, faults));
  }

  private <T> Optional<T> value(String field, Class<T> type, Sentence expected) {
    if (!has(field)) {
      return Optional.empty();
    }
    Object value = fields.getValue(field);
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    wrong(field, String.valueOf(value), expected);
    return Optional.empty();
  }

  private static Sentence oneOf(List<String> words) {
    String all = String.join(", ", words);
    return new Sentence("one of " + all, "een van " + all);
  }

  /** Notes that another value was expected than the one that was found. */
  public void wrong(String field, String found, Sentence expected) {
    faults.add(
        Fault.of(pointer + "/" + field.replace("~", "~0").replace("/", "~1"), found, expected));
  }
}
