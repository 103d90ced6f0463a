package nl.zorgrouter.lab;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A caller made of a Local channel, and what the exchange says about him.
 *
 * @param ami the login that placed the call and watches it
 * @param id his unique id
 * @param channel his channel
 */
record Caller(LabAmi ami, String id, String channel) {
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final AtomicLong CALLS = new AtomicLong(System.currentTimeMillis());

  /** Calls that line. */
  static Caller calls(LabAmi ami, Line line) {
    return calls(ami, line, "wait");
  }

  /** The same, a caller of that kind: {@code speaks} is never silent. */
  static Caller calls(LabAmi ami, Line line, String kind) {
    String id = "lab-" + CALLS.incrementAndGet();
    StringBuilder action =
        new StringBuilder(
            LabAmi.text(
                "Originate",
                "Channel",
                "Local/" + kind + "@lab-caller/n",
                "ChannelId",
                id,
                "Context",
                line.context(),
                "Exten",
                line.extension(),
                "Priority",
                "1",
                "Timeout",
                "30000",
                "Async",
                "true"));
    line.variables()
        .forEach((name, value) -> action.append("Variable: " + name + "=" + value + "\r\n"));
    ami.write(action.append("\r\n").toString());
    AmiMessage arrived = ami.awaitOf(id, PATIENCE, "the call", event -> event.is("Newchannel"));
    return new Caller(ami, id, arrived.get("Channel"));
  }

  /** Calls 112 over SIP, from the number 06 12 34 56 78, and stays until he is hung up. */
  static Caller callsFromHisNumber(Exchange exchange, LabAmi ami) {
    int before = overSip(ami).size();
    Sipp.call(exchange, "caller-with-number.xml", "112", 1, 1);
    RouterProcess.until("his call", () -> overSip(ami).size() > before);
    AmiMessage arrived = overSip(ami).getLast();
    return new Caller(ami, arrived.get("Uniqueid"), arrived.get("Channel"));
  }

  private static List<AmiMessage> overSip(LabAmi ami) {
    return ami.seen(event ->
        event.is("Newchannel")
            && event.get("Channel").startsWith("PJSIP/trunk-")
            && event.get("CallerIDNum").equals("0612345678"));
  }

  /** His question at that visit, counted from 1. */
  Question asks(int visit) {
    String ticket = id + "-" + visit;
    AmiMessage asked =
        event(
            "question " + visit,
            event -> event.is("AsyncAGIStart") && event.mark("ZR_TICKET").equals(ticket));
    return new Question(channel, ticket, asked);
  }

  /** How often he has asked, every try counted. */
  int timesAsked() {
    return seen(event -> event.is("AsyncAGIStart")).size();
  }

  /** Waits until he is in that queue. */
  AmiMessage joins(String queue) {
    return event(
        "queue `" + queue + "`",
        event -> event.is("QueueCallerJoin") && event.get("Queue").equals(queue));
  }

  /** Waits until he is in that queue for the so-manieth time, counted from 1. */
  AmiMessage joins(String queue, int time) {
    event("queue `" + queue + "`, time " + time, event -> joined(queue).size() >= time);
    return joined(queue).get(time - 1);
  }

  /** The queues he was in, in order. */
  List<String> queues() {
    return seen(event -> event.is("QueueCallerJoin")).stream()
        .map(event -> event.get("Queue"))
        .toList();
  }

  /** Waits until the dialplan says this about him. */
  AmiMessage news(String userEvent) {
    return event(userEvent, event -> event.isNews(userEvent));
  }

  /** How often the dialplan has said this about him. */
  int timesNews(String userEvent) {
    return seen(event -> event.isNews(userEvent)).size();
  }

  /** Waits until he is connected to a member of a queue. */
  AmiMessage connected() {
    return event("a member who answers", event -> event.is("AgentConnect"));
  }

  /** Waits for an event of his channel. */
  AmiMessage event(String what, Predicate<AmiMessage> wanted) {
    try {
      return ami.awaitOf(id, PATIENCE, what, wanted);
    } catch (AssertionError vain) {
      throw new AssertionError(vain.getMessage() + "; " + story(), vain);
    }
  }

  /** All events of his channel so far of which this holds. */
  List<AmiMessage> seen(Predicate<AmiMessage> wanted) {
    return ami.seenOf(id, wanted);
  }

  /**
   * He presses a key, not within the tenth of a second that Asterisk takes for the digit before,
   * which may be the one that wakes a question: no human reacts that fast.
   */
  void presses(char key) {
    long last =
        seen(event -> event.is("DTMFEnd")).stream().mapToLong(AmiMessage::atMicros).max().orElse(0);
    RouterProcess.until("the digit before is over", () -> ami.clock() > last / 1000 + 150);
    ami.act("PlayDTMF", "Channel", channel, "Digit", String.valueOf(key), "Receive", "true");
  }

  /** He hangs up; waits until he is gone. */
  void hangsUp() {
    ami.tryToAct("Hangup", "Channel", channel);
    event("the end", event -> event.is("Hangup"));
  }

  /** What has happened to him, for the message of a test that fails. */
  String story() {
    StringBuilder story = new StringBuilder("caller " + id + ":");
    for (AmiMessage event : seen(event -> !event.is("Newexten"))) {
      story.append(
          "\n  %s %s %s %s=%s"
              .formatted(
                  event.get("Timestamp"),
                  event.get("Event"),
                  event.get("UserEvent") + event.get("Queue"),
                  event.get("Variable"),
                  event.get("Value")));
    }
    return story.toString();
  }

  /** Whether he is still on the line. */
  boolean isThere() {
    return ami.tryToAct("Status", "Channel", channel).get("Response").equals("Success");
  }

  /**
   * His priority in that queue, as the exchange lists it; who was answered meanwhile is on no list
   * any more, and has the one that he joined with.
   */
  String priorityIn(String queue) {
    String list = ami.act("QueueStatus", "Queue", queue).get("ActionID");
    ami.await(
        "the list of `" + queue + "`",
        event -> event.is("QueueStatusComplete") && event.get("ActionID").equals(list));
    return seen(event -> event.is("QueueEntry") && event.get("ActionID").equals(list)).stream()
        .findFirst()
        .map(entry -> entry.get("Priority"))
        .orElseGet(
            () -> ami.act("Getvar", "Channel", channel, "Variable", "QUEUE_PRIO").get("Value"));
  }

  private List<AmiMessage> joined(String queue) {
    return seen(event -> event.is("QueueCallerJoin") && event.get("Queue").equals(queue));
  }
}
