package nl.zorgrouter.simulator.core;

import java.util.List;
import java.util.Optional;
import nl.zorgrouter.simulator.core.Channel.Activity;
import nl.zorgrouter.simulator.core.Channel.Frame;
import nl.zorgrouter.simulator.core.Channel.Interruption;

/** Walks channels through the dialplan. */
final class Runner {
  /** A dialplan that goes round this often without waiting would stop the exchange. */
  private static final int MOST_STEPS_AT_ONCE = 10_000;

  /** What an application leaves behind. */
  enum Result {
    /** Go on with the next step. */
    NEXT,
    /** The channel has been put somewhere else: go on there. */
    MOVED,
    /** The channel waits; an activity will run it on. */
    WAITS,
    /** The application could not do it: the call ends, unless it was only tried. */
    FAILED,
    /** The call ends. */
    OVER
  }

  private final Exchange exchange;
  private final Applications applications;

  Runner(Exchange exchange) {
    this.exchange = exchange;
    this.applications = new Applications(exchange);
  }

  /** Runs a channel until it waits or ends. */
  void run(Channel channel) {
    for (int steps = 0; steps < MOST_STEPS_AT_ONCE && !channel.ended; steps++) {
      Optional<Step> step = exchange.dialplan.at(channel.place);
      if (step.isEmpty()) {
        exchange.hangUp(channel, 16);
        return;
      }
      switch (applications.run(channel, step.get())) {
        case NEXT -> channel.place = channel.place.next();
        case MOVED -> {}
        case WAITS -> {
          return;
        }
        case FAILED, OVER -> exchange.hangUp(channel, 16);
      }
    }
    if (!channel.ended) {
      throw new IllegalStateException(
          "the dialplan goes round at `%s` without waiting".formatted(channel.place));
    }
  }

  /** What a channel waited for is there: the step after it. */
  void proceed(Channel channel) {
    if (channel.ended) {
      return;
    }
    channel.activity = null;
    channel.place = channel.place.next();
    run(channel);
  }

  /** Takes a channel away from whatever it does. */
  void interrupt(Channel channel, Interruption why) {
    Activity activity = channel.activity;
    channel.activity = null;
    if (channel.limit != null) {
      channel.limit.callOff();
      channel.limit = null;
    }
    Activity under = channel.under;
    channel.under = null;
    if (activity != null) {
      activity.interrupt(why);
    }
    if (under != null) {
      under.interrupt(why);
    }
  }

  /** Sends a channel elsewhere, whatever it does. */
  void redirect(Channel channel, Place place) {
    channel.place = place;
    interrupt(channel, Interruption.REDIRECT);
    run(channel);
  }

  /**
   * The absolute time-out is over: {@code T} of the context where the channel is, else {@code e}.
   */
  void timeUp(Channel channel) {
    String context = channel.place.context();
    interrupt(channel, Interruption.TIMEOUT);
    for (String extension : List.of("T", "e")) {
      Place place = new Place(context, extension, 1);
      if (exchange.dialplan.has(place)) {
        channel.place = place;
        run(channel);
        return;
      }
    }
    exchange.hangUp(channel, 16);
  }

  /** What the extension {@code h} of its context does when a channel ends; it cannot wait. */
  void lastSteps(Channel channel) {
    Place step = new Place(channel.place.context(), "h", 1);
    for (Optional<Step> next = exchange.dialplan.at(step);
        next.isPresent();
        next = exchange.dialplan.at(step)) {
      channel.place = step;
      if (applications.run(channel, next.get()) != Result.NEXT) {
        return;
      }
      step = step.next();
    }
  }

  /** Runs a subroutine on a channel that speaks with somebody, and speaks on afterwards. */
  void callDuringTalk(Channel channel, Place place, List<String> arguments) {
    Activity talk = channel.activity;
    channel.under = talk;
    call(
        channel,
        place,
        arguments,
        () -> {
          channel.under = null;
          channel.activity = talk;
        });
  }

  /** Runs a subroutine on a channel that is not in the dialplan; then does the rest. */
  void call(Channel channel, Place place, List<String> arguments, Runnable whenDone) {
    channel.frames.push(new Frame(channel.place, arguments, whenDone));
    channel.place = place;
    run(channel);
  }
}
