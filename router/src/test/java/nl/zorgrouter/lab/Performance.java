package nl.zorgrouter.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** A situation being played on one stage by a scripted router, and what was seen of it. */
final class Performance {
  /**
   * Something seen.
   *
   * @param millis after the caller's first event
   */
  record Sight(String what, long millis) {}

  private static final long LEASE_MILLIS = 900;

  private final Stage stage;
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, String> calls = new HashMap<>();
  private String reply = "";
  private boolean alive;
  private final Map<String, String> linked = new HashMap<>();
  private int answered;
  private int coded;

  private Performance(Stage stage) {
    this.stage = stage;
  }

  /** Plays it and gives what was seen, by who it happened to. */
  static Map<String, List<Sight>> of(Situation situation, Stage stage, int number) {
    return new Performance(stage).play(situation, number);
  }

  private Map<String, List<Sight>> play(Situation situation, int number) {
    LabAmi router = stage.router();
    int before = router.seen(event -> true).size();
    answered = questions(router).size();
    coded = router.seen(event -> event.isNews("ZorgrouterReferral")).size();
    router.global("ZR_LEASE_1", "0");
    long begin = System.nanoTime();
    long leased = 0;
    for (Situation.Step step : situation.steps()) {
      long due = begin + step.millis() * 1_000_000;
      while (System.nanoTime() < due) {
        answerQuestions(router);
        answerCodes(router);
        if (alive && System.nanoTime() - leased > 200_000_000) {
          leased = System.nanoTime();
          renew(router);
        }
        LockSupport.parkNanos(500_000);
      }
      take(step, number);
    }
    List<AmiMessage> all = router.seen(event -> true);
    return sights(all.subList(before, all.size()), number);
  }

  private static List<AmiMessage> questions(LabAmi router) {
    return router.seen(event -> event.is("AsyncAGIStart"));
  }

  private static void renew(LabAmi router) {
    String until = String.valueOf(System.currentTimeMillis() + LEASE_MILLIS);
    router.write(LabAmi.text("Setvar", "Variable", "ZR_LEASE_1", "Value", until) + "\r\n");
  }

  private void answerQuestions(LabAmi router) {
    List<AmiMessage> questions = questions(router);
    while (answered < questions.size()) {
      AmiMessage question = questions.get(answered++);
      if (!reply.isEmpty()) {
        String channel = question.get("Channel");
        String answer = question.mark("ZR_TICKET") + ";" + reply;
        router.write(
            command(channel, "SET VARIABLE ZR_ANSWER " + answer)
                + command(channel, "ASYNCAGI BREAK")
                + LabAmi.text("PlayDTMF", "Channel", channel, "Digit", "D", "Receive", "true")
                + "\r\n");
      }
    }
  }

  /** A router that answers says to a code that there is a service. */
  private void answerCodes(LabAmi router) {
    List<AmiMessage> codes = router.seen(event -> event.isNews("ZorgrouterReferral"));
    while (coded < codes.size()) {
      String channel = codes.get(coded++).get("Channel");
      if (alive && !reply.isEmpty()) {
        router.write(
            LabAmi.text("Setvar", "Channel", channel, "Variable", "ZR_WORD", "Value", "go")
                + "\r\n");
      }
    }
  }

  private static String command(String channel, String command) {
    return LabAmi.text("AGI", "Channel", channel, "Command", command, "CommandID", "c") + "\r\n";
  }

  private void take(Situation.Step step, int number) {
    List<String> words = step.words();
    switch (step.verb()) {
      case "answers" -> {
        reply = "7;d1;%s;%s;%s".formatted(words.get(0), words.get(1), words.get(2));
        live();
      }
      case "silent" -> {
        reply = "";
        live();
      }
      case "dead" -> alive = false;
      case "fence" -> stage.router().global("ZR_RULES_MIN", words.getFirst());
      case "joins" -> stage.joins(words.get(0), words.get(1));
      case "leaves" -> stage.leaves(words.get(0), words.get(1));
      case "calls" -> {
        String own = "06%06d%02d".formatted(number, numbers.size());
        numbers.put(words.getFirst(), own);
        stage.calls(own, words.get(1));
      }
      case "presses" -> stage.presses(own(words), words.get(1));
      case "hangs-up" -> stage.hangsUp(own(words));
      case "answerer-presses" -> stage.answererPresses(words.get(0), words.get(1));
      case "answerer-hangs-up" -> stage.answererHangsUp(words.getFirst());
      case "meets" -> meet(own(words));
      case "rings" -> ring(own(words), words);
      case "moves" -> move(own(words), words.get(1), words.get(2));
      case "ends" -> alive = false;
      default -> throw new IllegalArgumentException("the script says `" + step.verb() + "`");
    }
  }

