package nl.zorgrouter.telephony.ami;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The actions that wait for their answer, oldest first. Each ends exactly once: it leaves the map
 * before its end is told.
 */
final class Pending {
  private final AmiLimits limits;
  private final Map<String, Action> actions = new LinkedHashMap<>();

  Pending(AmiLimits limits) {
    this.limits = limits;
  }

  int size() {
    return actions.size();
  }

  boolean hasRoomFor(int more) {
    return actions.size() + more <= limits.pendingActions();
  }

  /**
   * Waits for the response, or for the event that closes the list when a list was asked for.
   *
   * @param lastEvent the event that closes the list; empty when none was asked for
   */
  void await(String actionId, String lastEvent, long deadline, Consumer<Outcome> end) {
    actions.put(actionId, new Action(deadline, lastEvent, end));
  }

  /** Ends, or goes on with, the action this response belongs to; false when nobody waits for it. */
  boolean answered(AmiMessage response) {
    String actionId = response.value("ActionID");
    Action action = actions.get(actionId);
    if (action == null) {
      return false;
    }
    boolean refused = response.name().equals("Error");
    if (!refused && !action.lastEvent.isEmpty()) {
      action.response = response;
      return true;
    }
    actions.remove(actionId);
    action.end.accept(
        refused
            ? new Outcome.Refused(response.value("Message"))
            : new Outcome.Accepted(response, List.of()));
    return true;
  }

  /** Adds an item to its list, or ends that list; false when it belongs to none. */
  boolean listed(AmiMessage event) {
    if (actions.isEmpty()) {
      return false;
    }
    String actionId = event.value("ActionID");
    Action action = actionId.isEmpty() ? null : actions.get(actionId);
    if (action == null || action.lastEvent.isEmpty()) {
      return false;
    }
    if (!event.name().equals(action.lastEvent)) {
      action.items.add(event);
      return true;
    }
    actions.remove(actionId);
    String announced = event.value("ListItems");
    if (!announced.equals(Integer.toString(action.items.size()))) {
      action.end.accept(
          new Outcome.Refused(
              "found %d items; expected `%s`".formatted(action.items.size(), announced)));
    } else {
      action.end.accept(
          new Outcome.Accepted(action.response == null ? event : action.response, action.items));
    }
    return true;
  }

  /** Whether a list has grown beyond its limit. */
  boolean overflows(AmiMessage event) {
    Action action = actions.get(event.value("ActionID"));
    return action != null && action.items.size() > limits.listItems();
  }

  /** Ends what is past its deadline. */
  void expire(long now) {
    List<Action> late = new ArrayList<>();
    for (Iterator<Action> all = actions.values().iterator(); all.hasNext(); ) {
      Action action = all.next();
      if (now - action.deadline >= 0) {
        all.remove();
        late.add(action);
      }
    }
    late.forEach(action -> action.end.accept(new Outcome.TimedOut()));
  }

  /** Ends everything: the link is gone. */
  void lose() {
    List<Action> lost = List.copyOf(actions.values());
    actions.clear();
    lost.forEach(action -> action.end.accept(new Outcome.LinkLost()));
  }

  private static final class Action {
    private final long deadline;
    private final String lastEvent;
    private final Consumer<Outcome> end;
    private final List<AmiMessage> items = new ArrayList<>();
    private @org.jspecify.annotations.Nullable AmiMessage response;

    Action(long deadline, String lastEvent, Consumer<Outcome> end) {
      this.deadline = deadline;
      this.lastEvent = lastEvent;
      this.end = end;
    }
  }
}
