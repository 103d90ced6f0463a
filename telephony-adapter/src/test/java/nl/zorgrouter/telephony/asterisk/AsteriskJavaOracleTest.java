package nl.zorgrouter.telephony.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.zorgrouter.telephony.ami.AmiMessage;
import nl.zorgrouter.telephony.ami.Recording;
import org.asteriskjava.manager.event.ManagerEvent;
import org.junit.jupiter.api.Test;

/**
 * The same bytes through Asterisk-Java's own reading, which works by reflection over all setters.
 */
class AsteriskJavaOracleTest {
  /** Words that Asterisk-Java takes for nothing and we keep. */
  private static final Set<String> NOTHING = Set.of("<unknown>", "unknown", "none", "");

  /** Not read from headers, or kept in the raw message only. */
  private static final Set<String> APART =
      Set.of(
          "getClass",
          "getSource",
          "getActionId",
          "getDateReceived",
          "getChanVariables",
          "getChannelVariables",
          "getVariables");

  @Test
  void readsEveryFieldThatBothKnowAsAsteriskJavaDoes() throws ReflectiveOperationException {
    Oracle oracle = new Oracle();
    Set<String> differences = new TreeSet<>();
    Set<String> compared = new TreeSet<>();
    int fields = 0;
    for (AmiMessage message : Recording.messages()) {
      Optional<ManagerEvent> ours = decoded(message);
      Optional<ManagerEvent> theirs = oracle.read(message);
      if (ours.isPresent() && theirs.isPresent()) {
        compared.add(message.name());
        fields += compare(message, ours.get(), theirs.get(), differences);
      }
    }
    assertEquals(Set.of(), differences);
    assertTrue(compared.size() >= 22, "only " + compared);
    assertTrue(fields > 2_000, "only " + fields);
  }

  @Test
  void keepsWhatAsteriskJavaTakesForNothing() throws ReflectiveOperationException {
    AmiMessage message = Recording.message("Event: QueueCallerJoin", "Queue: none");
    ManagerEvent theirs = new Oracle().read(message).orElseThrow();
    assertEquals(Optional.empty(), value(theirs.getClass().getMethod("getQueue"), theirs));
    ManagerEvent ours = EventDecoder.decode(message).orElseThrow();
    assertEquals(Optional.of("none"), value(ours.getClass().getMethod("getQueue"), ours));
  }

  private static Optional<ManagerEvent> decoded(AmiMessage message) {
    return message.kind() == AmiMessage.Kind.EVENT
        ? EventDecoder.decode(message)
        : Optional.empty();
  }

  private static int compare(
      AmiMessage message, ManagerEvent ours, ManagerEvent theirs, Set<String> differences)
      throws ReflectiveOperationException {
    int same = 0;
    for (Method getter : theirs.getClass().getMethods()) {
      boolean isGetter = getter.getName().startsWith("get") && getter.getParameterCount() == 0;
      if (isGetter && !APART.contains(getter.getName())) {
        Optional<Object> our = value(getter, ours);
        Optional<Object> their = value(getter, theirs);
        if (our.equals(their)) {
          same += our.isPresent() ? 1 : 0;
        } else if (our.isPresent() && !(their.isEmpty() && isNothing(our.get()))) {
          differences.add(
              "%s.%s: ours `%s`, theirs `%s`"
                  .formatted(message.name(), getter.getName(), our, their));
        }
      }
    }
    return same;
  }

  private static boolean isNothing(Object value) {
    return NOTHING.contains(value.toString().toLowerCase(Locale.ENGLISH));
  }

  private static Optional<Object> value(Method getter, ManagerEvent event)
      throws ReflectiveOperationException {
    return Optional.ofNullable(getter.invoke(event));
  }

  /** Asterisk-Java's builder of events, which is not public. */
  private static final class Oracle {
    private final Object builder;
    private final Method build;

    Oracle() throws ReflectiveOperationException {
      Class<?> type = Class.forName("org.asteriskjava.manager.internal.EventBuilderImpl");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      builder = constructor.newInstance();
      build = type.getMethod("buildEvent", Object.class, Map.class);
      build.setAccessible(true);
    }

    /** As its reader does: names in lower case, a repeated header as a list. */
    Optional<ManagerEvent> read(AmiMessage message) throws ReflectiveOperationException {
      Map<String, Object> attributes = new HashMap<>();
      for (int at = 0; at < message.size(); at++) {
        List<String> all = message.values(message.nameAt(at));
        attributes.put(
            message.nameAt(at).toLowerCase(Locale.ENGLISH), all.size() == 1 ? all.getFirst() : all);
      }
      return Objects.isNull(attributes.get("event"))
          ? Optional.empty()
          : Optional.ofNullable((ManagerEvent) build.invoke(builder, "exchange", attributes));
    }
  }
}
