package nl.zorgrouter.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.simulator.core.Channel.Activity;
import nl.zorgrouter.simulator.core.Channel.State;

/**
 * One exchange. It runs the real dialplan on a clock that is handed in; the same inputs at the same
 * instants give the same outputs.
 */
public final class SimulatedPbx {
  private final PbxSettings settings;
  private Exchange exchange;
  private Actions actions;

  /** An exchange that has just started, with its clock at {@code now}. */
  public SimulatedPbx(PbxSettings settings, Instant now) {
    this.settings = settings;
    this.exchange = new Exchange(settings, now);
    this.actions = new Actions(exchange);
  }

  /** When the exchange has something to do by itself; empty when it only waits for others. */
  public Optional<Instant> nextWake() {
    return exchange.agenda.next();
  }

  /**
   * Takes an input. What was due before it happens first, each at its own time.
   *
   * @param now never before the last input's
   * @return what the exchange said and did, in order
   */
  public List<Output> accept(Instant now, Input input) {
    while (exchange.agenda.next().filter(due -> !due.isAfter(now)).isPresent()) {
      exchange.now = later(exchange.now, exchange.agenda.next().orElseThrow());
      exchange.agenda.doNext();
    }
    exchange.now = later(exchange.now, now);
    List<Output> outputs = new ArrayList<>(exchange.harvest());
    outputs.addAll(take(input));
    return outputs;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private List<Output> take(Input input) {
    switch (input) {
      case Input.Connects(int session) -> exchange.sessions.open(session);
      case Input.Says(int session, Message action) -> actions.take(session, action);
      case Input.Disconnects(int session) -> exchange.sessions.close(session);
      case Input.Dials dials -> dial(dials);
      case Input.HangsUp(String line) -> exchange.channel(line).ifPresent(this::hangUp);
      case Input.Answers(String line) -> exchange.channel(line).ifPresent(SimulatedPbx::answer);
      case Input.Presses(String line, String keys) -> press(line, keys);
      case Input.Joins(String queue, String telephone, String name, int penalty) ->
          new QueueStaff(exchange).join(queue, telephone, name, penalty);
      case Input.Leaves(String queue, String telephone) ->
          new QueueStaff(exchange).leave(queue, telephone);
      case Input.Pauses(String telephone, boolean paused, String reason) ->
          new QueueStaff(exchange).pause(telephone, paused, reason);
      case Input.TimePasses() -> {}
      case Input.Restarts() -> {
        exchange = new Exchange(settings, exchange.now);
        actions = new Actions(exchange);
      }
    }
    return exchange.harvest();
  }

  private void dial(Input.Dials dials) {
    Channel caller =
        exchange.incoming(dials.trunk(), dials.from(), new Place("incoming", dials.number(), 1));
    caller.sipHeaders.putAll(dials.sipHeaders());
    caller.state = State.RING;
    exchange.announcer.call("Newchannel", caller).say();
    exchange.tell(new Output.Began(caller.name, caller.id));
    exchange.runner.run(caller);
  }

  private void hangUp(Channel channel) {
    exchange.announcer.call("HangupRequest", channel).with("Cause", 16).say();
    exchange.hangUp(channel, 16);
  }

  private static void answer(Channel channel) {
    if (channel.activity instanceof Answerable ringing) {
      ringing.answer();
    }
  }

  private void press(String line, String keys) {
    for (int i = 0; i < keys.length(); i++) {
      Optional<Channel> channel = exchange.channel(line);
      Activity activity = channel.map(leg -> leg.activity).orElse(null);
      if (activity != null) {
        activity.pressed(keys.charAt(i));
      }
    }
  }

  /** Where somebody on a line is now. */
  public Whereabouts whereabouts(String line) {
    return exchange.channel(line).map(Whereabouts::of).orElseGet(Whereabouts.Gone::new);
  }

  /** Whether somebody waits on that line where this key does something. */
  public boolean hears(String line, char key) {
    return exchange
        .channel(line)
        .filter(leg -> leg.activity instanceof Waiting waiting && waiting.hears(key))
        .isPresent();
  }

  /** How many callers wait in a queue now. */
  public int waiting(String queue) {
    Queue there = exchange.queues.get(queue);
    return there == null ? 0 : there.waiting.size();
  }

  /** How many legs there are now. */
  public int legs() {
    return exchange.channels().size();
  }

  /** How many legs came in over a trunk and are there now. */
  public int legs(String trunk) {
    String device = "PJSIP/" + trunk + "-";
    return Math.toIntExact(
        exchange.channels().stream().filter(leg -> leg.name.startsWith(device)).count());
  }
}
