package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.simulator.core.Message.Header;
import org.jspecify.annotations.Nullable;

/** A member of a queue: a telephone, and how busy it was there. */
final class Member {
  final String telephone;
  final String name;
  private final Queue queue;
  private final int penalty;
  private final Instant login;
  private boolean paused;
  private String pausedReason = "";
  private int callsTaken;
  private @Nullable Instant lastCall;
  private @Nullable Instant lastPause;
  private boolean inCall;
  private int deviceState = 1;

  Member(Queue queue, String telephone, String name, int penalty, Instant login) {
    this.queue = queue;
    this.telephone = telephone;
    this.name = name;
    this.penalty = penalty;
    this.login = login;
  }

  /** Whether a call can ring it now. */
  boolean free(Instant now, Duration wrapUp) {
    return !paused
        && deviceState == 1
        && (lastCall == null || !now.isBefore(lastCall.plus(wrapUp)));
  }

  int penalty() {
    return penalty;
  }

  /** When its last conversation ended; the distant past when it had none. */
  Instant lastCall() {
    return lastCall == null ? Instant.EPOCH : lastCall;
  }

  void answered() {
    inCall = true;
  }

  void finished(Instant now) {
    inCall = false;
    callsTaken++;
    lastCall = now;
  }

  void pause(boolean now, String reason, Instant at) {
    paused = now;
    pausedReason = now ? reason : "";
    lastPause = at;
  }

  /** The device's state; true when it is another than before. */
  boolean device(int state) {
    boolean other = state != deviceState;
    deviceState = state;
    return other;
  }

  int state() {
    return deviceState;
  }

  boolean isPaused() {
    return paused;
  }

  /**
   * The headers of a member, where the telephone is called {@code Interface} or {@code Location}.
   */
  List<Header> headers(String telephoneHeader) {
    boolean event = telephoneHeader.equals("Interface");
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Queue", queue.name));
    headers.add(new Header(event ? "MemberName" : "Name", name));
    headers.add(new Header(telephoneHeader, telephone));
    headers.add(new Header("StateInterface", telephone));
    headers.add(new Header("Membership", "dynamic"));
    headers.add(new Header("Penalty", Integer.toString(penalty)));
    headers.add(new Header("CallsTaken", Integer.toString(callsTaken)));
    headers.add(new Header("LastCall", seconds(lastCall)));
    headers.add(new Header("LastPause", seconds(lastPause)));
    headers.add(new Header("LoginTime", seconds(login)));
    headers.add(new Header("InCall", inCall ? "1" : "0"));
    headers.add(new Header("Status", Integer.toString(deviceState)));
    headers.add(new Header("Paused", paused ? "1" : "0"));
    headers.add(new Header("PausedReason", pausedReason));
    if (event) {
      headers.add(new Header("Ringinuse", "0"));
    }
    headers.add(new Header("Wrapuptime", "0"));
    return headers;
  }

  private static String seconds(@Nullable Instant at) {
    return at == null ? "0" : Long.toString(at.getEpochSecond());
  }
}
