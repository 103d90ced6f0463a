package nl.zorgrouter.simulator;

import java.util.List;

/** The dialplan that two exchanges have about each other: which targets are over there. */
final class Trunking {
  private static final String CONTROL_ROOM = "mka-noord";
  private static final String GP_SERVICE = "hap-noord";
  private static final List<String> AT_THE_GP_SERVICE =
      List.of(
          "hap-groningen",
          "hap-groningen-urgent",
          "hap-drenthe",
          "hap-drenthe-urgent",
          "hap-fryslan",
          "hap-fryslan-urgent",
          "zcc-noord",
          "coordination-noord",
          "coordination-fryslan",
          "coordination-drenthe",
          "practice-veendam");
  private static final List<String> AT_THE_CONTROL_ROOM = List.of("desk", "desk-neighbour");

  private Trunking() {}

  /** The exchanges of the demonstration region. */
  static List<String> exchanges() {
    return List.of(CONTROL_ROOM, GP_SERVICE);
  }

  /** What is laid over the files of one of them. */
  static String dialplan(String exchange) {
    boolean controlRoom = exchange.equals(CONTROL_ROOM);
    StringBuilder text = new StringBuilder();
    text.append("[zorgrouter-targets]\n");
    for (String target : controlRoom ? AT_THE_GP_SERVICE : AT_THE_CONTROL_ROOM) {
      String there = controlRoom ? GP_SERVICE : CONTROL_ROOM;
      text.append(
          "exten => %s,1,Gosub(zorgrouter-dial,s,1(PJSIP/%s@%s))\n"
              .formatted(target, target, there));
      text.append(" same => n,Return()\n");
    }
    text.append("[incoming]\n");
    for (String target : controlRoom ? AT_THE_CONTROL_ROOM : AT_THE_GP_SERVICE) {
      text.append(arrival(target, controlRoom ? "112-noord" : "hap-noord", controlRoom));
    }
    return text.toString();
  }

  /** A call that the other exchange has sent here is decided already: it goes where it was sent. */
  private static String arrival(String target, String line, boolean controlRoom) {
    return """
    exten => %1$s,1,Set(__ZR_LINE=%2$s)
     same => n,Set(__ZR_ORIGIN=%3$s)
     same => n,Set(__ZR_URGENT=%4$s)
     same => n,Set(__ZR_FAILSAFE=%1$s)
     same => n,Set(__ZR_FAILSAFE2=%1$s)
     same => n,Set(__ZR_CODES=zr_emergency)
     same => n,Gosub(zorgrouter-trunk,s,1(desk))
     same => n,Goto(zorgrouter-failsafe,s,1)
    """
        .formatted(
            target,
            line,
            controlRoom ? "HAP" : "CARE_LINE",
            controlRoom ? "desk" : "hap-groningen-urgent");
  }
}
