package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.zorgrouter.simulator.core.Channel.AgiCommand;

/** What a client may ask over AMI, and what it is answered. */
final class Actions {
  /** One action of a client that is logged in. */
  private interface Action {
    void take(int session, Message action);
  }

  private final Exchange exchange;
  private final Lists lists;
  private final Map<String, Action> table = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Actions(Exchange exchange) {
    this.exchange = exchange;
    this.lists = new Lists(exchange);
    table.put("Ping", this::ping);
    table.put("AGI", this::agi);
    table.put("PlayDTMF", this::playDtmf);
    table.put("Setvar", this::setVariable);
    table.put("Getvar", this::getVariable);
    table.put("Redirect", this::redirect);
    table.put("Originate", this::originate);
    table.put("Hangup", this::hangUp);
    table.put("QueueStatus", lists::queueStatus);
    table.put("QueueSummary", lists::queueSummary);
    table.put("CoreShowChannels", lists::coreShowChannels);
    table.put("Status", lists::status);
    table.put("CoreSettings", this::coreSettings);
    table.put("Logoff", this::logOff);
  }

  void take(int session, Message action) {
    String name = action.get("Action");
    switch (name.toLowerCase(Locale.ROOT)) {
      case "login" -> login(session, action);
      case "challenge" ->
          answer(session, action, "Success", "Challenge", exchange.sessions.challenge(session));
      default -> {
        Action known = table.get(name);
        if (!exchange.sessions.isLoggedIn(session)) {
          answer(session, action, "Error", "Message", "Permission denied");
        } else if (known == null) {
          answer(
              session,
              action,
              "Error",
              "Message",
              "Invalid/unknown command: %s. Use Action: ListCommands to show available commands."
                  .formatted(name));
        } else {
          known.take(session, action);
        }
      }
    }
  }

  private void answer(int session, Message action, String response, String... more) {
    exchange.tell(new Output.Said(session, Lists.response(action, response, more)));
  }

  private void login(int session, Message action) {
    if (!exchange.sessions.logIn(session, action)) {
      answer(session, action, "Error", "Message", "Authentication failed");
      exchange.tell(new Output.Closed(session));
      return;
    }
    answer(session, action, "Success", "Message", "Authentication accepted");
    String uptime =
        Long.toString(exchange.now.getEpochSecond() - exchange.started.getEpochSecond());
    exchange.tell(
        new Output.Said(
            session,
            Message.of(
                "Event",
                "FullyBooted",
                "Privilege",
                "system,all",
                "Timestamp",
                Announcer.timestamp(exchange.now),
                "SystemName",
                exchange.system,
                "Uptime",
                uptime,
                "LastReload",
                uptime,
                "Status",
                "Fully Booted")));
  }

  private void ping(int session, Message action) {
    answer(
        session, action, "Success", "Ping", "Pong", "Timestamp", Announcer.timestamp(exchange.now));
  }

  private void agi(int session, Message action) {
    String name = action.get("Channel");
    Optional<Channel> channel = exchange.channel(name);
    if (channel.isEmpty()) {
      answer(session, action, "Error", "Message", "Channel %s does not exist.".formatted(name));
      return;
    }
    channel.get().commands.add(new AgiCommand(action.get("Command"), action.get("CommandID")));
    answer(session, action, "Success", "Message", "Added AGI command to queue");
  }

  private void playDtmf(int session, Message action) {
    Optional<Channel> channel = exchange.channel(action.get("Channel"));
    if (channel.isEmpty()) {
      answer(session, action, "Error", "Message", "Channel not found");
      return;
    }
    answer(session, action, "Success", "Message", "DTMF successfully queued");
    if (!action.get("Receive").equalsIgnoreCase("true")) {
      return;
    }
    Channel.Activity activity = channel.get().activity;
    if (activity instanceof Asking asking) {
      asking.wake();
    } else if (activity != null && !action.get("Digit").isEmpty()) {
      activity.pressed(action.get("Digit").charAt(0));
    }
  }

