package nl.zorgrouter.router.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.zorgrouter.router.crisis.GivenNumber;

/** Who keeps the numbers that were given to rules, so that no later start gives a lower one. */
@FunctionalInterface
public interface RulesNumbers {
  /** Nobody: for a router that leaves nothing behind. */
  RulesNumbers NOWHERE = _ -> CompletableFuture.completedStage(Boolean.TRUE);

  /** Keeps it without blocking; done once it outlives the process, or cannot. */
  CompletionStage<?> keep(GivenNumber number);
}
