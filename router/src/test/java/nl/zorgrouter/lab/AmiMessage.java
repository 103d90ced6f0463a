package nl.zorgrouter.lab;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One message of an exchange.
 *
 * @param fields its headers; of one that is repeated, the last
 * @param marks its {@code ChanVariable} headers, by variable
 * @param arrivedNanos when it was read, by {@link System#nanoTime}
 */
record AmiMessage(Map<String, String> fields, Map<String, String> marks, long arrivedNanos) {

  /** The value of a header, empty when it is not there. */
  String get(String field) {
    return fields.getOrDefault(field, "");
  }

  /** The value of a channel variable, empty when it is not there. */
  String mark(String variable) {
    return marks.getOrDefault(variable, "");
  }

  /** Whether this is an event of that name. */
  boolean is(String event) {
    return get("Event").equals(event);
  }

  /** Whether this is what the dialplan says under that name. */
  boolean isNews(String userEvent) {
    return is("UserEvent") && get("UserEvent").equals(userEvent);
  }

  /** When it happened, in microseconds of the exchange's clock. */
  long atMicros() {
    return new BigDecimal(get("Timestamp")).movePointRight(6).longValue();
  }
}
