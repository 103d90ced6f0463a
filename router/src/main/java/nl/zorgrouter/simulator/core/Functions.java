package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The variables and functions of the dialplan: what {@code ${...}} stands for. */
final class Functions {
  private final Exchange exchange;

  Functions(Exchange exchange) {
    this.exchange = exchange;
  }

  Expansion expansion(Channel channel) {
    return new Expansion(name -> variable(channel, name), call -> function(channel, call));
  }

  private String variable(Channel channel, String name) {
    return switch (name) {
      case "UNIQUEID" -> channel.id;
      case "CONTEXT" -> channel.place.context();
      case "EXTEN" -> channel.place.extension();
      case "PRIORITY" -> Integer.toString(channel.place.priority());
      case "EPOCH" -> Long.toString(exchange.peopleNow().getEpochSecond());
      case "BRIDGEPEER" -> channel.bridge == null ? "" : channel.bridge.peerOf(channel);
      default -> {
        if (name.matches("ARG\\d")) {
          yield argument(channel, Integer.parseInt(name.substring(3)));
        }
        String own = channel.variable(name);
        yield own.isEmpty() ? exchange.globals.getOrDefault(name, "") : own;
      }
    };
  }

  private static String argument(Channel channel, int number) {
    Channel.Frame frame = channel.frames.peek();
    return frame != null && number >= 1 && number <= frame.arguments().size()
        ? frame.arguments().get(number - 1)
        : "";
  }

  private String function(Channel channel, String call) {
    int open = call.indexOf('(');
    String inner = call.substring(open + 1, call.lastIndexOf(')'));
    List<String> parts = Expansion.split(inner, ',');
    return switch (call.substring(0, open)) {
      case "IF" -> either(inner);
      case "CUT" -> cut(variable(channel, parts.get(0)), parts.get(1), parts.get(2));
      case "FILTER" -> filter(parts.get(0), inner.substring(inner.indexOf(',') + 1));
      case "MAX" -> Long.toString(Math.max(number(parts.get(0)), number(parts.get(1))));
      case "MIN" -> Long.toString(Math.min(number(parts.get(0)), number(parts.get(1))));
      case "GLOBAL" -> exchange.globals.getOrDefault(inner, "");
      case "STRFTIME" -> clock(parts.get(2));
      case "DIALPLAN_EXISTS" -> exists(parts) ? "1" : "0";
      case "CHANNEL" ->
          switch (inner) {
            case "name" -> channel.name;
            case "channeltype" -> channel.name.substring(0, channel.name.indexOf('/'));
            case "uniqueid" -> channel.id;
            case "linkedid" -> channel.linked;
            case "state" -> channel.state.said;
            default -> "";
          };
      case "SHARED" ->
          shared(channel, parts).map(one -> one.shared.getOrDefault(parts.get(0), "")).orElse("");
      case "PJSIP_HEADER" -> channel.sipHeaders.getOrDefault(parts.get(1), "");
      case "CONFBRIDGE_INFO" -> room(parts);
      case "LEN" -> Integer.toString(inner.length());
      default -> "";
    };
  }

  /** The exchange's own clock, since 1970: in milliseconds, or in microseconds for {@code %6q}. */
  private String clock(String format) {
    long unit = format.endsWith("%6q") ? 1 : 1_000;
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, exchange.now) / unit);
  }

  private static String either(String inner) {
    int question = inner.indexOf('?');
    List<String> ways = Expansion.split(inner.substring(question + 1), ':');
    return Expression.isTrue(inner.substring(0, question))
        ? ways.get(0)
        : ways.size() > 1 ? ways.get(1) : "";
  }

  private static String cut(String value, String delimiter, String field) {
    String[] fields = value.split(Pattern.quote(delimiter), -1);
    int number = Integer.parseInt(field);
    return number <= fields.length ? fields[number - 1] : "";
  }

  /** Keeps the allowed characters; {@code A-Z} is a range, a backslash takes the next as it is. */
  private static String filter(String allowed, String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < allowed.length(); i++) {
      char from = allowed.charAt(i);
      if (from == '\\' && i + 1 < allowed.length()) {
        kept.append(allowed.charAt(++i));
      } else if (i + 2 < allowed.length() && allowed.charAt(i + 1) == '-') {
        for (char c = from; c <= allowed.charAt(i + 2); c++) {
          kept.append(c);
        }
        i += 2;
      } else {
        kept.append(from);
      }
    }
    return text.chars()
        .filter(one -> kept.indexOf(Character.toString(one)) >= 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static long number(String text) {
    return text.isBlank() ? 0 : Long.parseLong(text.strip());
  }

  private boolean exists(List<String> parts) {
    return exchange
        .dialplan
        .priority(parts.get(0), parts.get(1), parts.get(2))
        .map(priority -> new Place(parts.get(0), parts.get(1), priority))
        .filter(exchange.dialplan::has)
        .isPresent();
  }

  private Optional<Channel> shared(Channel channel, List<String> parts) {
    return parts.size() < 2 ? Optional.of(channel) : exchange.channel(parts.get(1));
  }

  private String room(List<String> parts) {
    Room room = exchange.rooms.get(parts.get(1));
    if (room == null) {
      return "0";
    }
    return Integer.toString(parts.get(0).equals("marked") ? room.marked() : room.parties());
  }

  /** {@code Set(name=value)}, where the name may be a function. */
  void set(Channel channel, String name, String value) {
    int open = name.indexOf('(');
    if (open < 0) {
      exchange.set(channel, name, value);
      return;
    }
    String inner = name.substring(open + 1, name.lastIndexOf(')'));
    List<String> parts = Expansion.split(inner, ',');
    switch (name.substring(0, open)) {
      case "GLOBAL" -> exchange.globals.put(inner, value);
      case "SHARED" -> shared(channel, parts).ifPresent(one -> one.shared.put(parts.get(0), value));
      case "PJSIP_HEADER" -> channel.sipHeaders.put(parts.get(1), value);
      case "TIMEOUT" -> limit(channel, Double.parseDouble(value));
      default -> {}
    }
  }

  private void limit(Channel channel, double seconds) {
    if (channel.limit != null) {
      channel.limit.callOff();
      channel.limit = null;
    }
    if (seconds > 0) {
      channel.limit =
          exchange.agenda.at(
              exchange.now.plus(Duration.ofMillis(Math.round(seconds * 1000))),
              () -> exchange.runner.timeUp(channel));
    }
  }
}
