package nl.zorgrouter.router.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.router.api.QuietExchange;
import nl.zorgrouter.router.api.Reception;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.crisis.GivenNumber;
import nl.zorgrouter.router.crisis.Standing;
import nl.zorgrouter.router.service.Asker;
import nl.zorgrouter.router.service.Judgement;
import nl.zorgrouter.router.service.ServiceRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningRouterTest {
  private static final Asker SUPERVISOR = new Asker("a test", new Asker.Scope.Everywhere());
  private static final ServiceRequest STOP =
      new ServiceRequest.SetState("hap-groningen", "STOPPED", "CROWDED", Optional.empty());

  private final Vertx vertx = Vertx.vertx();
  private final List<String> story = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void confirmsWhatSomebodySaidOfAServiceOnceItIsWritten() {
    RunningRouter router = started(new Slow(Duration.ofMillis(60)), RulesNumbers.NOWHERE);
    assertInstanceOf(Judgement.Accepted.class, answered(router.ask(STOP, SUPERVISOR)));
    assertEquals(List.of("active 1", "written", "told"), story);
  }

  @Test
  void confirmsItAnywayWhenTheDiskHangs() {
    RunningRouter router = started(new Slow(Duration.ofDays(1)), RulesNumbers.NOWHERE);
    assertInstanceOf(Judgement.Accepted.class, answered(router.ask(STOP, SUPERVISOR)));
    assertEquals(List.of("active 1", "told"), story);
  }

  @Test
  void keepsTheNumberOfRulesBeforeAnExchangeHearsOfIt() {
    RunningRouter router =
        started(new Slow(Duration.ZERO), number -> soon(Duration.ofMillis(60), kept(number)));
    router.activate(Reception.RULES);
    until("active 2");
    assertEquals(List.of("active 1", "kept 2 usual", "active 2"), story);
  }

  private static String kept(GivenNumber number) {
    return "kept %d %s".formatted(number.version(), number.what());
  }

  private RunningRouter started(Observer observer, RulesNumbers numbers) {
    RunningRouter router =
        RunningRouter.start(
            vertx,
            new Setup(
                1,
                List.of(new QuietExchange()),
                Standing.of(Reception.RULES),
                new Measurements(),
                List.of(observer),
                Pace.REAL,
                Recollection.NONE,
                OutcomeRules.USUAL,
                numbers));
    until("active 1");
    return router;
  }

  private CompletionStage<?> soon(Duration later, String what) {
    return new CompletableFuture<Boolean>()
        .completeOnTimeout(true, later.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(_ -> story.add(what));
  }

  private Judgement answered(Future<Judgement> asked) {
    return asked
        .onSuccess(_ -> story.add("told"))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private void until(String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!story.contains(what)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("`" + what + "` never came: " + story);
      }
      Thread.onSpinWait();
    }
  }

  /** Needs this much to write down what was said of a service. */
  private final class Slow implements Observer {
    private final Duration needs;
    private CompletionStage<?> settled = CompletableFuture.completedStage(true);

    Slow(Duration needs) {
      this.needs = needs;
    }

    @Override
    public void saw(Input input, Step step, Duration took) {
      if (input instanceof Input.ServiceChanged) {
        settled = soon(needs, "written");
      }
      if (input instanceof Input.RulesActivated activated) {
        story.add("active " + activated.rules().version());
      }
    }

    @Override
    public CompletionStage<?> settled() {
      return settled;
    }
  }
}
