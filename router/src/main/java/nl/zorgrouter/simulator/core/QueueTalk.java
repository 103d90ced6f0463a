package nl.zorgrouter.simulator.core;

import java.time.Instant;
import nl.zorgrouter.simulator.core.Channel.State;

/** A caller of a queue with the member who answered. */
record QueueTalk(
    Exchange exchange, Queue queue, Member member, Channel caller, Channel leg, Timing timing)
    implements Talk.Parting {
  /**
   * What the events say about time, on the wire's clock.
   *
   * @param held seconds the caller waited
   * @param rang seconds the telephone rang
   * @param since when the conversation began
   */
  record Timing(long held, long rang, Instant since) {}

  void begin() {
    member.answered();
    said(exchange.announcer.agent("AgentConnect").with(caller))
        .with("HoldTime", timing.held())
        .with("RingTime", timing.rang())
        .say();
    if (caller.state != State.UP) {
      exchange.change(caller, State.UP);
    }
    Talk.between(exchange, caller, leg, this);
  }

  @Override
  public void answererLeaves() {
    complete(true, "agent");
  }

  @Override
  public void callerStays() {
    exchange.set(caller, "QUEUESTATUS", "CONTINUE");
  }

  @Override
  public void callerLeft() {
    exchange.set(caller, "QUEUESTATUS", "CONTINUE");
    caller.atTheEnd.add(() -> complete(false, "caller"));
  }

  /** Asterisk says the end of such a conversation only when the caller's leg ends. */
  @Override
  public void callerMoved() {
    finish();
    caller.atTheEnd.add(() -> say(false, "caller"));
  }

  private void complete(boolean withCaller, String reason) {
    finish();
    say(withCaller, reason);
  }

  private void finish() {
    queue.completed++;
    member.finished(exchange.now);
  }

  private void say(boolean withCaller, String reason) {
    Announcer.Event event = exchange.announcer.agent("AgentComplete");
    said(withCaller ? event.with(caller) : event)
        .with("HoldTime", timing.held())
        .with("TalkTime", exchange.secondsSince(timing.since()))
        .with("Reason", reason)
        .say();
  }

  private Announcer.Event said(Announcer.Event event) {
    return event
        .to(leg)
        .with("Queue", queue.name)
        .with("Interface", member.telephone)
        .with("MemberName", member.name);
  }
}
