package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.simulator.core.Channel.Interruption;
import nl.zorgrouter.simulator.core.Channel.State;
import org.jspecify.annotations.Nullable;

/** A caller in a queue, from joining until he is answered or leaves it. */
final class Waiting implements Channel.Activity {
  /** Asterisk's first look after joining comes this much later than every further one. */
  private static final Duration FIRST_LOOK_IS_LATER = Duration.ofMillis(100);

  /** A telephone that rings for this caller. */
  private record Ringing(Member member, Channel leg, Instant since) {}

  /**
   * How he waits.
   *
   * @param priority higher goes first
   * @param patience seconds, 0 without limit
   * @param answered the subroutine that runs on the leg of whoever answers; empty for none
   */
  record Terms(int priority, long patience, String answered) {}

  private final Exchange exchange;
  private final Queue queue;
  private final Channel caller;
  private final Instant joined;
  private final Terms terms;
  private boolean looked;
  private int originalPosition;
  private Agenda.@Nullable Appointment next;
  private @Nullable Ringing ringing;

  Waiting(Exchange exchange, Queue queue, Channel caller, Terms terms) {
    this.exchange = exchange;
    this.queue = queue;
    this.caller = caller;
    this.terms = terms;
    this.joined = exchange.now;
  }

  void begin() {
    queue.insert(this);
    originalPosition = queue.position(this);
    caller.activity = this;
    exchange
        .announcer
        .agent("QueueCallerJoin")
        .with(caller)
        .with("Queue", queue.name)
        .with("Position", originalPosition)
        .with("Count", queue.waiting.size())
        .say();
    exchange.announcer.call("MusicOnHoldStart", caller).with("Class", "default").say();
    exchange.tell(new Output.Waits(caller.name, queue.name));
    look();
  }

  boolean isRinging() {
    return ringing != null;
  }

  int priority() {
    return terms.priority();
  }

  Channel caller() {
    return caller;
  }

  String queue() {
    return queue.name;
  }

  /** How long he waits, as the exchange tells it: in whole seconds of the wire's clock. */
  long seconds() {
    return exchange.secondsSince(joined);
  }

  /** Seconds of patience left, counted in whole seconds of the people's clock as Asterisk does. */
  private long left() {
    Instant began = exchange.people(joined);
    return began.getEpochSecond() + terms.patience() - exchange.peopleNow().getEpochSecond();
  }

  private void look() {
    if (terms.patience() > 0 && left() <= 0) {
      giveUp();
      return;
    }
    Optional<Member> member = queue.isTurnOf(this) ? queue.nextFree() : Optional.empty();
    if (member.isPresent()) {
      ring(member.get());
    } else {
      lookAgain();
    }
  }

  private void lookAgain() {
    Duration pause = looked ? queue.retry : queue.retry.plus(FIRST_LOOK_IS_LATER);
    looked = true;
    next = exchange.afterOfPeople(pause, this::look);
  }

  private void ring(Member member) {
    Channel leg = exchange.outgoing(member.telephone, caller);
    ringing = new Ringing(member, leg, exchange.now);
    looked = true;
    exchange.announcer.call("Newchannel", leg).say();
    exchange
        .announcer
        .agent("AgentCalled")
        .with(caller)
        .to(leg)
        .with("Queue", queue.name)
        .with("Interface", member.telephone)
        .with("MemberName", member.name)
        .say();
    exchange
        .announcer
        .call("DialBegin", caller)
        .to(leg)
        .with("DialString", member.telephone.substring(member.telephone.indexOf('/') + 1))
        .say();
    exchange.change(leg, State.RINGING);
    exchange.announcer.call("DialState", caller).to(leg).with("DialStatus", "RINGING").say();
    leg.activity = new MemberSide();
    Duration limit = queue.ringing;
    if (terms.patience() > 0 && left() < limit.toSeconds()) {
      limit = Duration.ofSeconds(Math.max(left(), 1));
    }
    next = exchange.afterOfPeople(limit, this::notAnswered);
    exchange.tell(
        new Output.Rings(
            leg.name,
            member.telephone,
            caller.name,
            caller.variable("ZR_JOURNEY"),
            caller.variable("ZR_ORIGIN")));
  }

  /** The telephone that rings. */
  private final class MemberSide implements Answerable {
    @Override
    public void answer() {
      answered();
    }

