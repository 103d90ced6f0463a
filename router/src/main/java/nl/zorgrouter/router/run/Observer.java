package nl.zorgrouter.router.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Step;

/** Somebody who is told of every step, after its commands were sent: figures, journal, console. */
@FunctionalInterface
public interface Observer {
  /**
   * A step was made. Called on the router's event loop: it must be quick and must not block.
   *
   * @param input what came in
   * @param step what it led to
   * @param took from the arrival of the input's bytes to its commands on their way
   */
  void saw(Input input, Step step, Duration took);

  /** Done once everything that this observer was told so far outlives the process. */
  default CompletionStage<?> settled() {
    return CompletableFuture.completedStage(Boolean.TRUE);
  }

  /**
   * The account of waits learned this from the input that is about to be told. On the same loop, by
   * the same rules.
   *
   * @param facts in order, at least one
   */
  default void learned(List<WaitFact> facts) {}
}
