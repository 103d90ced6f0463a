package nl.zorgrouter.telephony.asterisk;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.telephony.ami.AmiMessage;
import org.asteriskjava.manager.event.NewStateEvent;
import org.jspecify.annotations.Nullable;

/** What the events of channels have in common, read from the raw message. */
final class Channels {
  private static final int UP = 6;
  private static final String ARGUMENT = "agi_arg_1%3A%20";
  private static final Map<String, Mark> MARKS = new HashMap<>();

  static {
    for (Mark mark : Mark.values()) {
      MARKS.put(mark.name(), mark);
    }
  }

  private Channels() {}

  static boolean isUp(NewStateEvent state) {
    Integer number = state.getChannelState();
    return number != null && number == UP;
  }

  /** The caller's number; Asterisk writes {@code <unknown>} for none. */
  static String number(AmiMessage raw) {
    String number = raw.value("CallerIDNum");
    return number.equals("<unknown>") ? "" : number;
  }

  static Marks marks(AmiMessage raw) {
    EnumMap<Mark, String> found = new EnumMap<>(Mark.class);
    for (int at = 1; at < raw.size(); at++) {
      if (raw.nameAt(at).equals("ChanVariable")) {
        String text = raw.valueAt(at);
        int equals = text.indexOf('=');
        if (equals > 0 && equals + 1 < text.length()) {
          Mark mark = MARKS.get(text.substring(0, equals));
          if (mark != null) {
            found.put(mark, text.substring(equals + 1));
          }
        }
      }
    }
    return found.isEmpty() ? Marks.NONE : new Marks(found);
  }

  /**
   * The ticket that the dialplan wrote before it asked; on an exchange without {@code channelvars},
   * the argument of the waiting application.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Ticket ticket(AmiMessage raw) {
    return new Ticket(
        marks(raw).get(Mark.ZR_TICKET).orElseGet(() -> firstArgument(raw.value("Env"))));
  }

  private static String firstArgument(String environment) {
    int from = environment.indexOf(ARGUMENT);
    int to = from < 0 ? -1 : environment.indexOf("%0A", from);
    return to < 0 ? "" : environment.substring(from + ARGUMENT.length(), to);
  }

  static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
