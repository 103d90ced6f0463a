package nl.zorgrouter.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.zorgrouter.simulator.core.Input;
import nl.zorgrouter.simulator.core.Message;
import nl.zorgrouter.simulator.core.Output;
import nl.zorgrouter.simulator.core.PbxSettings;
import nl.zorgrouter.simulator.core.SimulatedPbx;

/** A simulated exchange on the real clock, with AMI on a port of loopback. */
public final class RunningPbx {
  private final Vertx vertx;
  private final Clock clock;
  private final SimulatedPbx pbx;
  private final AmiServer server;
  private final Consumer<Output> people;
  private long timer = -1;
  private boolean resting;
  private boolean stopped;

  /**
   * Makes an exchange that does not listen yet. Everything runs on the event loop that is current
   * when it starts.
   *
   * @param people hears every output that is not for an AMI client
   */
  public RunningPbx(Vertx vertx, Clock clock, PbxSettings settings, Consumer<Output> people) {
    this.vertx = vertx;
    this.clock = clock;
    this.people = people;
    this.pbx = new SimulatedPbx(settings, clock.instant());
    this.server = new AmiServer(vertx, new Clients());
  }

  private final class Clients implements AmiServer.Listener {
    @Override
    public void connected(int session) {
      accept(new Input.Connects(session));
    }

    @Override
    public void said(int session, Message action) {
      accept(new Input.Says(session, action));
    }

    @Override
    public void gone(int session) {
      accept(new Input.Disconnects(session));
    }
  }

  /** Listens on a port of loopback, 0 for a free one; the answer is the port. */
  public Future<Integer> listen(int port) {
    return server.listen(port);
  }

  /** Something happens to the exchange now; gives what it did at once. */
  public List<Output> accept(Input input) {
    if (stopped) {
      return List.of();
    }
    if (input instanceof Input.Restarts) {
      server.closeAll();
    }
    List<Output> outputs = pbx.accept(clock.instant(), input);
    deliver(outputs);
    arrange();
    return outputs;
  }

  private void deliver(List<Output> outputs) {
    Map<Integer, Buffer> written = new LinkedHashMap<>();
    for (Output output : outputs) {
      switch (output) {
        case Output.Said(int session, Message message) ->
            written
                .computeIfAbsent(session, none -> Buffer.buffer())
                .appendString(message.onTheWire());
        case Output.Closed(int session) -> {
          Buffer last = written.remove(session);
          if (last != null) {
            server.write(session, last);
          }
          server.close(session);
        }
        case Output.Began began -> people.accept(began);
        case Output.Rings rings -> people.accept(rings);
        case Output.Together together -> people.accept(together);
        case Output.Over over -> people.accept(over);
        case Output.AsksForKey asks -> people.accept(asks);
        case Output.Waits waits -> people.accept(waits);
      }
    }
    written.forEach(server::write);
  }

  private void arrange() {
    vertx.cancelTimer(timer);
    if (resting) {
      return;
    }
    pbx.nextWake()
        .ifPresent(due -> {
          Instant now = clock.instant();
          long millis = Math.max(1, Duration.between(now, due).plusNanos(999_999).toMillis());
          timer = vertx.setTimer(millis, fired -> accept(new Input.TimePasses()));
        });
  }

  /** Whether somebody waits on that line where this key does something. */
  boolean hears(String line, char key) {
    return pbx.hears(line, key);
  }

  /** How many callers wait in a queue now. */
  public int waiting(String queue) {
    return pbx.waiting(queue);
  }

  /** How many legs there are now. */
  public int legs() {
    return pbx.legs();
  }

  /** How many legs came in over a trunk and are there now. */
  int legs(String trunk) {
    return pbx.legs(trunk);
  }

  /** From now on nothing happens by the clock. What clients say is still heard and answered. */
  void rest() {
    resting = true;
    vertx.cancelTimer(timer);
  }

  /** Stops listening and cuts every connection. */
  public Future<Void> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    server.closeAll();
    return server.stop();
  }
}
