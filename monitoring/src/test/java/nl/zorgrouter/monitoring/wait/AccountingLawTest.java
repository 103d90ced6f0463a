package nl.zorgrouter.monitoring.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Ticket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, in whatever order: entered = left + waiting, and no visit has two ends. */
class AccountingLawTest {
  private static final List<String> WORDS =
      List.of("TIMEOUT", "FULL", "JOINEMPTY", "LEAVEEMPTY", "WITHDRAW", "CONTINUE", "", "NEW");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyCallerWhoEnteredLeftOnceOrWaits(long seed) {
    Random random = new Random(seed);
    WaitingTimes waits = new WaitingTimes(OutcomeRules.USUAL);
    Map<String, Integer> entered = new HashMap<>();
    Map<String, Integer> left = new HashMap<>();
    List<PbxNews> before = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      PbxNews news =
          before.size() > 50 && random.nextInt(5) == 0
              ? before.get(before.size() - 1 - random.nextInt(50))
              : news(random, step);
      before.add(news);
      if (random.nextInt(20) == 0) {
        waits.asked(new Command.SendToQuestion(pbx(random), call(random, step)));
      }
      for (WaitFact fact : waits.apply(news)) {
        if (fact instanceof WaitFact.VisitBegan(var pbx, var queue, _, _, _, _, _, _, _)) {
          entered.merge(pbx + "/" + queue, 1, Integer::sum);
        } else if (fact instanceof WaitFact.VisitEnded(Visit visit)) {
          left.merge(visit.pbx() + "/" + visit.queue(), 1, Integer::sum);
        }
      }
      check(waits, entered, left, "seed %d, step %d, %s".formatted(seed, step, news));
    }
  }

  private static void check(
      WaitingTimes waits, Map<String, Integer> entered, Map<String, Integer> left, String where) {
    for (QueuePicture picture : waits.pictures()) {
      String queue = picture.pbx() + "/" + picture.queue();
      assertEquals(0, picture.imbalance(), where);
      assertEquals(
          entered.getOrDefault(queue, 0),
          left.getOrDefault(queue, 0) + picture.waiting().size() + picture.leaving(),
          where);
    }
  }

  private static PbxNews news(Random random, int step) {
    PbxId pbx = pbx(random);
    Instant at = Story.START.plusMillis(step * 500L + random.nextInt(2_000) - 1_000);
    int dice = random.nextInt(1_000);
    if (dice < 5) {
      return new PbxNews.OutOfSync(pbx, 1, "lost");
    }
    if (dice < 12) {
      return new PbxNews.InSync(pbx, 1, snapshot(random, step, at));
    }
    return dice < 20
        ? new PbxNews.Pinged(pbx, at, Duration.ofMillis(1))
        : new PbxNews.Happened(pbx, event(random, step, at));
  }

  private static CallEvent event(Random random, int step, Instant at) {
    CallId call = call(random, step);
    QueueName queue = queue(random);
    Marks marks =
        random.nextBoolean()
            ? Marks.NONE
            : new Marks(Map.of(Mark.ZR_QUEUE, queue.value(), Mark.ZR_JOURNEY, "j" + call));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new CallEvent.Joined(at, call, call, queue, 1, 1 + random.nextInt(4), marks);
      case 3, 4 -> new CallEvent.Left(at, call, queue, random.nextInt(4));
      case 5 -> new CallEvent.LeftUnanswered(at, call, queue, Duration.ZERO);
      case 6 -> new CallEvent.QueueEnded(at, call, WORDS.get(random.nextInt(WORDS.size())), marks);
      case 7 -> new CallEvent.Connected(at, call, call, queue, "PJSIP/desk-1");
      case 8 -> new CallEvent.Ended(at, call, random.nextBoolean() ? 16 : 44);
      case 9 -> new CallEvent.Asked(at, call, call, "PJSIP/x", new Ticket(call + "-1"), "", marks);
      case 10 -> new CallEvent.Worsened(at, call, "HAP");
      default -> new CallEvent.BridgeEntered(at, call, "b1");
    };
  }

  private static Snapshot snapshot(Random random, int step, Instant at) {
    List<Snapshot.WaitingCaller> waiting = new ArrayList<>();
    Set<CallId> seen = new HashSet<>();
    for (int caller = random.nextInt(6); caller > 0; caller--) {
      CallId call = call(random, step);
      if (seen.add(call)) {
        Duration waited = Duration.ofSeconds(random.nextInt(40));
        waiting.add(new Snapshot.WaitingCaller(queue(random), call, 1, waited));
      }
    }
    return new Snapshot(at, List.of(), waiting, List.of());
  }

  private static PbxId pbx(Random random) {
    return new PbxId(random.nextInt(3) == 0 ? "pbx-b" : "pbx-a");
  }

  private static CallId call(Random random, int step) {
    return new CallId("c" + (step / 60 + random.nextInt(6)));
  }

  private static QueueName queue(Random random) {
    return new QueueName(List.of("desk", "hap", "ggz").get(random.nextInt(3)));
  }
}
