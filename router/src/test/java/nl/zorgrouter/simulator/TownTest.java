package nl.zorgrouter.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TownTest {
  private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T19:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final Clock clock =
      Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SATURDAY_EVENING));

  @AfterEach
  void closes() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void losesNoCallerOnAnEveningWithoutAnyRouter() throws Exception {
    CompletableFuture<Town.Count> seen = new CompletableFuture<>();
    vertx.runOnContext(begin -> {
      Town town = new Town(vertx, vertx.getOrCreateContext(), clock, 1_200, 7);
      town.open()
          .onComplete(opened -> {
            town.wake();
            vertx.setTimer(
                6_000,
                end -> {
                  seen.complete(town.count());
                  town.stop();
                });
          });
    });
    Town.Count count = seen.get(30, TimeUnit.SECONDS);
    assertTrue(count.entered() > 60, count::toString);
    assertTrue(count.ended() > 20, count::toString);
    assertEquals(count.entered(), count.ended() + count.there(), count::toString);
  }
}
