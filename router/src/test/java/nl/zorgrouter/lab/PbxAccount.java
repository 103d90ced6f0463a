package nl.zorgrouter.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The visits of an exchange's queues by its own events, as somebody sees them who was never cut
 * off. No line of the product's accounting is used here.
 *
 * @param visits all that have ended, by when they began
 */
record PbxAccount(List<Seen> visits) {
  /**
   * One visit.
   *
   * @param call who left; an attended transfer gives his place to another than who came
   * @param joined in microseconds of the exchange's clock
   * @param ended the answer, or the departure where nobody answered
   */
  record Seen(String queue, String call, long joined, long ended, boolean answered) {
    long waitedMicros() {
      return ended - joined;
    }
  }

  /** What a login without filters has seen. */
  static PbxAccount of(LabAmi hand) {
    Map<String, AmiMessage> open = new HashMap<>();
    List<Seen> visits = new ArrayList<>();
    for (AmiMessage event : hand.seen(_ -> true)) {
      String call = event.get("Uniqueid");
      switch (event.get("Event")) {
        case "QueueCallerJoin" -> open.put(call, event);
        case "AttendedTransfer" -> {
          AmiMessage place = open.remove(event.get("SecondTransfererUniqueid"));
          if (place != null) {
            open.put(event.get("TransfereeUniqueid"), place);
          }
        }
        case "QueueCallerLeave" -> {
          AmiMessage joined = open.remove(call);
          if (joined == null) {
            throw new AssertionError("left without having come: " + event);
          }
          visits.add(
              new Seen(event.get("Queue"), call, joined.atMicros(), event.atMicros(), false));
        }
        case "AgentConnect" -> answered(visits, event);
        default -> {}
      }
    }
    return new PbxAccount(visits);
  }

  private static void answered(List<Seen> visits, AmiMessage event) {
    for (int each = visits.size() - 1; each >= 0; each--) {
      Seen visit = visits.get(each);
      if (visit.call().equals(event.get("Uniqueid")) && visit.queue().equals(event.get("Queue"))) {
        visits.set(
            each, new Seen(visit.queue(), visit.call(), visit.joined(), event.atMicros(), true));
        return;
      }
    }
    throw new AssertionError("answered without having waited: " + event);
  }
}