  private void live() {
    alive = true;
    renew(stage.router());
  }

  private String own(List<String> words) {
    return numbers.getOrDefault(words.getFirst(), "");
  }

  private void move(String own, String context, String extension) {
    LabAmi router = stage.router();
    AmiMessage seen =
        router
            .seen(event -> isCaller(event.get("Channel")) && event.get("CallerIDNum").equals(own))
            .getLast();
    router.act(
        "Redirect",
        "Channel",
        seen.get("Channel"),
        "Context",
        context,
        "Exten",
        extension,
        "Priority",
        "1");
  }

  private AmiMessage lastOf(String own) {
    return stage
        .router()
        .seen(event -> isCaller(event.get("Channel")) && event.get("CallerIDNum").equals(own))
        .getLast();
  }

  /** As a router does it for a warm referral. */
  private void meet(String own) {
    AmiMessage caller = lastOf(own);
    String room = caller.get("Uniqueid");
    AmiMessage nurse =
        stage
            .router()
            .seen(event -> event.is("AgentConnect") && event.get("Uniqueid").equals(room))
            .getLast();
    stage
        .router()
        .act(
            "Redirect",
            "Channel",
            caller.get("Channel"),
            "Context",
            "zorgrouter-warm",
            "Exten",
            room,
            "Priority",
            "1",
            "ExtraChannel",
            nurse.get("DestChannel"),
            "ExtraContext",
            "zorgrouter-warm",
            "ExtraExten",
            "staff-" + room,
            "ExtraPriority",
            "1");
  }

  /** As a router rings a service for a room, and the desk at a deadline. */
  private void ring(String own, List<String> words) {
    String patient = lastOf(own).get("Uniqueid");
    boolean room = words.get(1).equals("room");
    String seconds = words.get(3);
    stage
        .router()
        .act(
            "Originate",
            "Channel",
            "Local/%s@zorgrouter-targets/n".formatted(words.get(2)),
            "Context",
            room ? "zorgrouter-warm" : "zorgrouter-recall",
            "Exten",
            room ? "guest-" + patient : patient,
            "Priority",
            "1",
            "Timeout",
            seconds + "000",
            "Async",
            "true",
            "Variable",
            "QUEUE_PRIO=5,ZR_PATIENCE=%s,__ZR_REFERRAL=r-1,__ZR_PATIENT=%s"
                .formatted(seconds, patient));
  }

  private static boolean isCaller(String channel) {
    return channel.matches("Local/wait@lab-caller-.*;1") || channel.startsWith("PJSIP/trunk-");
  }

  /** What was seen of each caller, of each answerer, and of each conversation's end. */
  private Map<String, List<Sight>> sights(List<AmiMessage> events, int number) {
    Map<String, List<Sight>> lanes = new TreeMap<>();
    long first = 0;
    for (AmiMessage event : events) {
      String what = SameStory.inWords(event);
      if (what.isEmpty()) {
        continue;
      }
      String lane = lane(event, number);
      if (lane.isEmpty()) {
        continue;
      }
      first = first == 0 ? event.atMicros() : first;
      lanes
          .computeIfAbsent(lane, none -> new ArrayList<>())
          .add(new Sight(what, (event.atMicros() - first) / 1000));
    }
    return lanes;
  }

  private String lane(AmiMessage event, int number) {
    String channel = event.get("Channel");
    String mine = "06%06d".formatted(number);
    if (event.is("AgentComplete")) {
      return "conversations";
    }
    if (event.is("QueueMemberStatus")) {
      return "member " + event.get("Interface");
    }
    if (isCaller(channel)) {
      String own = event.get("CallerIDNum");
      if (!own.startsWith(mine)) {
        return "";
      }
      calls.put(event.get("Linkedid"), own.substring(mine.length()));
      return "caller " + own.substring(mine.length());
    }
    boolean answerer = channel.matches("Local/.*@lab-(agent|remote)-[0-9a-f]+(;1)?");
    // who was rung for somebody else becomes part of a caller's story only in a room
    String first = linked.computeIfAbsent(channel, _ -> event.get("Linkedid"));
    String call = calls.get(first);
    return answerer && call != null ? "answerer of " + call : "";
  }
}
