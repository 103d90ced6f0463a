package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.monitoring.reconcile.QueueLogParser;
import nl.zorgrouter.monitoring.reconcile.Reconciliation;
import nl.zorgrouter.monitoring.reconcile.Row;
import nl.zorgrouter.monitoring.reconcile.Why;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.monitoring.wait.WaitingTimes;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our account of waits against the queue_log of a real Asterisk, caller by caller. */
@NeedsAsterisk
class WaitingTimesOnAsteriskTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withoutRouter();

  private static final int OF_EACH_KIND = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What becomes of a caller, and how our account must call it. */
  private enum Kind {
    IS_ANSWERED("lab-1", Outcome.ANSWERED),
    HANGS_UP("lab-2", Outcome.ABANDONED_SHORT),
    LOSES_PATIENCE("lab-3", Outcome.TIMEOUT),
    IS_WITHDRAWN("lab-4", Outcome.WITHDRAWN),
    IS_MOVED("lab-5", Outcome.REROUTED),
    PRESSES_ONE("lab-6", Outcome.EXIT_KEY),
    IS_REFUSED("lab-full", Outcome.REFUSED_FULL);

    private final String queue;
    private final Outcome outcome;

    Kind(String queue, Outcome outcome) {
      this.queue = queue;
      this.outcome = outcome;
    }
  }

  private final ConcurrentLinkedQueue<PbxNews> news = new ConcurrentLinkedQueue<>();
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Random random = new Random(7);

  @Test
  void agreesWithTheLogOfTheExchangeAboutEveryCaller()
      throws InterruptedException, ExecutionException {
    for (String kind : List.of("talk-1", "talk-2", "talk-3")) {
      LAB.member("lab-1", kind);
    }
    Vertx vertx = Vertx.vertx();
    PbxLink link = link(vertx);
    link.open((heard, _) -> news.add(heard));
    await("in sync", () -> news.stream().anyMatch(each -> each instanceof PbxNews.InSync));
    Caller holder = starts("holder", "lab-full", 0);
    callsOfAllKinds();
    await("the end of every call", () -> ended().containsAll(kinds.keySet()));
    holder.hangsUp();
    await("the end of the last call", () -> ended().contains(holder.id()));
    link.close().toCompletionStage().toCompletableFuture().get();
    vertx.close().toCompletionStage().toCompletableFuture().get();
    compare();
  }

  private void compare() {
    WaitingTimes waits = new WaitingTimes(OutcomeRules.USUAL);
    List<Visit> visits = new ArrayList<>();
    for (PbxNews each : news) {
      for (WaitFact fact : waits.apply(each)) {
        if (fact instanceof WaitFact.VisitEnded(Visit visit)) {
          visits.add(visit);
        }
      }
      for (QueuePicture picture : waits.pictures()) {
        assertEquals(0, picture.imbalance(), picture::toString);
      }
    }
    visits.sort(Comparator.comparing(Visit::ended));
    Map<Kind, Map<Outcome, Long>> found = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      found.put(
          kind,
          visits.stream()
              .filter(visit -> visit.queue().value().equals(kind.queue))
              .filter(visit -> kind.equals(kinds.get(visit.call().value())))
              .collect(Collectors.groupingBy(Visit::outcome, Collectors.counting())));
    }
    for (Kind kind : Kind.values()) {
      assertEquals(Map.of(kind.outcome, (long) OF_EACH_KIND), found.get(kind), found::toString);
    }
    Reconciliation both = new Reconciliation(visits.iterator());
    QueueLogParser parser = new QueueLogParser("queue_log", ZoneOffset.UTC);
    for (String line : LAB.exchange().logged("queue_log")) {
      parser.next(line).ifPresent(both::logged);
    }
    assertEquals(List.of(), parser.findings());
    Set<Why> whys =
        both.rows().stream()
            .map(Row::whys)
            .flatMap(each -> each.keySet().stream())
            .collect(Collectors.toSet());
    assertEquals(Set.of(Why.MOVED, Why.REFUSAL_NOT_LOGGED), whys, () -> both.rows().toString());
    assertTrue(both.agreed() >= 5L * OF_EACH_KIND, () -> both.agreed() + " agree");
  }

  private void callsOfAllKinds() throws InterruptedException, ExecutionException {
    ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
    List<Future<?>> done = new ArrayList<>();
    int number = 0;
    for (int round = 0; round < OF_EACH_KIND; round++) {
      for (Kind kind : Kind.values()) {
        String id = "w-%s-%d".formatted(kind, number++);
        kinds.put(id, kind);
        int patience = kind == Kind.LOSES_PATIENCE ? 1 + random.nextInt(2) : 0;
        Caller caller = hand.submit(() -> starts(id, kind.queue, patience)).get();
        long delay = 500L + random.nextInt(2_500);
        done.add(hand.schedule(() -> acts(kind, caller), delay, TimeUnit.MILLISECONDS));
      }
    }
    for (Future<?> each : done) {
      each.get();
    }
    hand.shutdown();
  }

  private static void acts(Kind kind, Caller caller) {
    switch (kind) {
      case IS_ANSWERED, LOSES_PATIENCE, IS_REFUSED -> {}
      case HANGS_UP -> caller.hangsUp();
      case IS_WITHDRAWN ->
          LAB.hand().act("QueueWithdrawCaller", "Queue", kind.queue, "Caller", caller.channel());
      case IS_MOVED -> {
        LAB.hand()
            .act(
                "Redirect",
                "Channel",
                caller.channel(),
                "Context",
                "zorgrouter-urgent",
                "Exten",
                "1",
                "Priority",
                "1");
        caller.joins("lab-7");
        caller.hangsUp();
      }
      case PRESSES_ONE -> {
        caller.presses('1');
        caller.joins("lab-7");
        caller.hangsUp();
      }
    }
  }

  private static Caller starts(String id, String queue, int patience) {
    LabAmi hand = LAB.hand();
    StringBuilder action =
        new StringBuilder(
            LabAmi.text(
                "Originate",
                "Channel",
                "Local/wait@lab-caller/n",
                "ChannelId",
                id,
                "Context",
                "zorgrouter-targets",
                "Exten",
                queue,
                "Priority",
                "1",
                "Timeout",
                "30000",
                "Async",
                "true"));
    Map<String, String> marks = new HashMap<>();
    marks.putAll(Map.of("ZR_ORIGIN", "HAP", "ZR_URGENT", "lab-7", "ZR_FAILSAFE", "lab-7"));
    marks.put("ZR_PATIENCE", patience == 0 ? "" : String.valueOf(patience));
    marks.forEach((name, value) -> action.append("Variable: " + name + "=" + value + "\r\n"));
    hand.write(action.append("\r\n").toString());
    AmiMessage arrived =
        hand.awaitOf(id, Duration.ofSeconds(10), "the call", event -> event.is("Newchannel"));
    Caller caller = new Caller(hand, id, arrived.get("Channel"));
    if (!id.contains("IS_REFUSED")) {
      caller.joins(queue);
    }
    return caller;
  }

  private Set<String> ended() {
    return news.stream()
        .filter(each ->
            each instanceof PbxNews.Happened(var _, CallEvent event)
                && event instanceof CallEvent.Ended)
        .map(each -> ((CallEvent.Ended) ((PbxNews.Happened) each).event()).call().value())
        .collect(Collectors.toSet());
  }

  private static PbxLink link(Vertx vertx) {
    Credentials credentials =
        new Credentials("zorgrouter", Exchange.SECRET, Credentials.Proof.CHALLENGE);
    return new PbxLink(
        vertx,
        LinkSettings.of(
            new PbxId("lab"),
            "127.0.0.1",
            LAB.exchange().ami(),
            credentials,
            new Transport.Loopback()),
        new Random(1));
  }

  private static void await(String what, BooleanSupplier there) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!there.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(deadline), () -> what + " did not come in " + PATIENCE);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
