package nl.zorgrouter.simulator.core;

import java.util.List;

/** A conversation of a caller with the one who answered. */
final class Talk {
  /** What the application that brought them together does when they part. */
  interface Parting {
    /** The one who answered has hung up; the bridge still stands. */
    void answererLeaves();

    /** The one who answered has gone, and the caller is out of the bridge too. */
    void callerStays();

    /** Both are out of the bridge because the caller hung up. */
    void callerLeft();

    /** Both are out of the bridge because the caller was sent elsewhere. */
    void callerMoved();
  }

  private final Exchange exchange;
  private final Channel caller;
  private final Channel answerer;
  private final Parting parting;
  private final Bridge bridge;
  private String keys = "";
  private boolean over;
  private boolean answererGoesOn;

  private Talk(Exchange exchange, Channel caller, Channel answerer, Parting parting) {
    this.exchange = exchange;
    this.caller = caller;
    this.answerer = answerer;
    this.parting = parting;
    this.bridge = Bridge.join(exchange, answerer, caller);
  }

  static void between(Exchange exchange, Channel caller, Channel answerer, Parting parting) {
    Talk talk = new Talk(exchange, caller, answerer, parting);
    caller.activity = talk::callerGoes;
    answerer.activity = talk.new AnswererSide();
  }

  final class AnswererSide implements Channel.Activity {
    @Override
    public void interrupt(Channel.Interruption why) {
      answererGoes();
    }

    /** Both are sent elsewhere at once: when the caller goes, this leg is not hung up. */
    void goesOn() {
      answererGoesOn = true;
    }

    @Override
    public void pressed(char key) {
      keys += key;
      judge();
    }
  }

  private void callerGoes(Channel.Interruption why) {
    if (over) {
      return;
    }
    over = true;
    bridge.leave(caller);
    bridge.leave(answerer);
    if (why == Channel.Interruption.HANGUP) {
      parting.callerLeft();
      caller.atTheEnd.add(this::close);
    } else {
      // when both are sent elsewhere, the queue hears of it when the one who answered hangs up
      if (answererGoesOn) {
        answerer.atTheEnd.add(parting::answererLeaves);
      } else {
        parting.callerMoved();
      }
      close();
    }
  }

  private void close() {
    bridge.destroy();
    answerer.activity = null;
    if (!answererGoesOn) {
      exchange.hangUp(answerer, 16);
    }
  }

  private void answererGoes() {
    if (over) {
      return;
    }
    over = true;
    parting.answererLeaves();
    bridge.leave(answerer);
    bridge.leave(caller);
    parting.callerStays();
    answerer.atTheEnd.add(() -> {
      bridge.destroy();
      exchange.runner.proceed(caller);
    });
  }

  /**
   * Runs the code that the keys make, as soon as they make one: a longer code is never waited for.
   */
  private void judge() {
    List<FeatureCodes.Code> possible = exchange.features.offered(answerer, keys);
    if (possible.isEmpty()) {
      keys = "";
      return;
    }
    possible.stream()
        .filter(code -> code.keys().equals(keys))
        .findFirst()
        .ifPresent(code -> {
          keys = "";
          use(code);
        });
  }

  private void use(FeatureCodes.Code code) {
    exchange.runner.callDuringTalk(answerer, code.place(), code.arguments());
  }
}
