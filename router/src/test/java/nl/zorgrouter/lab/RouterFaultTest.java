package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The router dies, hangs, loses its line or comes late: what becomes of the calls. */
@NeedsAsterisk
@Execution(ExecutionMode.SAME_THREAD)
class RouterFaultTest {
  private static final long LEASE_MILLIS = 900;
  private static final int SIP_CALLERS = 30;

  private Exchange exchange;
  private LabAmi hand;
  private Relay relay;
  private RouterProcess router;

  @BeforeEach
  void start() {
    exchange = Exchange.start();
    hand = exchange.hand();
    relay = Relay.closed(exchange.ami());
    router = RouterProcess.start(relay.port());
  }

  @AfterEach
  void stop() {
    router.close();
    relay.close();
    hand.close();
    exchange.close();
  }

  @Test
  void leavesCallsToTheFailsafeUnaskedOnceTheLeaseOfADeadRouterIsOver() {
    routes();
    router.kill();
    long killed = hand.clock();
    Caller begunAtOnce = call();
    long queued = begunAtOnce.joins("desk").atMicros();
    long arrived = begunAtOnce.event("the call", event -> event.is("Newchannel")).atMicros();
    assertTrue(queued - arrived < 1_800_000, begunAtOnce::story);
    RouterProcess.until("the lease is over", () -> hand.clock() > killed + LEASE_MILLIS);
    Caller begunLater = call();
    begunLater.joins("desk");
    assertEquals(0, begunLater.timesAsked(), begunLater::story);
  }

  @Test
  void usesNothingStaleOfARouterThatHungForAWhile() {
    routes();
    router.freeze();
    Caller caller = call();
    long asked = caller.asks(1).asked().atMicros();
    long queued = caller.joins("desk").atMicros();
    assertTrue((queued - asked) / 1000 >= 1_400, caller::story);
    router.thaw();
    routes();
    assertEquals(List.of("desk"), caller.queues(), caller::story);
    assertEquals(0, caller.timesNews("ZorgrouterTaken"), caller::story);
  }

  @Test
  void queuesEveryCallerOverSipThoughTheRouterIsKilledAmongThem() {
    routes();
    try (LabAmi watch = exchange.router()) {
      Sipp callers = Sipp.call(exchange, "caller.xml", "0600", SIP_CALLERS, 10);
      RouterProcess.until("some are routed", () -> taken(watch).size() >= 5);
      router.kill();
      long killed = hand.clock();
      callers.allServed();
      assertEquals(SIP_CALLERS, queued(watch));
      assertEquals(
          List.of(),
          watch.seen(event ->
              event.is("AsyncAGIStart") && event.atMicros() / 1000 > killed + LEASE_MILLIS + 100));
    }
  }

  @Test
  void usesNothingStaleForCallersOverSipThoughTheRouterHangsAmongThem() {
    routes();
    try (LabAmi watch = exchange.router()) {
      Sipp callers = Sipp.call(exchange, "caller.xml", "0600", SIP_CALLERS, 10);
      RouterProcess.until("some are routed", () -> taken(watch).size() >= 5);
      router.freeze();
      long frozen = hand.clock();
      callers.allServed();
      router.thaw();
      router.inSync();
      assertEquals(SIP_CALLERS, queued(watch));
      assertEquals(
          List.of(),
          taken(watch).stream().filter(used -> used.atMicros() / 1000 > frozen + 100).toList());
    }
  }

  private static List<AmiMessage> taken(LabAmi watch) {
    return watch.seen(
        event -> event.is("UserEvent") && event.get("UserEvent").equals("ZorgrouterTaken"));
  }

  private static long queued(LabAmi watch) {
    return watch.seen(event -> event.is("QueueCallerJoin")).stream()
        .map(event -> event.get("Uniqueid"))
        .distinct()
        .count();
  }

  @Test
  void isInSyncWithinASecondOfAnExchangeThatCameBack() {
    routes();
    exchange.kill();
    hand.close();
    exchange.restart();
    long booted = System.nanoTime();
    hand = exchange.hand();
    RouterProcess.until("the router has a lease", this::leased);
    long millis = (System.nanoTime() - booted) / 1_000_000;
    System.out.printf("exchange killed and restarted: leased %d ms after it had booted%n", millis);
    assertTrue(millis < 1_000, () -> millis + " ms");
    routes();
  }

  @Test
  void makesAMuteLineAnewAndKeepsItsCallsSafeMeanwhile() {
    routes();
    int before = relay.connections();
    long muted = hand.clock();
    relay.mute();
    RouterProcess.until("the lease is over", () -> hand.clock() > muted + LEASE_MILLIS);
    Caller meanwhile = call();
    assertTrue(List.of("desk", "hap-groningen").contains(queue(meanwhile)), meanwhile::story);
    RouterProcess.until("a new line", () -> relay.connections() > before);
    routes();
  }

  @Test
  void staysInServiceWithAnExchangeThatHungForAWhile() {
    routes();
    exchange.freeze();
    RouterProcess.until("the router notices", () -> router.status("/health/ready") != 200);
    exchange.thaw();
    RouterProcess.until("the router has a lease", this::leased);
    routes();
  }

  @Test
  void answersAQuestionThatWasOpenBeforeItCouldSeeTheExchange() {
    RouterProcess.until("the router lives", () -> router.status("/health/live") == 200);
    RouterProcess.until(
        "it says that it cannot route", () -> router.status("/health/ready") == 503);
    Laboratory.lease(hand, 1_000);
    Caller parked = call();
    parked.asks(1);
    relay.open();
    parked.joins("hap-groningen");
    assertEquals(1, parked.timesAsked(), parked::story);
    router.inSync();
  }

  private void routes() {
    relay.open();
    router.inSync();
    RouterProcess.until("the router has a lease", this::leased);
    Caller caller = call();
    caller.joins("hap-groningen");
    caller.hangsUp();
  }

  private boolean leased() {
    String until =
        hand.tryToAct("Getvar", "Variable", "ZR_LEASE_1").get("Value").replaceAll("[^0-9]", "");
    return !until.isEmpty() && Long.parseLong(until) > hand.clock();
  }

  private Caller call() {
    return Caller.calls(hand, Line.number("0600"));
  }

  private static String queue(Caller caller) {
    return caller.event("a queue", event -> event.is("QueueCallerJoin")).get("Queue");
  }
}
