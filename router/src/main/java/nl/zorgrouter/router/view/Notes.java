package nl.zorgrouter.router.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;

/** The notes of all journeys. One goes with the first leg of its journey. */
final class Notes {
  /** More than a region has calls; only one whose end was never seen is pushed out. */
  private static final int MOST = 5_000;

  private final Map<String, Note> byJourney = new LinkedHashMap<>();

  /** The journey of a leg: marked by the dialplan, or begun by the leg itself. */
  static String journey(CallId call, Marks marks) {
    return marks.get(Mark.ZR_JOURNEY).orElse(call.value());
  }

  Note of(String journey) {
    return Optional.ofNullable(byJourney.get(journey)).orElse(Note.NONE);
  }

  void put(String journey, Note note) {
    byJourney.put(journey, note);
    if (byJourney.size() > MOST) {
      byJourney.remove(byJourney.keySet().iterator().next());
    }
  }

  void ended(CallId call) {
    byJourney.remove(call.value());
  }

  int size() {
    return byJourney.size();
  }
}
