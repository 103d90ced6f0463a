package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.simulator.core.Message.Header;

/** The actions that answer with a list of events, closed by one that counts them. */
final class Lists {
  private final Exchange exchange;

  Lists(Exchange exchange) {
    this.exchange = exchange;
  }

  /** A response that repeats the client's {@code ActionID}, when it gave one. */
  static Message response(Message action, String response, String... more) {
    Message first = Message.of("Response", response);
    String id = action.get("ActionID");
    return (id.isEmpty() ? first : first.and("ActionID", id)).and(more);
  }

  private void begin(int session, Message action, String message) {
    tell(session, response(action, "Success", "EventList", "start", "Message", message));
  }

  private void end(int session, Message action, String name, int items) {
    Message event = Message.of("Event", name);
    String id = action.get("ActionID");
    tell(
        session,
        (id.isEmpty() ? event : event.and("ActionID", id))
            .and("EventList", "Complete", "ListItems", Integer.toString(items)));
  }

  private void tell(int session, Message message) {
    exchange.tell(new Output.Said(session, message));
  }

  private static void identify(List<Header> headers, Message action) {
    if (!action.get("ActionID").isEmpty()) {
      headers.add(new Header("ActionID", action.get("ActionID")));
    }
  }

  private static List<Header> event(String... namesAndValues) {
    return new ArrayList<>(Message.of(namesAndValues).headers());
  }

  private List<Queue> wanted(Message action) {
    String one = action.get("Queue");
    return exchange.queues.values().stream()
        .filter(queue -> one.isEmpty() || queue.name.equals(one))
        .toList();
  }

  void queueStatus(int session, Message action) {
    begin(session, action, "Queue status will follow");
    int items = 0;
    for (Queue queue : wanted(action)) {
      items += 1 + queue.members.size() + queue.waiting.size();
      parameters(session, action, queue);
      for (Member member : queue.members) {
        List<Header> headers = event("Event", "QueueMember");
        headers.addAll(member.headers("Location"));
        identify(headers, action);
        tell(session, new Message(headers));
      }
      for (Waiting caller : queue.waiting) {
        entry(session, action, queue, caller);
      }
    }
    end(session, action, "QueueStatusComplete", items);
  }

  private void parameters(int session, Message action, Queue queue) {
    List<Header> headers =
        event(
            "Event", "QueueParams",
            "Queue", queue.name,
            "Max", Integer.toString(queue.most),
            "Strategy", "leastrecent",
            "Calls", Integer.toString(queue.waiting.size()),
            "Holdtime", "0",
            "TalkTime", "0",
            "Completed", Integer.toString(queue.completed),
            "Abandoned", Integer.toString(queue.abandoned),
            "ServiceLevel", "0",
            "ServicelevelPerf", "0.0",
            "ServicelevelPerf2", "0.0",
            "Weight", "0");
    identify(headers, action);
    tell(session, new Message(headers));
  }

  private void entry(int session, Message action, Queue queue, Waiting caller) {
    String number = caller.caller().number.isEmpty() ? "unknown" : caller.caller().number;
    List<Header> headers =
        event(
            "Event",
            "QueueEntry",
            "Queue",
            queue.name,
            "Position",
            Integer.toString(queue.position(caller)),
            "Channel",
            caller.caller().name,
            "Uniqueid",
            caller.caller().id,
            "CallerIDNum",
            number,
            "CallerIDName",
            "unknown",
            "ConnectedLineNum",
            "unknown",
            "ConnectedLineName",
            "unknown",
            "Wait",
            Long.toString(caller.seconds()),
            "Priority",
            Integer.toString(caller.priority()));
    identify(headers, action);
    tell(session, new Message(headers));
  }

  void queueSummary(int session, Message action) {
    begin(session, action, "Queue summary will follow");
    List<Queue> queues = wanted(action);
    for (Queue queue : queues) {
      long longest = queue.waiting.stream().mapToLong(Waiting::seconds).max().orElse(0);
      List<Header> headers =
          event(
              "Event",
              "QueueSummary",
              "Queue",
              queue.name,
              "LoggedIn",
              Integer.toString(queue.members.size()),
              "Available",
              Long.toString(queue.members.stream().filter(queue::isFree).count()),
              "Callers",
              Integer.toString(queue.waiting.size()),
              "HoldTime",
              "0",
              "TalkTime",
              "0",
              "LongestHoldTime",
              Long.toString(longest));
      identify(headers, action);
      tell(session, new Message(headers));
    }
    end(session, action, "QueueSummaryComplete", queues.size());
  }

  void coreShowChannels(int session, Message action) {
    begin(session, action, "Channels will follow");
    for (Channel channel : exchange.channels()) {
      List<Header> headers = event("Event", "CoreShowChannel");
      identify(headers, action);
      headers.addAll(exchange.announcer.snapshot("", channel));
      long age = exchange.secondsSince(channel.since);
      headers.add(new Header("Application", channel.application));
      headers.add(new Header("ApplicationData", channel.data));
      headers.add(
          new Header("Duration", "%02d:%02d:%02d".formatted(age / 3600, age / 60 % 60, age % 60)));
      headers.add(new Header("BridgeId", channel.bridge == null ? "" : channel.bridge.id));
      tell(session, new Message(headers));
    }
    end(session, action, "CoreShowChannelsComplete", exchange.channels().size());
  }

  void status(int session, Message action) {
    begin(session, action, "Channel status will follow");
    List<Channel> channels =
        exchange.channels().stream()
            .filter(
                one -> action.get("Channel").isEmpty() || one.name.equals(action.get("Channel")))
            .toList();
    for (Channel channel : channels) {
      List<Header> headers = event("Event", "Status", "Privilege", "Call");
      headers.addAll(exchange.announcer.snapshot("", channel));
      headers.add(new Header("Application", channel.application));
      headers.add(new Header("Data", channel.data));
      headers.add(new Header("Seconds", Long.toString(exchange.secondsSince(channel.since))));
      for (String variable : Expansion.split(action.get("Variables"), ',')) {
        if (!variable.isBlank()) {
          headers.add(new Header("Variable", variable + "=" + channel.variable(variable)));
        }
      }
      identify(headers, action);
      tell(session, new Message(headers));
    }
    end(session, action, "StatusComplete", channels.size());
  }
}
