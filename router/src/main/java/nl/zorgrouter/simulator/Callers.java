package nl.zorgrouter.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.simulator.core.Input;
import nl.zorgrouter.simulator.core.Output;
import nl.zorgrouter.simulator.traffic.Demand;
import nl.zorgrouter.simulator.traffic.Traffic;

/** What callers and those who answer them do, and what a trunk carries from side to side. */
final class Callers {
  /** How a 112 call goes on. */
  enum Story {
    /** As the dice say. */
    AS_IT_COMES,
    /** The nurse refers it. */
    REFERRED
  }

  /** A leg, and the exchange it is on. */
  private record Leg(String exchange, String line) {}

  /** A caller, and what will happen to him. */
  private static final class Call {
    final Demand demand;
    final String from;
    final String id;
    boolean toBeReferred;
    boolean waits;

    Call(Demand demand, String from, boolean toBeReferred, String id) {
      this.demand = demand;
      this.from = from;
      this.toBeReferred = toBeReferred;
      this.id = id;
    }
  }

  /** The trunk over which people who dial come in, in the names of its channels. */
  static final String TRUNK = "trunk";

  private static final Duration SHORTEST_RINGING = Duration.ofSeconds(2);
  private static final Duration LONGEST_RINGING = Duration.ofSeconds(7);
  private static final Duration TO_PRESS_A_KEY = Duration.ofSeconds(1);
  private static final Duration LONGEST_PLAY = Duration.ofMinutes(30);
  private static final Duration TRIAGE = Duration.ofSeconds(90);

  private final Town town;
  private final Traffic traffic;
  private final Map<Leg, Call> calls = new LinkedHashMap<>();
  private final Map<Leg, Leg> trunks = new HashMap<>();
  private final Map<Leg, String> telephones = new HashMap<>();
  private final Set<String> played = new HashSet<>();
  private long entered;
  private long ended;

  Callers(Town town, Traffic traffic) {
    this.town = town;
    this.traffic = traffic;
  }

  Town.Count count() {
    return new Town.Count(entered, ended, calls.size());
  }

  /** From now on a person of flesh and blood decides what whoever has this telephone does. */
  void play(String telephone) {
    played.add(telephone);
  }

  /** Whoever has this telephone hangs up; the answer is how many conversations ended. */
  int hangUp(String telephone) {
    List<Leg> legs =
        telephones.entrySet().stream()
            .filter(each -> each.getValue().equals(telephone))
            .map(Map.Entry::getKey)
            .toList();
    legs.forEach(leg -> town.accept(leg.exchange(), new Input.HangsUp(leg.line())));
    return legs.size();
  }

  /** Somebody dials; the answer is the unique id of his leg. */
  Optional<String> call(Demand demand, String from, Story story) {
    boolean referred =
        demand == Demand.EMERGENCY
            && (story == Story.REFERRED || traffic.happens(Traffic.SHARE_OF_C1));
    Optional<Output.Began> began = dial(demand.exchange(), TRUNK, demand.number(), from, Map.of());
    began.ifPresent(leg -> {
      entered++;
      calls.put(new Leg(demand.exchange(), leg.line()), new Call(demand, from, referred, leg.id()));
    });
    return began.map(Output.Began::id);
  }

  private Optional<Output.Began> dial(
      String exchange, String trunk, String number, String from, Map<String, String> headers) {
    List<Output> outputs = town.accept(exchange, new Input.Dials(trunk, number, from, headers));
    return outputs.stream()
        .filter(Output.Began.class::isInstance)
        .map(Output.Began.class::cast)
        .findFirst();
  }

  void hear(String exchange, Output output) {
    switch (output) {
      case Output.Rings rings -> rings(exchange, rings);
      case Output.Together(String caller, String line) ->
          together(new Leg(exchange, caller), new Leg(exchange, line));
      case Output.AsksForKey(String line) -> press(new Leg(exchange, line));
      case Output.Over(String line) -> over(new Leg(exchange, line));
      case Output.Waits(String caller, String queue) -> waits(new Leg(exchange, caller));
      case Output.Said _, Output.Closed _, Output.Began _ -> {}
    }
  }

