package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.util.List;
import nl.zorgrouter.simulator.core.Channel.State;

/**
 * A call that a client asked for with {@code Originate} on a {@code Local} channel: its far half
 * walks through the dialplan until somebody answers there; then its near half goes where the client
 * said.
 */
final class Placing implements Channel.Activity {
  private final Exchange exchange;
  private final Channel near;
  private final Channel far;
  private final Place then;
  private final Agenda.Appointment limit;

  private Placing(Exchange exchange, Channel near, Channel far, Place then, Duration atMost) {
    this.exchange = exchange;
    this.near = near;
    this.far = far;
    this.then = then;
    this.limit = exchange.afterOfPeople(atMost, () -> exchange.hangUp(near, 0));
  }

  /**
   * Places a call.
   *
   * @param channel such as {@code Local/desk@zorgrouter-targets/n}
   * @param variables of both halves, as {@code name=value}
   * @param then where the near half goes when somebody has answered
   * @param atMost how long it rings
   */
  static void start(
      Exchange exchange, String channel, List<String> variables, Place then, Duration atMost) {
    String target = channel.replaceFirst("^Local/", "").replaceFirst("/n$", "");
    int at = target.indexOf('@');
    Place first = new Place(target.substring(at + 1), target.substring(0, at), 1);
    List<Channel> halves = exchange.local(target, first);
    Channel near = halves.getFirst();
    Channel far = halves.getLast();
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        near.set(variable.substring(0, equals), variable.substring(equals + 1));
        far.set(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    far.state = State.RING;
    halves.forEach(half -> exchange.announcer.call("Newchannel", half).say());
    Placing placing = new Placing(exchange, near, far, then, atMost);
    near.activity = placing;
    near.atTheEnd.add(() -> exchange.hangUp(far, 0));
    far.atTheEnd.add(() -> exchange.hangUp(near, 0));
    far.whenUp = placing::answered;
    exchange.runner.run(far);
  }

  /** The near half hears of it when the far half has done what it was doing. */
  private void answered() {
    exchange.agenda.at(exchange.now, this::goOn);
  }

  private void goOn() {
    if (near.ended || far.ended || near.activity != this) {
      return;
    }
    limit.callOff();
    near.activity = null;
    near.place = then;
    exchange.change(near, State.UP);
    exchange.runner.run(near);
  }

  @Override
  public void interrupt(Channel.Interruption why) {
    limit.callOff();
  }
}
