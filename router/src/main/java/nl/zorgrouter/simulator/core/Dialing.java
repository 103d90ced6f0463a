package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.simulator.core.Channel.Interruption;
import nl.zorgrouter.simulator.core.Channel.State;
import nl.zorgrouter.simulator.core.Runner.Result;
import org.jspecify.annotations.Nullable;

/**
 * {@code Dial(telephone,seconds,options)}: rings one telephone or trunk; when it is answered, a
 * subroutine on that leg may ask whether a human takes the call.
 */
final class Dialing implements Channel.Activity, Talk.Parting {
  private final Exchange exchange;
  private final Channel caller;
  private final Channel leg;
  private final Options options;
  private Agenda.@Nullable Appointment limit;
  private boolean ringing = true;
  private boolean over;

  /**
   * What the options say.
   *
   * @param keys the caller may leave by a key while it rings (d)
   * @param before the subroutine on the new leg before it rings (b)
   * @param accept the subroutine on the new leg after it is answered (U)
   */
  private record Options(boolean keys, @Nullable Place before, @Nullable Place accept) {
    private static final Pattern CALLED = Pattern.compile("([A-Za-z])\\(([^)]*)\\)");

    static Options of(String text) {
      Place before = null;
      Place accept = null;
      Matcher called = CALLED.matcher(text);
      while (called.find()) {
        List<String> parts = Expansion.split(called.group(2), '^');
        if (called.group(1).equals("b")) {
          before = new Place(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)));
        } else if (called.group(1).equals("U")) {
          accept = new Place(parts.getFirst(), "s", 1);
        }
      }
      return new Options(CALLED.matcher(text).replaceAll("").contains("d"), before, accept);
    }
  }

  private Dialing(Exchange exchange, Channel caller, Channel leg, Options options) {
    this.exchange = exchange;
    this.caller = caller;
    this.leg = leg;
    this.options = options;
  }

  static Result start(Exchange exchange, Channel caller, String arguments) {
    List<String> parts = Expansion.split(arguments, ',');
    Options options = Options.of(parts.size() > 2 ? parts.get(2) : "");
    long seconds =
        parts.size() > 1 && !parts.get(1).isBlank() ? Long.parseLong(parts.get(1).strip()) : 60;
    if (seconds <= 0) {
      exchange.set(caller, "DIALSTATUS", "NOANSWER");
      return Result.NEXT;
    }
    Channel leg = exchange.outgoing(parts.getFirst(), caller);
    exchange.announcer.call("Newchannel", leg).say();
    Dialing dialing = new Dialing(exchange, caller, leg, options);
    if (options.before() != null) {
      exchange.runner.call(leg, options.before(), List.of(), () -> {});
    }
    caller.activity = dialing;
    dialing.ring(parts.getFirst(), Duration.ofSeconds(seconds));
    return Result.WAITS;
  }

  private void ring(String telephone, Duration atMost) {
    exchange
        .announcer
        .call("DialBegin", caller)
        .to(leg)
        .with("DialString", telephone.substring(telephone.indexOf('/') + 1))
        .say();
    exchange.change(leg, State.RINGING);
    exchange.announcer.call("DialState", caller).to(leg).with("DialStatus", "RINGING").say();
    leg.activity = new Ringing();
    limit = exchange.afterOfPeople(atMost, () -> giveUp("NOANSWER", 0));
    exchange.tell(
        new Output.Rings(
            leg.name,
            telephone,
            caller.name,
            leg.sipHeaders.getOrDefault("X-Zorgrouter-Journey", ""),
            leg.sipHeaders.getOrDefault("X-Zorgrouter-Origin", "")));
  }

  private final class Ringing implements Answerable {
    @Override
    public void answer() {
      answered();
    }

    @Override
    public void interrupt(Interruption why) {
      if (!over) {
        over = true;
        callOffLimit();
        dialEnd("BUSY");
        leg.atTheEnd.add(() -> goOn("BUSY"));
      }
    }
  }

  private void answered() {
    ringing = false;
    callOffLimit();
    exchange.change(leg, State.UP);
    Place accept = options.accept();
    if (accept == null) {
      dialEnd("ANSWER");
      talk();
      return;
    }
    // without an activity of its own, a leg that hangs up while it is asked sends the caller on
    leg.atTheEnd.add(this::refusedByHangup);
    exchange.runner.call(leg, accept, List.of(), this::asked);
  }

  private void asked() {
    if (over) {
      return;
    }
    // Asterisk says how the attempt ended only when the receiver has decided
    if (leg.variable("GOSUB_RESULT").equals("CONTINUE")) {
      over = true;
      dialEnd("CONTINUE");
      leg.atTheEnd.clear();
      leg.activity = null;
      exchange.hangUp(leg, 16);
      goOn("ANSWER");
    } else {
      leg.atTheEnd.clear();
      dialEnd("ANSWER");
      talk();
    }
  }

  private void refusedByHangup() {
    if (!over) {
      over = true;
      goOn("ANSWER");
    }
  }

  private void talk() {
    if (caller.state != State.UP) {
      exchange.change(caller, State.UP);
    }
    Talk.between(exchange, caller, leg, this);
  }

  private void goOn(String status) {
    exchange.set(caller, "DIALSTATUS", status);
    exchange.runner.proceed(caller);
  }

  private void giveUp(String status, int cause) {
    if (over) {
      return;
    }
    over = true;
    dialEnd(status);
    leg.activity = null;
    exchange.hangUp(leg, cause);
    goOn(status);
  }

  private void dialEnd(String status) {
    exchange.announcer.call("DialEnd", caller).to(leg).with("DialStatus", status).say();
  }

  private void callOffLimit() {
    if (limit != null) {
      limit.callOff();
      limit = null;
    }
  }

  @Override
  public void interrupt(Interruption why) {
    if (over) {
      return;
    }
    over = true;
    callOffLimit();
    if (ringing) {
      dialEnd("CANCEL");
    }
    Channel.Activity asking = leg.activity;
    leg.activity = null;
    leg.atTheEnd.clear();
    if (asking != null && !ringing) {
      asking.interrupt(Interruption.HANGUP);
    }
    exchange.hangUp(leg, 0);
  }

  /** While it rings, a key can lead the caller to where {@code EXITCONTEXT} says. */
  @Override
  public void pressed(char key) {
    Place exit = new Place(caller.variable("EXITCONTEXT"), String.valueOf(key), 1);
    if (ringing && options.keys() && exchange.dialplan.has(exit)) {
      exchange.runner.redirect(caller, exit);
    }
  }

  @Override
  public void answererLeaves() {
    exchange.set(caller, "DIALSTATUS", "ANSWER");
  }

  @Override
  public void callerStays() {}

  @Override
  public void callerLeft() {
    exchange.set(caller, "DIALSTATUS", "ANSWER");
  }

  @Override
  public void callerMoved() {}
}
