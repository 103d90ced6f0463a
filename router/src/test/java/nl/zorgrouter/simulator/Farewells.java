package nl.zorgrouter.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.zorgrouter.simulator.core.Whereabouts;

/**
 * How each caller was served last. Nobody's call is ended for him by the machines but by the human
 * who had him: in a conversation, or in a room into which somebody came for him.
 */
final class Farewells {
  /** Where he was, apart from ways between. */
  private enum Place {
    /** In a queue. */
    QUEUE,
    /** In a conversation. */
    TALK,
    /** In a room. */
    ROOM
  }

  /**
   * One caller.
   *
   * @param left whether he is on his way from there
   * @param served whether a human has had him there who may end the call
   * @param staff the fewest legs of staff in the room: a desk that fetched him may have two
   */
  private record Stay(Place place, boolean left, boolean served, int staff) {
    static final Stay NEW = new Stay(Place.QUEUE, true, false, 0);

    Stay now(Whereabouts where) {
      return switch (where) {
        case Whereabouts.Waits _ -> new Stay(Place.QUEUE, false, false, 0);
        case Whereabouts.Talks _ -> new Stay(Place.TALK, false, true, 0);
        case Whereabouts.InRoom(int there) -> inRoom(there);
        case Whereabouts.OnTheWay _, Whereabouts.IsRungFor _, Whereabouts.Gone _ ->
            new Stay(place, true, served, staff);
      };
    }

    /** Who was fetched from a queue is with a desk; whom his nurse took along waits for another. */
    private Stay inRoom(int there) {
      return place == Place.ROOM && !left
          ? new Stay(Place.ROOM, false, served || there > staff, Math.min(staff, there))
          : new Stay(Place.ROOM, false, place == Place.QUEUE, there);
    }
  }

  private final Map<String, Stay> stays = new HashMap<>();

  /** His nurse takes him along into a room: whoever had him in one before has him no more. */
  void isTakenAlong(String line) {
    stays.put(line, new Stay(Place.ROOM, true, false, 0));
  }

  /** He is there now. */
  void sees(String line, Whereabouts where) {
    stays.put(line, stays.getOrDefault(line, Stay.NEW).now(where));
  }

  /** Those who are gone since the last look, without a human who had them; asked once. */
  List<String> unserved(Set<String> there) {
    List<String> unserved = new ArrayList<>();
    stays.forEach((line, stay) -> {
      if (!there.contains(line) && !stay.served()) {
        unserved.add(line);
      }
    });
    stays.keySet().retainAll(there);
    return unserved;
  }
}
