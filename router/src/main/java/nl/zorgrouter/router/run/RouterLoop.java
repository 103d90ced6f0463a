package nl.zorgrouter.router.run;

import java.time.Duration;
import java.util.List;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer. Everything that reaches the router comes through {@link #accept}, on one event
 * loop; others only read the state, which is a value.
 */
public final class RouterLoop {
  private static final Logger LOG = LoggerFactory.getLogger(RouterLoop.class);

  private final Exchanges exchanges;
  private final List<Observer> observers;
  private volatile RouterState state;

  /**
   * A loop that begins in this state.
   *
   * @param start the first state
   * @param exchanges takes the commands
   * @param observers told of every step, in this order
   */
  public RouterLoop(RouterState start, Exchanges exchanges, List<Observer> observers) {
    this.state = start;
    this.exchanges = exchanges;
    this.observers = List.copyOf(observers);
  }

  /** What the router knows now. Safe to call from any thread. */
  public RouterState state() {
    return state;
  }

  /**
   * Takes one input. Must be called on the router's event loop.
   *
   * @param receivedNanos when its bytes arrived, by {@link System#nanoTime}
   * @return what it led to
   */
  public Step accept(Input input, long receivedNanos) {
    Step step = RouterCore.step(state, input);
    state = step.state();
    step.commands().forEach(exchanges::send);
    Duration took = Duration.ofNanos(Math.max(0, System.nanoTime() - receivedNanos));
    observers.forEach(observer -> tell(observer, input, step, took));
    return step;
  }

  /** The loop's one guard: an observer that fails is named and left behind; the call goes on. */
  private static void tell(Observer observer, Input input, Step step, Duration took) {
    try {
      observer.saw(input, step, took);
    } catch (RuntimeException failure) {
      LOG.error("an observer failed on {}", input.getClass().getSimpleName(), failure);
    }
  }

  /** Where commands go. */
  @FunctionalInterface
  public interface Exchanges {
    /** Sends a command to its exchange; what becomes of it comes back as news. */
    void send(Command command);
  }
}
