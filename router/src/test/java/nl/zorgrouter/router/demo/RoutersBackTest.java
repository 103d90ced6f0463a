package nl.zorgrouter.router.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.monitoring.wait.WaitingTimes;
import nl.zorgrouter.router.store.Until;
import nl.zorgrouter.simulator.Town;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An exchange of a fast town beside two routers: the link of one is cut, that of the other not. */
class RoutersBackTest {
  private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T19:00:00Z");
  private static final double SPEED = 60;
  private static final PbxId EXCHANGE = new PbxId("mka-noord");

  /** More than the desk can answer in the minutes of this test. */
  private static final int CALLERS = 30;

  private static final int WAIT = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final Town town =
      new Town(
          vertx,
          loop,
          Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SATURDAY_EVENING)),
          SPEED,
          7);

  @AfterEach
  void closes() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** What a router knows of who waits, by its own link. */
  private final class Router {
    private final WaitingTimes accounting = new WaitingTimes(OutcomeRules.USUAL);
    private final PeopleLink link;

    Router(int port) {
      LinkSettings settings =
          LinkSettings.of(
              EXCHANGE,
              "127.0.0.1",
              port,
              new Credentials("zorgrouter", "simulated", Credentials.Proof.CHALLENGE),
              new Transport.Loopback());
      link =
          new PeopleLink(
              vertx,
              () -> new PbxLink(vertx, settings, new Random(1)),
              new PeopleTime(town::peopleAt));
      link.open((news, _) -> accounting.apply(news));
    }

    boolean sees() {
      return accounting.pictures().stream().anyMatch(queue -> queue.inSync());
    }

    Map<CallId, Instant> waiting() {
      Map<CallId, Instant> since = new HashMap<>();
      accounting
          .pictures()
          .forEach(
              queue -> queue.waiting().forEach(person -> since.put(person.call(), person.since())));
      return since;
    }
  }

  @Test
  void whoWaitsKeepsHisStartAndWhoCameMeanwhileHasHis() throws Exception {
    CompletableFuture<Integer> opened = new CompletableFuture<>();
    loop.runOnContext(_ ->
        town.open()
            .onSuccess(ports -> {
              town.wake();
              opened.complete(ports.get(EXCHANGE.value()));
            })
            .onFailure(opened::completeExceptionally));
    int port = opened.get(10, TimeUnit.SECONDS);
    Router constant = onTheLoop(() -> new Router(port));
    Router other = onTheLoop(() -> new Router(port));
    call(CALLERS);
    Until.holds("callers wait", () -> onTheLoop(other::waiting).size() > WAIT);
    other.link.cut();
    Until.holds("it is out of sight", () -> !onTheLoop(other::sees));
    int before = onTheLoop(constant::waiting).size();
    call(CALLERS);
    Until.holds("more wait", () -> onTheLoop(constant::waiting).size() > before + WAIT);
    other.link.restore();
    Until.holds("it is in sight", () -> onTheLoop(other::sees));
    List<Duration> apart = onTheLoop(() -> apart(constant.waiting(), other.waiting()));
    assertTrue(apart.size() > WAIT, apart::toString);
    assertTrue(apart.getLast().compareTo(Duration.ofMillis(1)) < 0, apart::toString);
  }

  /** How far the starts lie apart of those who wait by both accounts, the least first. */
  private static List<Duration> apart(Map<CallId, Instant> one, Map<CallId, Instant> other) {
    return one.entrySet().stream()
        .filter(each -> other.containsKey(each.getKey()))
        .map(each -> Duration.between(each.getValue(), other.get(each.getKey())).abs())
        .sorted()
        .toList();
  }

  private void call(int callers) {
    for (int i = 0; i < callers; i++) {
      town.callCareLine();
    }
  }

  private <T> T onTheLoop(Supplier<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.runOnContext(_ -> answer.complete(question.get()));
    return answer.get(10, TimeUnit.SECONDS);
  }
}