  private void rings(String exchange, Output.Rings rings) {
    Leg leg = new Leg(exchange, rings.line());
    String device = rings.telephone().substring(rings.telephone().indexOf('/') + 1);
    int at = device.indexOf('@');
    if (at < 0) {
      telephones.put(leg, device);
      town.after(
          traffic.between(SHORTEST_RINGING, LONGEST_RINGING),
          () -> town.accept(exchange, new Input.Answers(leg.line())));
      return;
    }
    Call call = calls.get(new Leg(exchange, rings.caller()));
    Map<String, String> headers =
        Map.of("X-Zorgrouter-Journey", rings.journey(), "X-Zorgrouter-Origin", rings.origin());
    String number = device.substring(0, at);
    String side = device.substring(at + 1);
    dial(side, exchange, number, call == null ? "" : call.from, headers)
        .map(began -> new Leg(side, began.line()))
        .ifPresent(there -> {
          trunks.put(leg, there);
          trunks.put(there, leg);
        });
  }

  private void together(Leg caller, Leg answerer) {
    Call call = calls.get(caller);
    if (call != null) {
      call.waits = false;
    }
    Leg other = trunks.get(caller);
    if (other != null) {
      town.accept(other.exchange(), new Input.Answers(other.line()));
    }
    if (!telephones.containsKey(answerer)) {
      return;
    }
    if (played.contains(telephones.get(answerer))) {
      town.after(
          LONGEST_PLAY, () -> town.accept(answerer.exchange(), new Input.HangsUp(answerer.line())));
      return;
    }
    if (call != null && call.toBeReferred) {
      call.toBeReferred = false;
      town.after(
          traffic.talk(TRIAGE),
          () -> town.accept(answerer.exchange(), new Input.Presses(answerer.line(), "*81")));
      // when the code is not taken, she goes on with the call and ends it
      talk(answerer, call.demand.talk().multipliedBy(2));
    } else {
      talk(answerer, call == null ? Demand.GP_SERVICE.talk() : call.demand.talk());
    }
  }

  private void talk(Leg answerer, Duration mean) {
    town.after(
        traffic.talk(mean),
        () -> town.accept(answerer.exchange(), new Input.HangsUp(answerer.line())));
  }

  /** Whoever answered on the other side takes the patient. */
  private void press(Leg leg) {
    if (trunks.containsKey(leg)) {
      town.after(
          TO_PRESS_A_KEY, () -> town.accept(leg.exchange(), new Input.Presses(leg.line(), "1")));
    }
  }

  private void over(Leg leg) {
    telephones.remove(leg);
    if (calls.remove(leg) != null) {
      ended++;
    }
    Leg other = trunks.remove(leg);
    if (other != null) {
      trunks.remove(other);
      town.accept(other.exchange(), new Input.HangsUp(other.line()));
    }
  }

  private void waits(Leg leg) {
    Call call = calls.get(leg);
    if (call == null || call.waits) {
      return;
    }
    call.waits = true;
    if (call.demand == Demand.EMERGENCY) {
      return;
    }
    if (traffic.happens(Traffic.SHARE_GETS_WORSE)) {
      town.after(Duration.ofMinutes(2), () -> worsen(leg));
    }
    town.after(
        traffic.patience(),
        () -> {
          if (call.waits && calls.containsKey(leg)) {
            town.accept(leg.exchange(), new Input.HangsUp(leg.line()));
          }
        });
  }

  private void worsen(Leg leg) {
    if (town.canGetWorse(leg.exchange(), leg.line())) {
      town.accept(leg.exchange(), new Input.Presses(leg.line(), "1"));
    }
  }

  /**
   * The one who waits longest where the key is heard, and did not call 112, presses 1; the answer
   * names his first leg.
   */
  Optional<String> getWorse() {
    Optional<Map.Entry<Leg, Call>> longest =
        calls.entrySet().stream()
            .filter(one -> one.getValue().demand != Demand.EMERGENCY)
            .filter(one -> town.canGetWorse(one.getKey().exchange(), one.getKey().line()))
            .findFirst();
    longest.ifPresent(one -> worsen(one.getKey()));
    return longest.map(one -> one.getValue().id);
  }
}
