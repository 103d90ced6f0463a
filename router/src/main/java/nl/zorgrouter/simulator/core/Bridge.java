package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;

/** Legs that speak with each other: two of a call, or those in a room. */
final class Bridge {
  final String id;
  final List<Channel> legs = new ArrayList<>();
  private final Exchange exchange;

  private Bridge(Exchange exchange) {
    this.exchange = exchange;
    this.id = exchange.nextBridgeId();
  }

  /** Joins the two; the one who answered enters first. */
  static Bridge join(Exchange exchange, Channel answerer, Channel caller) {
    Bridge bridge = open(exchange);
    bridge.enter(answerer);
    bridge.enter(caller);
    exchange.tell(new Output.Together(caller.name, answerer.name));
    return bridge;
  }

  /** One that nobody is in yet. */
  static Bridge open(Exchange exchange) {
    Bridge bridge = new Bridge(exchange);
    exchange.announcer.event("BridgeCreate", "call").with(bridge).say();
    return bridge;
  }

  void enter(Channel channel) {
    legs.add(channel);
    channel.bridge = this;
    exchange.announcer.event("BridgeEnter", "call").with(this).with(channel).say();
  }

  void leave(Channel channel) {
    if (legs.remove(channel)) {
      channel.bridge = null;
      exchange.announcer.event("BridgeLeave", "call").with(this).with(channel).say();
    }
  }

  void destroy() {
    exchange.announcer.event("BridgeDestroy", "call").with(this).say();
  }

  /** The other leg's channel name, empty when there is none. */
  String peerOf(Channel channel) {
    return legs.stream().filter(leg -> leg != channel).map(leg -> leg.name).findFirst().orElse("");
  }
}
