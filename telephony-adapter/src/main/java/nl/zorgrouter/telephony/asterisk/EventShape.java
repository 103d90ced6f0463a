package nl.zorgrouter.telephony.asterisk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nl.zorgrouter.telephony.ami.AmiMessage;
import org.asteriskjava.manager.event.ManagerEvent;

/**
 * How one event of Asterisk fills one class of Asterisk-Java: a setter for each header.
 *
 * <p>Texts are set as they came. A number that is none leaves its field empty.
 *
 * @param <E> the class of Asterisk-Java
 */
final class EventShape<E extends ManagerEvent> {
  /** Asterisk-Java wants to know who sent an event; the connection knows that better. */
  private static final Object SOURCE = "exchange";

  private final String name;
  private final Function<Object, E> make;
  private final Map<String, BiConsumer<E, String>> setters = new HashMap<>();

  private EventShape(String name, Function<Object, E> make) {
    this.name = name;
    this.make = make;
  }

  static <E extends ManagerEvent> EventShape<E> of(String name, Function<Object, E> make) {
    return new EventShape<E>(name, make)
        .text("Privilege", ManagerEvent::setPrivilege)
        .text("SystemName", ManagerEvent::setSystemName)
        .decimal("Timestamp", ManagerEvent::setTimestamp);
  }

  /** The headers that every event of a channel has. */
  EventShape<E> channel() {
    return whole("ChannelState", ManagerEvent::setChannelState)
        .text("ChannelStateDesc", ManagerEvent::setChannelStateDesc)
        .text("CallerIDNum", ManagerEvent::setCallerIdNum)
        .text("CallerIDName", ManagerEvent::setCallerIdName)
        .text("ConnectedLineNum", ManagerEvent::setConnectedLineNum)
        .text("ConnectedLineName", ManagerEvent::setConnectedLineName)
        .text("Context", ManagerEvent::setContext)
        .text("Exten", ManagerEvent::setExten)
        .whole("Priority", ManagerEvent::setPriority);
  }

  EventShape<E> text(String header, BiConsumer<? super E, String> setter) {
    setters.put(header, setter::accept);
    return this;
  }

  EventShape<E> whole(String header, BiConsumer<? super E, Integer> setter) {
    setters.put(
        header,
        (event, text) -> {
          if (Numbers.isWhole(text)) {
            setter.accept(event, Integer.valueOf(text));
          }
        });
    return this;
  }

  EventShape<E> large(String header, BiConsumer<? super E, Long> setter) {
    setters.put(
        header,
        (event, text) -> {
          if (Numbers.isLarge(text)) {
            setter.accept(event, Long.valueOf(text));
          }
        });
    return this;
  }

  EventShape<E> decimal(String header, BiConsumer<? super E, Double> setter) {
    setters.put(
        header,
        (event, text) -> {
          if (Numbers.isDecimal(text)) {
            setter.accept(event, Double.valueOf(text));
          }
        });
    return this;
  }

  EventShape<E> truth(String header, BiConsumer<? super E, Boolean> setter) {
    setters.put(header, (event, text) -> setter.accept(event, text.equals("1")));
    return this;
  }

  /** Asterisk's name of the event. */
  String name() {
    return name;
  }

  /** The headers that have a setter. */
  java.util.Set<String> headers() {
    return setters.keySet();
  }

  /** The event that this message is. */
  E fill(AmiMessage message) {
    E event = make.apply(SOURCE);
    for (int at = 1; at < message.size(); at++) {
      BiConsumer<E, String> setter = setters.get(message.nameAt(at));
      if (setter != null) {
        setter.accept(event, message.valueAt(at));
      }
    }
    return event;
  }
}
