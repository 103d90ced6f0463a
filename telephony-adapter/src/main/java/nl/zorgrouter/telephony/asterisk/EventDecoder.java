package nl.zorgrouter.telephony.asterisk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.telephony.ami.AmiMessage;
import org.asteriskjava.manager.event.ManagerEvent;

/** Messages to the event classes of Asterisk-Java, for the events that are used here. */
public final class EventDecoder {
  private static final Map<String, EventShape<?>> SHAPES = new HashMap<>();

  static {
    Stream.concat(CallShapes.all().stream(), QueueShapes.all().stream())
        .forEach(shape -> SHAPES.put(shape.name(), shape));
  }

  private EventDecoder() {}

  /** The event as Asterisk-Java's class has it; empty for an event that is not used here. */
  public static Optional<ManagerEvent> decode(AmiMessage message) {
    EventShape<?> shape = SHAPES.get(message.name());
    return shape == null ? Optional.empty() : Optional.of(shape.fill(message));
  }

  /** Every event that is used here. */
  static Map<String, EventShape<?>> shapes() {
    return Map.copyOf(SHAPES);
  }
}