    @Override
    public void interrupt(Interruption why) {
      refused();
    }
  }

  private void refused() {
    Ringing last = ringing;
    if (last != null) {
      ringing = null;
      callOffNext();
      noAnswer(last);
      lookAgain();
    }
  }

  private void notAnswered() {
    Ringing last = ringing;
    if (last == null) {
      return;
    }
    ringing = null;
    noAnswer(last);
    last.leg().activity = null;
    exchange.hangUp(last.leg(), 0);
    if (terms.patience() > 0 && left() <= 0) {
      giveUp();
    } else {
      lookAgain();
    }
  }

  private void noAnswer(Ringing last) {
    exchange
        .announcer
        .agent("AgentRingNoAnswer")
        .with(caller)
        .to(last.leg())
        .with("Queue", queue.name)
        .with("Interface", last.member().telephone)
        .with("MemberName", last.member().name)
        .with("RingTime", Duration.between(last.since(), exchange.now).toMillis())
        .say();
    // Asterisk says the end of this attempt twice: once for the queue, once for the leg
    dialEnd(last.leg(), "NOANSWER");
    dialEnd(last.leg(), "CANCEL");
  }

  private void dialEnd(Channel leg, String status) {
    exchange.announcer.call("DialEnd", caller).to(leg).with("DialStatus", status).say();
  }

  private void answered() {
    Ringing taken = ringing;
    if (taken == null) {
      return;
    }
    ringing = null;
    callOffNext();
    exchange.change(taken.leg(), State.UP);
    dialEnd(taken.leg(), "ANSWER");
    exchange.announcer.call("MusicOnHoldStop", caller).say();
    leave();
    if (!terms.answered().isEmpty()) {
      exchange.runner.call(taken.leg(), new Place(terms.answered(), "s", 1), List.of(), () -> {});
    }
    new QueueTalk(exchange, queue, taken.member(), caller, taken.leg(), timing(taken)).begin();
  }

  private QueueTalk.Timing timing(Ringing taken) {
    return new QueueTalk.Timing(seconds(), exchange.secondsSince(taken.since()), exchange.now);
  }

  private void leave() {
    int position = queue.position(this);
    queue.waiting.remove(this);
    exchange
        .announcer
        .agent("QueueCallerLeave")
        .with(caller)
        .with("Queue", queue.name)
        .with("Position", position)
        .with("Count", queue.waiting.size())
        .say();
  }

  private void abandon() {
    queue.abandoned++;
    exchange
        .announcer
        .agent("QueueCallerAbandon")
        .with(caller)
        .with("Queue", queue.name)
        .with("Position", queue.position(this))
        .with("OriginalPosition", originalPosition)
        .with("HoldTime", seconds())
        .say();
  }

  private void giveUp() {
    abandon();
    exchange.announcer.call("MusicOnHoldStop", caller).say();
    leave();
    exchange.set(caller, "QUEUESTATUS", "TIMEOUT");
    exchange.runner.proceed(caller);
  }

  private void callOffNext() {
    if (next != null) {
      next.callOff();
      next = null;
    }
  }

  private void silence() {
    callOffNext();
    Ringing last = ringing;
    if (last != null) {
      ringing = null;
      dialEnd(last.leg(), "CANCEL");
      dialEnd(last.leg(), "CANCEL");
      last.leg().activity = null;
      exchange.hangUp(last.leg(), 0);
    }
  }

  @Override
  public void interrupt(Interruption why) {
    silence();
    exchange.announcer.call("MusicOnHoldStop", caller).say();
    abandon();
    leave();
  }

  /** A key leaves the queue when the queue's context has it. */
  @Override
  public void pressed(char key) {
    if (!hears(key)) {
      return;
    }
    Place exit = exit(key);
    silence();
    caller.activity = null;
    caller.place = exit.at(0);
    exchange.announcer.call("MusicOnHoldStop", caller).say();
    leave();
    caller.place = exit;
    exchange.runner.run(caller);
  }

  /** Whether a key does anything here. */
  boolean hears(char key) {
    return !queue.context.isEmpty() && exchange.dialplan.has(exit(key));
  }

  private Place exit(char key) {
    return new Place(queue.context, String.valueOf(key), 1);
  }
}
