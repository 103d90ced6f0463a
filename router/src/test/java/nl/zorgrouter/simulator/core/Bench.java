package nl.zorgrouter.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.simulator.ExchangeFiles;

/** One exchange on a bench: one client, a clock that is turned by hand, people who do as told. */
final class Bench {
  private static final String FAR_AWAY =
      """
      [zorgrouter-targets]
      exten => far-away,1,Gosub(zorgrouter-dial,s,1(PJSIP/0500@hap))
       same => n,Return()
      """;

  final SimulatedPbx pbx;
  final List<Message> said = new ArrayList<>();
  private final List<Output> did = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T19:00:00Z");

  Bench(long seed) {
    this(seed, 1);
  }

  /** Its people live so much faster than its clock. */
  Bench(long seed, double speed) {
    Tempo tempo = new Tempo(now, now, speed);
    pbx = new SimulatedPbx(ExchangeFiles.settings("pbx", FAR_AWAY, tempo, seed), now);
  }

  Bench logIn() {
    accept(new Input.Connects(1));
    say("Action", "Login", "Username", "zorgrouter", "Secret", "simulated");
    return this;
  }

  void accept(Input input) {
    for (Output output : pbx.accept(now, input)) {
      if (output instanceof Output.Said(int session, Message message) && session == 1) {
        said.add(message);
      }
      did.add(output);
    }
  }

  void say(String... action) {
    accept(new Input.Says(1, Message.of(action)));
  }

  void pass(long millis) {
    now = now.plusMillis(millis);
    accept(new Input.TimePasses());
  }

  void lease() {
    String until = Long.toString(now.toEpochMilli() + 900);
    say("Action", "Setvar", "Variable", "ZR_LEASE_1", "Value", until);
  }

  void join(String queue, String telephone) {
    accept(new Input.Joins(queue, telephone, telephone, 0));
  }

  String dial(String number) {
    accept(new Input.Dials("trunk", number, "0612345678", Map.of()));
    return did.reversed().stream()
        .filter(Output.Began.class::isInstance)
        .map(Output.Began.class::cast)
        .findFirst()
        .orElseThrow()
        .line();
  }

  /** Answers the telephone that rang last under this name. */
  String pickUp(String telephone) {
    String line =
        did.reversed().stream()
            .filter(Output.Rings.class::isInstance)
            .map(Output.Rings.class::cast)
            .filter(rings -> rings.telephone().equals(telephone))
            .findFirst()
            .orElseThrow()
            .line();
    accept(new Input.Answers(line));
    return line;
  }

  String ticket() {
    return said.reversed().stream()
        .filter(message -> message.get("Event").equals("AsyncAGIStart"))
        .flatMap(message -> message.headers().stream())
        .filter(header -> header.value().startsWith("ZR_TICKET="))
        .findFirst()
        .orElseThrow()
        .value()
        .substring("ZR_TICKET=".length());
  }

  void answerQuestion(String channel, String answer) {
    say("Action", "AGI", "Channel", channel, "Command", "SET VARIABLE ZR_ANSWER " + answer);
    say("Action", "AGI", "Channel", channel, "Command", "ASYNCAGI BREAK");
    say("Action", "PlayDTMF", "Channel", channel, "Digit", "D", "Receive", "true");
  }

  String variable(String channel, String name) {
    say("Action", "Getvar", "Channel", channel, "Variable", name);
    return said.getLast().get("Value");
  }

  Message last(String channel, String event) {
    return said.reversed().stream()
        .filter(one -> one.get("Event").equals(event) && one.get("Channel").equals(channel))
        .findFirst()
        .orElse(Message.of("Event", "none"));
  }

  /** The events of one channel, each in a word or two. */
  List<String> eventsOf(String channel) {
    return said.stream()
        .filter(message -> message.get("Channel").equals(channel))
        .map(message ->
            (message.get("Event")
                    + " "
                    + message.get("UserEvent")
                    + message.get("Queue")
                    + (message.get("DialStatus").equals("RINGING") ? "" : message.get("DialStatus"))
                    + (message.get("Variable").isEmpty()
                        ? ""
                        : message.get("Variable") + "=" + message.get("Value")))
                .strip())
        .toList();
  }
}
