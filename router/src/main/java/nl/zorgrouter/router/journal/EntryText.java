package nl.zorgrouter.router.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.router.referral.Binding;
import nl.zorgrouter.router.referral.Task;
import nl.zorgrouter.rules.decide.Caller;

/**
 * Entries as JSON. A record is an object with its components; a value of a sealed type says which
 * one it is in {@code kind}; a number to call back is concealed on the way out, and a number that
 * somebody dialled is left out.
 */
public final class EntryText {
  /** Every component of this name, in any record, is personal data. */
  private static final String PERSONAL = "callerNumber";

  /** Records of people who call: their {@code number} is personal data, too. */
  private static final Set<Class<?>> CALLERS = Set.of(Caller.class, Binding.class, Task.class);

  /** So many digits may be somebody's telephone number; fewer are a line's, such as 112. */
  private static final int DIGITS_OF_A_NUMBER = 6;

  private static final Object CONCEAL = EntryText.class;
  private static final JsonMapper MAPPER = mapper();

  private EntryText() {}

  /**
   * The text of an entry.
   *
   * @param conceal gives what stands in the place of a telephone number; never asked for an empty
   *     one
   */
  public static byte[] write(Entry entry, UnaryOperator<String> conceal) {
    try {
      return MAPPER.writer().withAttribute(CONCEAL, conceal).writeValueAsBytes(entry);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("an entry could not be written as text", impossible);
    }
  }

  /**
   * The entry of that text.
   *
   * @throws UnreadableEntry when it is not one
   */
  public static Entry read(EntryKind kind, byte[] text) throws UnreadableEntry {
    try {
      return MAPPER.readValue(text, kind.type());
    } catch (IOException unreadable) {
      throw new UnreadableEntry(kind, unreadable);
    }
  }

  private static JsonMapper mapper() {
    SimpleModule words = new SimpleModule("words");
    word(words, PbxId.class, PbxId::new);
    word(words, CallId.class, CallId::new);
    word(words, QueueName.class, QueueName::new);
    word(words, Ticket.class, Ticket::new);
    word(words, Target.class, Target::new);
    word(words, JourneyId.class, JourneyId::new);
    words.setSerializerModifier(new Concealing());
    return JsonMapper.builder()
        .annotationIntrospector(new SealedTypes())
        .addModules(new Jdk8Module(), new JavaTimeModule(), words)
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }

  /** A type that is one word is written as that word. */
  private static <T> void word(SimpleModule module, Class<T> type, Function<String, T> read) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(
        type,
        new FromStringDeserializer<T>(type) {
          @Override
          protected T _deserialize(
              String text, com.fasterxml.jackson.databind.DeserializationContext context) {
            return read.apply(text);
          }
        });
  }

  private static final class Concealing extends BeanSerializerModifier {
    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config, BeanDescription record, List<BeanPropertyWriter> writers) {
      for (BeanPropertyWriter writer : writers) {
        boolean ofCaller =
            CALLERS.contains(record.getBeanClass()) && writer.getName().equals("number");
        if (ofCaller || writer.getName().equals(PERSONAL)) {
          writer.assignSerializer(new Concealed());
        } else if (record.getBeanClass() == CallEvent.Dialled.class) {
          writer.assignSerializer(new LineOnly());
        }
      }
      return writers;
    }
  }

  /**
   * What was dialled when it is a line's; nothing when it may be a person's. No replay asks for it,
   * and it would not be found again: it may have whatever a telephone needs for a line outside in
   * front of it.
   */
  private static final class LineOnly extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      String text = value.toString();
      boolean isNumber = text.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_NUMBER;
      json.writeString(isNumber ? "" : text);
    }
  }

  /** A number, or an optional one. */
  private static final class Concealed extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value instanceof Optional<?> perhaps) {
        if (perhaps.isPresent()) {
          serialize(perhaps.get(), json, provider);
        } else {
          json.writeNull();
        }
        return;
      }
      String text = value.toString();
      if (!text.isEmpty() && provider.getAttribute(CONCEAL) instanceof UnaryOperator<?> conceal) {
        @SuppressWarnings("unchecked") // put there by write, which has its type
        UnaryOperator<String> known = (UnaryOperator<String>) conceal;
        text = known.apply(text);
      }
      json.writeString(text);
    }
  }
}