  private void setVariable(int session, Message action) {
    String name = action.get("Channel");
    if (name.isEmpty()) {
      exchange.globals.put(action.get("Variable"), action.get("Value"));
      answer(session, action, "Success", "Message", "Variable Set");
      return;
    }
    Optional<Channel> channel = exchange.channel(name);
    channel.ifPresent(one -> exchange.set(one, action.get("Variable"), action.get("Value")));
    answer(
        session,
        action,
        channel.isPresent() ? "Success" : "Error",
        "Message",
        channel.isPresent() ? "Variable Set" : "No such channel");
  }

  private void getVariable(int session, Message action) {
    String variable = action.get("Variable");
    String value =
        action.get("Channel").isEmpty()
            ? exchange.globals.getOrDefault(variable, "")
            : exchange.channel(action.get("Channel")).map(one -> one.variable(variable)).orElse("");
    answer(session, action, "Success", "Variable", variable, "Value", value);
  }

  private void redirect(int session, Message action) {
    String name = action.get("Channel");
    Optional<Channel> channel = exchange.channel(name);
    Optional<Place> place = place(action, "");
    if (channel.isEmpty()) {
      answer(session, action, "Error", "Message", "Channel does not exist: %s".formatted(name));
    } else if (place.isEmpty()) {
      answer(session, action, "Error", "Message", "Redirect failed");
    } else {
      answer(session, action, "Success", "Message", "Redirect successful");
      redirect(channel.get(), place.get(), action);
    }
  }

  /** With whom he speaks goes along where a second channel is named. */
  private void redirect(Channel channel, Place place, Message action) {
    Optional<Channel> extra =
        Optional.of(action.get("ExtraChannel"))
            .filter(name -> !name.isEmpty())
            .flatMap(exchange::channel);
    Optional<Place> elsewhere = place(action, "Extra");
    if (extra.isPresent() && extra.get().activity instanceof Talk.AnswererSide side) {
      side.goesOn();
    }
    exchange.runner.redirect(channel, place);
    if (extra.isPresent() && elsewhere.isPresent()) {
      exchange.runner.redirect(extra.get(), elsewhere.get());
    }
  }

  private Optional<Place> place(Message action, String which) {
    String context = action.get(which + "Context");
    String extension = action.get(which + "Exten");
    return exchange
        .dialplan
        .priority(context, extension, action.get(which + "Priority"))
        .map(number -> new Place(context, extension, number))
        .filter(exchange.dialplan::has);
  }

  private void originate(int session, Message action) {
    Optional<Place> then = place(action, "");
    String channel = action.get("Channel");
    if (then.isEmpty() || !channel.matches("Local/[^@]+@[^/]+(/n)?")) {
      answer(session, action, "Error", "Message", "Originate failed");
      return;
    }
    answer(session, action, "Success", "Message", "Originate successfully queued");
    List<String> variables =
        action.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase("Variable"))
            .flatMap(header -> Expansion.split(header.value(), ',').stream())
            .toList();
    long atMost = Long.parseLong("0" + action.get("Timeout"));
    Placing.start(
        exchange, channel, variables, then.get(), Duration.ofMillis(atMost == 0 ? 30_000 : atMost));
  }

  private void hangUp(int session, Message action) {
    Optional<Channel> channel = exchange.channel(action.get("Channel"));
    answer(
        session,
        action,
        channel.isPresent() ? "Success" : "Error",
        "Message",
        channel.isPresent() ? "Channel Hungup" : "No such channel");
    channel.ifPresent(one -> exchange.hangUp(one, 16));
  }

  private void coreSettings(int session, Message action) {
    answer(
        session,
        action,
        "Success",
        "AMIversion",
        "11.0.0",
        "AsteriskVersion",
        "22.10.1",
        "SystemName",
        exchange.system);
  }

  private void logOff(int session, Message action) {
    answer(session, action, "Goodbye", "Message", "Thanks for all the fish.");
    exchange.tell(new Output.Closed(session));
    exchange.sessions.close(session);
  }
}
