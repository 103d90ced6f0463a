package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.zorgrouter.simulator.core.Channel.Activity;
import nl.zorgrouter.simulator.core.Channel.Frame;
import nl.zorgrouter.simulator.core.Channel.Interruption;
import nl.zorgrouter.simulator.core.Channel.State;
import nl.zorgrouter.simulator.core.Runner.Result;

/** The applications of the dialplan: a table from name to what it does. */
final class Applications {
  /** One application, given its arguments with every variable filled in. */
  private interface Application {
    Result run(Channel channel, String arguments);
  }

  private final Exchange exchange;
  private final Functions functions;
  private final Map<String, Application> table = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Applications(Exchange exchange) {
    this.exchange = exchange;
    this.functions = new Functions(exchange);
    table.put("Set", this::set);
    table.put("Goto", this::go);
    table.put("GotoIf", this::goIf);
    table.put("Gosub", this::gosub);
    table.put("Return", (channel, none) -> giveBack(channel));
    table.put("ExecIf", this::executeIf);
    table.put("TryExec", this::tryToExecute);
    table.put("Answer", (channel, none) -> answer(channel));
    table.put("Hangup", (channel, none) -> Result.OVER);
    table.put("UserEvent", this::userEvent);
    table.put("Ringing", (channel, none) -> Result.NEXT);
    table.put("NoOp", (channel, none) -> Result.NEXT);
    table.put("Playback", (channel, none) -> Result.NEXT);
    table.put("Wait", this::pause);
    table.put("ChannelRedirect", this::channelRedirect);
    table.put("Queue", (channel, text) -> Queue.enter(exchange, channel, text));
    table.put("AGI", (channel, text) -> Asking.start(exchange, channel, text));
    table.put("Dial", (channel, text) -> Dialing.start(exchange, channel, text));
    table.put("ConfBridge", (channel, text) -> Room.enter(exchange, channel, text));
    table.put("Read", (channel, text) -> Reading.start(exchange, channel, text));
  }

  Result run(Channel channel, Step step) {
    String arguments = functions.expansion(channel).of(step.arguments());
    return run(channel, step.application(), arguments);
  }

  private Result run(Channel channel, String name, String arguments) {
    Application application = table.get(name);
    if (application == null) {
      return Result.FAILED;
    }
    channel.application = name;
    channel.data = arguments;
    return application.run(channel, arguments);
  }

  private Result set(Channel channel, String text) {
    int equals = text.indexOf('=');
    functions.set(channel, text.substring(0, equals).strip(), text.substring(equals + 1));
    return Result.NEXT;
  }

  private Result go(Channel channel, String label) {
    Optional<Place> place = place(channel, label);
    place.ifPresent(there -> channel.place = there);
    return place.isPresent() ? Result.MOVED : Result.FAILED;
  }

  private Result goIf(Channel channel, String text) {
    int question = text.indexOf('?');
    List<String> ways = Expansion.split(text.substring(question + 1), ':');
    boolean yes = Expression.isTrue(text.substring(0, question));
    String way = yes ? ways.get(0) : ways.size() > 1 ? ways.get(1) : "";
    return way.isBlank() ? Result.NEXT : go(channel, way.strip());
  }

  /** Reads {@code [[context,]extension,]priority-or-label}. */
  private Optional<Place> place(Channel channel, String text) {
    List<String> parts = Expansion.split(text, ',').stream().map(String::strip).toList();
    int count = parts.size();
    String context = count > 2 ? parts.get(count - 3) : channel.place.context();
    String extension = count > 1 ? parts.get(count - 2) : channel.place.extension();
    return exchange
        .dialplan
        .priority(context, extension, parts.getLast())
        .map(priority -> new Place(context, extension, priority))
        .filter(exchange.dialplan::has);
  }

  private Result gosub(Channel channel, String text) {
    int open = text.indexOf('(');
    String label = open < 0 ? text : text.substring(0, open);
    List<String> arguments =
        open < 0
            ? List.of()
            : Expansion.split(text.substring(open + 1, text.lastIndexOf(')')), ',');
    Optional<Place> place = place(channel, label);
    if (place.isEmpty()) {
      return Result.FAILED;
    }
    channel.frames.push(new Frame(channel.place.next(), arguments, null));
    channel.place = place.get();
    return Result.MOVED;
  }

  private static Result giveBack(Channel channel) {
    Frame frame = channel.frames.poll();
    if (frame == null || frame.back() == null) {
      return Result.FAILED;
    }
    channel.place = frame.back();
    if (frame.whenDone() == null) {
      return Result.MOVED;
    }
    frame.whenDone().run();
    return Result.WAITS;
  }

  private Result executeIf(Channel channel, String text) {
    int question = text.indexOf('?');
    List<String> ways = Expansion.split(text.substring(question + 1), ':');
    boolean yes = Expression.isTrue(text.substring(0, question));
    String way = yes ? ways.get(0) : ways.size() > 1 ? ways.get(1) : "";
    if (way.isBlank()) {
      return Result.NEXT;
    }
    Step step = Step.of("", way);
    return run(channel, step.application(), step.arguments());
  }

  private Result tryToExecute(Channel channel, String text) {
    Step step = Step.of("", text);
    Result result = run(channel, step.application(), step.arguments());
    return result == Result.FAILED ? Result.NEXT : result;
  }

  private Result answer(Channel channel) {
    if (channel.state != State.UP) {
      exchange.change(channel, State.UP);
    }
    return Result.NEXT;
  }

  private Result userEvent(Channel channel, String text) {
    List<String> parts = Expansion.split(text, ',');
    Announcer.Event event =
        exchange
            .announcer
            .event("UserEvent", "user")
            .with(channel)
            .with("UserEvent", parts.getFirst());
    for (String part : parts.subList(1, parts.size())) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        event.with(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
      }
    }
    event.say();
    return Result.NEXT;
  }

  private Result pause(Channel channel, String seconds) {
    Duration length = Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
    // less than a second is the dialplan looking again for a router's word, not a person waiting
    boolean isLook = length.compareTo(Duration.ofSeconds(1)) < 0;
    Runnable on = () -> exchange.runner.proceed(channel);
    Agenda.Appointment end =
        isLook
            ? exchange.agenda.at(exchange.now.plus(length), on)
            : exchange.afterOfPeople(length, on);
    channel.activity =
        new Activity() {
          @Override
          public void interrupt(Interruption why) {
            end.callOff();
          }
        };
    return Result.WAITS;
  }

  private Result channelRedirect(Channel channel, String text) {
    List<String> parts = Expansion.split(text, ',');
    Place place = new Place(parts.get(1), parts.get(2), Integer.parseInt(parts.get(3)));
    Optional<Channel> other = exchange.channel(parts.get(0));
    exchange.set(channel, "CHANNELREDIRECT_STATUS", other.isPresent() ? "SUCCESS" : "NOCHANNEL");
    other.ifPresent(one -> exchange.runner.redirect(one, place));
    // the one who pressed may have lost his call by it, and with that his own leg
    return channel.ended ? Result.WAITS : Result.NEXT;
  }
}
