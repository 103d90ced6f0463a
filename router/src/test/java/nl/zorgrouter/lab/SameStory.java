package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.zorgrouter.lab.Performance.Sight;

/** Compares what was seen on two exchanges: words and order exactly, times within 100 ms. */
final class SameStory {
  private static final long MOST_MILLIS_APART = 100;

  private SameStory() {}

  /** An event in the words that must agree; empty when it is not compared. */
  static String inWords(AmiMessage event) {
    String name = event.get("Event");
    return switch (name) {
      case "AsyncAGIStart" -> name + " reason=" + event.mark("ZR_REASON") + marks(event);
      case "AsyncAGIExec", "AsyncAGIEnd", "BridgeEnter", "BridgeLeave" -> name;
      case "MusicOnHoldStart", "MusicOnHoldStop" -> name;
      case "UserEvent" -> name + " " + event.get("UserEvent") + " " + event.get("Target");
      case "VarSet" -> name + " " + event.get("Variable") + "=" + event.get("Value");
      case "QueueCallerJoin", "QueueCallerLeave" ->
          "%s %s place=%s of %s"
              .formatted(name, event.get("Queue"), event.get("Position"), event.get("Count"));
      case "QueueCallerAbandon" ->
          "%s %s place=%s before=%s"
              .formatted(
                  name, event.get("Queue"), event.get("Position"), event.get("OriginalPosition"));
      case "AgentCalled", "AgentConnect", "AgentRingNoAnswer" -> name + " " + event.get("Queue");
      case "AgentComplete" -> name + " " + event.get("Queue") + " " + event.get("Reason");
      case "DialBegin" -> name;
      case "DialEnd" -> name + " " + event.get("DialStatus");
      case "QueueMemberStatus" ->
          name + " " + event.get("Queue") + (event.get("Status").equals("1") ? " free" : " busy");
      case "Hangup" -> name;
      default -> "";
    };
  }

  private static String marks(AmiMessage event) {
    return " line=%s origin=%s visit=%s triage=%s"
        .formatted(
            event.mark("ZR_LINE"),
            event.mark("ZR_ORIGIN"),
            event.mark("ZR_VISIT"),
            event.mark("ZR_TRIAGE"));
  }

  /** The words and their order on both, by who it happened to. */
  static void sameWords(Map<String, List<Sight>> real, Map<String, List<Sight>> simulated) {
    for (String lane : lanes(real, simulated)) {
      assertEquals(
          words(lane, real), words(lane, simulated), lane + ": expected as on the real exchange");
    }
  }

  /** Whether words, order and times are the same. */
  static boolean isSame(Map<String, List<Sight>> real, Map<String, List<Sight>> simulated) {
    return lanes(real, simulated).stream()
            .allMatch(lane -> words(lane, real).equals(words(lane, simulated)))
        && apart(real, simulated).isEmpty();
  }

  private static Set<String> lanes(
      Map<String, List<Sight>> real, Map<String, List<Sight>> simulated) {
    Set<String> lanes = new LinkedHashSet<>(real.keySet());
    lanes.addAll(simulated.keySet());
    return lanes;
  }

  private static String words(String lane, Map<String, List<Sight>> seen) {
    return String.join(
        "\n", once(seen.getOrDefault(lane, List.of())).stream().map(Sight::what).toList());
  }

  /** What happened more than 100 ms apart, where the words are the same. */
  static List<String> apart(Map<String, List<Sight>> real, Map<String, List<Sight>> simulated) {
    List<String> apart = new ArrayList<>();
    real.forEach((lane, all) -> {
      List<Sight> there = once(all);
      List<Sight> here = once(simulated.getOrDefault(lane, List.of()));
      for (int i = 0; i < Math.min(there.size(), here.size()); i++) {
        long difference = here.get(i).millis() - there.get(i).millis();
        if (Math.abs(difference) > MOST_MILLIS_APART) {
          apart.add(
              "%s: `%s` at %d ms on the real exchange, at %d ms here"
                  .formatted(
                      lane, there.get(i).what(), there.get(i).millis(), here.get(i).millis()));
        }
      }
    });
    return apart;
  }

  /** A telephone that rings and one that speaks are both busy: said once. */
  private static List<Sight> once(List<Sight> sights) {
    List<Sight> kept = new ArrayList<>();
    for (Sight sight : sights) {
      boolean again =
          !kept.isEmpty()
              && sight.what().startsWith("QueueMemberStatus")
              && kept.getLast().what().equals(sight.what());
      if (!again) {
        kept.add(sight);
      }
    }
    return kept;
  }
}
