package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.util.List;
import nl.zorgrouter.simulator.core.Channel.Interruption;
import nl.zorgrouter.simulator.core.Runner.Result;

/** A channel in {@code Read(...)}: the person on it is asked for keys. */
final class Reading implements Channel.Activity {
  /** How long the beep sounds before the wait begins, and how long a sentence before the beep. */
  private static final Duration BEEP = Duration.ofMillis(450);

  private static final Duration SENTENCE = Duration.ofSeconds(3);

  private final Exchange exchange;
  private final Channel channel;
  private final String variable;
  private final int most;
  private final Agenda.Appointment end;
  private String keys = "";

  private Reading(Exchange exchange, Channel channel, String variable, int most, Duration limit) {
    this.exchange = exchange;
    this.channel = channel;
    this.variable = variable;
    this.most = most;
    this.end = exchange.afterOfPeople(limit, this::done);
  }

  /** {@code Read(variable,file,digits,options,attempts,seconds)}. */
  static Result start(Exchange exchange, Channel channel, String arguments) {
    List<String> parts = Expansion.split(arguments, ',');
    int most = parts.size() > 2 && !parts.get(2).isEmpty() ? Integer.parseInt(parts.get(2)) : 255;
    int attempts = number(parts, 4, 1);
    int seconds = number(parts, 5, 10);
    Duration prompt = parts.get(1).contains("&") ? SENTENCE.plus(BEEP) : BEEP;
    Duration once = Duration.ofSeconds(seconds).plus(prompt);
    channel.activity =
        new Reading(exchange, channel, parts.get(0), most, once.multipliedBy(attempts));
    exchange.tell(new Output.AsksForKey(channel.name));
    return Result.WAITS;
  }

  private static int number(List<String> parts, int place, int otherwise) {
    return parts.size() > place && !parts.get(place).isBlank()
        ? Math.max(1, Integer.parseInt(parts.get(place).strip()))
        : otherwise;
  }

  @Override
  public void pressed(char key) {
    keys += key;
    if (keys.length() >= most) {
      end.callOff();
      done();
    }
  }

  private void done() {
    exchange.set(channel, variable, keys);
    exchange.set(channel, "READSTATUS", keys.isEmpty() ? "TIMEOUT" : "OK");
    exchange.runner.proceed(channel);
  }

  @Override
  public void interrupt(Interruption why) {
    end.callOff();
  }
}
