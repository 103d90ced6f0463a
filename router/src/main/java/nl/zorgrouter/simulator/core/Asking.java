package nl.zorgrouter.simulator.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.zorgrouter.simulator.core.Channel.AgiCommand;
import nl.zorgrouter.simulator.core.Channel.Interruption;
import nl.zorgrouter.simulator.core.Runner.Result;

/** A channel in {@code AGI(agi:async,...)}: it waits for commands and looks for them in turns. */
final class Asking implements Channel.Activity {
  /** How often Asterisk looks whether a command has come. */
  private static final Duration TURN = Duration.ofMillis(100);

  private final Exchange exchange;
  private final Channel channel;
  private Agenda.Appointment turn;

  private Asking(Exchange exchange, Channel channel) {
    this.exchange = exchange;
    this.channel = channel;
    this.turn = nextTurn();
  }

  static Result start(Exchange exchange, Channel channel, String arguments) {
    List<String> parts = Expansion.split(arguments, ',');
    if (!parts.getFirst().equals("agi:async")) {
      return Result.FAILED;
    }
    Asking asking = new Asking(exchange, channel);
    channel.activity = asking;
    exchange
        .announcer
        .event("AsyncAGIStart", "agi")
        .with(channel)
        .with("Env", asking.environment(parts.size() > 1 ? parts.get(1) : ""))
        .say();
    // what came too late for the last visit runs first
    if (asking.runCommands()) {
      asking.stop();
      return Result.NEXT;
    }
    return Result.WAITS;
  }

  private String environment(String argument) {
    String[] lines = {
      "agi_request: async",
      "agi_channel: " + channel.name,
      "agi_language: en",
      "agi_type: " + channel.name.substring(0, channel.name.indexOf('/')),
      "agi_uniqueid: " + channel.id,
      "agi_version: 22.10.1",
      "agi_callerid: " + (channel.number.isEmpty() ? "unknown" : channel.number),
      "agi_calleridname: unknown",
      "agi_callingpres: 0",
      "agi_callingani2: 0",
      "agi_callington: 0",
      "agi_callingtns: 0",
      "agi_dnid: unknown",
      "agi_rdnis: unknown",
      "agi_context: " + channel.place.context(),
      "agi_extension: " + channel.place.extension(),
      "agi_priority: " + channel.place.priority(),
      "agi_enhanced: 0.0",
      "agi_accountcode: ",
      "agi_threadid: 1",
      "agi_arg_1: " + argument
    };
    return encoded(String.join("\n", lines) + "\n\n");
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      if ((Character.isLetterOrDigit(c) && c < 0x80) || "-_.~".indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }

  private Agenda.Appointment nextTurn() {
    return exchange.agenda.at(exchange.now.plus(TURN), this::takeTurn);
  }

  private void takeTurn() {
    if (runCommands()) {
      stop();
      exchange.runner.proceed(channel);
    } else {
      turn = nextTurn();
    }
  }

  /** A frame on the channel, as the key D makes one, ends the wait of this turn. */
  void wake() {
    turn.callOff();
    takeTurn();
  }

  /** Runs what waits on the channel, up to a BREAK; true when there was one. */
  private boolean runCommands() {
    while (!channel.commands.isEmpty()) {
      AgiCommand command = channel.commands.removeFirst();
      boolean last = command.text().strip().equalsIgnoreCase("ASYNCAGI BREAK");
      exchange
          .announcer
          .event("AsyncAGIExec", "agi")
          .with(channel)
          .with("Result", encoded((last ? "200 result=0" : reply(command.text())) + "\n"))
          .with("CommandId", command.id())
          .say();
      if (last) {
        return true;
      }
    }
    return false;
  }

  private String reply(String command) {
    String[] words = command.strip().split("\\s+", 4);
    if (words.length == 4
        && words[0].equalsIgnoreCase("SET")
        && words[1].equalsIgnoreCase("VARIABLE")) {
      exchange.set(channel, words[2], unquoted(words[3]));
      return "200 result=1";
    }
    return words[0].equalsIgnoreCase("NOOP") ? "200 result=0" : "510 Invalid or unknown command";
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
        : text;
  }

  private void stop() {
    turn.callOff();
    exchange.announcer.event("AsyncAGIEnd", "agi").with(channel).say();
  }

  @Override
  public void interrupt(Interruption why) {
    stop();
  }
}
