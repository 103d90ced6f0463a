package nl.zorgrouter.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.simulator.core.Message.Header;

/** Words the events of an exchange as Asterisk 22 does: names, headers and their order. */
final class Announcer {
  private final Exchange exchange;

  Announcer(Exchange exchange) {
    this.exchange = exchange;
  }

  /** One event being worded. */
  final class Event {
    private final List<Header> headers = new ArrayList<>();

    private Event(String name, String privilege) {
      with("Event", name).with("Privilege", privilege + ",all");
      with("Timestamp", timestamp(exchange.now)).with("SystemName", exchange.system);
    }

    Event with(String name, String value) {
      headers.add(new Header(name, value));
      return this;
    }

    Event with(String name, long value) {
      return with(name, Long.toString(value));
    }

    Event with(Channel channel) {
      headers.addAll(snapshot("", channel));
      return this;
    }

    Event to(Channel channel) {
      headers.addAll(snapshot("Dest", channel));
      return this;
    }

    Event with(Bridge bridge) {
      return with("BridgeUniqueid", bridge.id)
          .with("BridgeType", "basic")
          .with("BridgeTechnology", "simple_bridge")
          .with("BridgeCreator", "<unknown>")
          .with("BridgeName", "<unknown>")
          .with("BridgeNumChannels", bridge.legs.size())
          .with("BridgeVideoSourceMode", "none");
    }

    Event with(Member member) {
      headers.addAll(member.headers("Interface"));
      return this;
    }

    void say() {
      exchange.sessions.announce(new Message(headers));
    }
  }

  Event event(String name, String privilege) {
    return new Event(name, privilege);
  }

  Event call(String name, Channel channel) {
    return new Event(name, "call").with(channel);
  }

  Event agent(String name) {
    return new Event(name, "agent");
  }

  /** The headers that every event of a channel carries. */
  List<Header> snapshot(String prefix, Channel channel) {
    List<Header> headers = new ArrayList<>();
    String number = channel.number.isEmpty() ? "<unknown>" : channel.number;
    String[] values = {
      "Channel",
      channel.name,
      "ChannelState",
      Integer.toString(channel.state.number),
      "ChannelStateDesc",
      channel.state.said,
      "CallerIDNum",
      number,
      "CallerIDName",
      "<unknown>",
      "ConnectedLineNum",
      "<unknown>",
      "ConnectedLineName",
      "<unknown>",
      "Language",
      "en",
      "AccountCode",
      "",
      "Context",
      channel.place.context(),
      "Exten",
      channel.place.extension(),
      "Priority",
      Integer.toString(channel.place.priority()),
      "Uniqueid",
      channel.id,
      "Linkedid",
      channel.linked
    };
    for (int i = 0; i < values.length; i += 2) {
      headers.add(new Header(prefix + values[i], values[i + 1]));
    }
    for (String variable : exchange.settings.channelVariables()) {
      headers.add(new Header(prefix + "ChanVariable", variable + "=" + channel.variable(variable)));
    }
    return headers;
  }

  /** Seconds of the wire's clock with six digits, as {@code timestampevents=yes} gives them. */
  static String timestamp(Instant at) {
    return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000);
  }
}
