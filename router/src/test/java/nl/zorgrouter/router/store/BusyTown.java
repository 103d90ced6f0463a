package nl.zorgrouter.router.store;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.simulator.Town;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;

/**
 * Two simulated exchanges with tens of calls a second, and a witness with a manager connection of
 * his own: how many callers asked, how many were answered and how soon, whatever a router says.
 */
final class BusyTown implements AutoCloseable {
  private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T19:00:00Z");
  private static final double SPEED = 300;

  /** More would only wait longer for the same few who answer. */
  private static final int MOST_CALLERS = 40;

  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final int MOST_LOOKS = 20;
  private static final int LEAST_ASKED = 15;

  /** Who asked in the last instant of a look is answered in the next; some hang up meanwhile. */
  private static final int MOST_ON_THEIR_WAY = 5;

  private static final Duration SOON = Duration.ofMillis(800);

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final Map<CallId, Long> asking = new HashMap<>();
  private Map<String, Integer> ports = Map.of();
  private Account account = new Account(0, 0, 0, Duration.ZERO);

  /**
   * What the witness saw.
   *
   * @param asked questions of callers
   * @param taken answers of routers that an exchange used
   * @param fellBack callers whom an exchange sent to its fail-safe by itself
   * @param slowest the longest from a question to the use of its answer
   */
  record Account(long asked, long taken, long fellBack, Duration slowest) {}

  /** Opens the town; so many people call the care line every second, beside its own callers. */
  static BusyTown open(int callsEverySecond, long seed) throws Exception {
    BusyTown town = new BusyTown();
    town.begin(callsEverySecond, seed);
    return town;
  }

  private void begin(int callsEverySecond, long seed) throws Exception {
    Clock clock =
        Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SATURDAY_EVENING));
    Town town = new Town(vertx, loop, clock, SPEED, seed);
    CompletableFuture<Map<String, Integer>> opened = new CompletableFuture<>();
    loop.runOnContext(_ ->
        town.open()
            .onComplete(result -> {
              town.wake();
              vertx.setPeriodic(
                  1_000 / callsEverySecond,
                  _ -> {
                    if (town.count().there() < MOST_CALLERS) {
                      town.callCareLine();
                    }
                  });
              result.result().forEach(this::watch);
              opened.complete(result.result());
            }));
    ports = opened.get(10, TimeUnit.SECONDS);
  }

  private void watch(String pbx, int port) {
    PbxGateway link =
        new PbxLink(
            vertx,
            LinkSettings.of(
                new PbxId(pbx),
                "127.0.0.1",
                port,
                new Credentials("zorgrouter", "simulated", Credentials.Proof.CHALLENGE),
                new Transport.Loopback()),
            new Random(1));
    link.open((news, _) -> {
      if (news instanceof PbxNews.Happened happened) {
        saw(happened.event());
      }
    });
  }

  private synchronized void saw(CallEvent event) {
    if (event instanceof CallEvent.Asked asked) {
      asking.put(asked.call(), System.nanoTime());
      account = new Account(account.asked + 1, account.taken, account.fellBack, account.slowest);
    } else if (event instanceof CallEvent.AnswerTaken taken) {
      Long since = asking.remove(taken.call());
      Duration took = since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
      account =
          new Account(
              account.asked,
              account.taken + 1,
              account.fellBack,
              took.compareTo(account.slowest) > 0 ? took : account.slowest);
    } else if (event instanceof CallEvent.FellBack) {
      account = new Account(account.asked, account.taken, account.fellBack + 1, account.slowest);
    }
  }

  /** What was seen since the last time this was asked. */
  private synchronized Account account() {
    Account seen = account;
    account = new Account(0, 0, 0, Duration.ZERO);
    return seen;
  }

  /**
   * Everybody who asks is answered soon, and no exchange helps itself, over some seconds. What
   * stands still stays so: a machine that is busy with something else gets more than one look.
   */
  void isServed() throws InterruptedException {
    List<Account> looks = new ArrayList<>();
    for (int look = 0; look < MOST_LOOKS; look++) {
      account();
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      Account seen = account();
      looks.add(seen);
      if (seen.asked >= LEAST_ASKED
          && seen.taken >= seen.asked - MOST_ON_THEIR_WAY
          && seen.fellBack == 0
          && seen.slowest.compareTo(SOON) < 0) {
        return;
      }
    }
    throw new AssertionError("callers were not served: " + looks);
  }

  /** The exchanges by name, with the port of each. */
  Map<String, Integer> ports() {
    return ports;
  }

  /** As the exchanges stand in a configuration. */
  List<String> inConfiguration() {
    return ports.entrySet().stream()
        .map(each ->
            "  %s: {host: 127.0.0.1, port: %d, user: zorgrouter, secret: simulated}"
                .formatted(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
