package nl.zorgrouter.simulator.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One leg of a call: its place in the dialplan, its variables, and what it is doing. */
final class Channel {
  /** Whether a leg rings or speaks. The numbers are Asterisk's. */
  enum State {
    DOWN(0, "Down"),
    RING(4, "Ring"),
    RINGING(5, "Ringing"),
    UP(6, "Up");

    final int number;
    final String said;

    State(int number, String said) {
      this.number = number;
      this.said = said;
    }
  }

  /** Why a channel stops what it is doing. */
  enum Interruption {
    /** It is over. */
    HANGUP,
    /** Somebody sent it elsewhere. */
    REDIRECT,
    /** Its absolute time-out is over. */
    TIMEOUT
  }

  /** What a channel waits for. */
  interface Activity {
    /** Ends it because the channel goes elsewhere; it must not run the channel on. */
    void interrupt(Interruption why);

    /** The channel's own key, pressed by the person on it. */
    default void pressed(char key) {}
  }

  /**
   * A subroutine that has not returned.
   *
   * @param back where it returns to
   * @param whenDone what happens instead of going on there, when it was called from outside
   */
  record Frame(@Nullable Place back, List<String> arguments, @Nullable Runnable whenDone) {}

  /** A command that waits on the channel until it asks. */
  record AgiCommand(String text, String id) {}

  final String name;
  final String id;
  final String linked;
  final String number;

  /** The device of a leg that was called, empty for a caller's. */
  final String telephone;

  final Instant since;
  final Map<String, String> variables = new TreeMap<>();
  final Map<String, String> shared = new HashMap<>();
  final Map<String, String> sipHeaders = new TreeMap<>();
  final Deque<Frame> frames = new ArrayDeque<>();
  final List<AgiCommand> commands = new ArrayList<>();

  /** What is said about past conversations only when the caller's leg ends. */
  final List<Runnable> atTheEnd = new ArrayList<>();

  State state;
  Place place;
  String application = "";
  String data = "";
  boolean ended;
  @Nullable Activity activity;

  /** What it does beneath the subroutine of a code. */
  @Nullable Activity under;

  @Nullable Bridge bridge;

  /** What follows when somebody answers at the far half of a call that was placed. */
  @Nullable Runnable whenUp;

  Agenda.@Nullable Appointment limit;

  /**
   * What tells one leg from another.
   *
   * @param linked the first leg of the conversation
   * @param number the caller's, empty when withheld
   * @param telephone the device that is called, empty for a caller
   */
  record Identity(String name, String id, String linked, String number, String telephone) {}

  Channel(Identity identity, Instant since, Place place) {
    this.name = identity.name();
    this.id = identity.id();
    this.linked = identity.linked();
    this.number = identity.number();
    this.telephone = identity.telephone();
    this.since = since;
    this.place = place;
    this.state = State.DOWN;
  }

  /** Gives a new leg what it inherits: {@code __X} for ever, {@code _X} once. */
  void inherit(Channel from) {
    from.variables.forEach((variable, value) -> {
      if (variable.startsWith("__")) {
        variables.put(variable, value);
      } else if (variable.startsWith("_")) {
        variables.put(variable.substring(1), value);
      }
    });
  }

  /** A variable, whether it is inherited or not; empty when it is not set. */
  String variable(String variable) {
    for (String prefix : new String[] {"", "_", "__"}) {
      String value = variables.get(prefix + variable);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /** Sets a variable; underscores before its name say that it is inherited. */
  void set(String variable, String value) {
    String bare = variable.replaceFirst("^_{1,2}", "");
    variables.remove(bare);
    variables.remove("_" + bare);
    variables.remove("__" + bare);
    variables.put(variable, value);
  }

  @Override
  public String toString() {
    return name;
  }
}
