package nl.zorgrouter.router.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.link.LinkFigures;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleLinkTest {
  private static final PbxId PBX = new PbxId("mka-noord");
  private static final Instant START = Instant.parse("2026-11-21T17:00:00Z");

  /** A link on the wire that remembers what it was asked. */
  private static final class Wire implements PbxGateway {
    final List<Command> sent = new ArrayList<>();
    PbxListener listener = (_, _) -> {};

    @Override
    public PbxId pbx() {
      return PBX;
    }

    @Override
    public void open(PbxListener hears) {
      listener = hears;
    }

    @Override
    public Future<Outcome> send(Command command) {
      sent.add(command);
      return Future.succeededFuture(new Outcome.LinkLost());
    }

    @Override
    public LinkFigures figures() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final Wire wire = new Wire();
  private final List<PbxNews> heard = new ArrayList<>();
  private final PeopleLink link =
      new PeopleLink(
          vertx,
          () -> wire,
          new PeopleTime(at -> START.plus(Duration.between(START, at).multipliedBy(60))));

  @AfterEach
  void closes() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void tellsWhatHappenedOnThePeoplesClock() {
    link.open((news, _) -> heard.add(news));
    wire.listener.on(
        new PbxNews.Happened(PBX, new CallEvent.Ended(START.plusSeconds(2), new CallId("a.1"), 16)),
        0);
    assertEquals(
        new PbxNews.Happened(
            PBX, new CallEvent.Ended(START.plusSeconds(120), new CallId("a.1"), 16)),
        heard.getFirst());
  }

  @Test
  void tellsWhenSomebodyJoinedOnThePeoplesClock() {
    link.open((news, _) -> heard.add(news));
    wire.listener.on(new PbxNews.InSync(PBX, 1, joined(START.plusMillis(1_500))), 0);
    Snapshot told = ((PbxNews.InSync) heard.getFirst()).snapshot();
    assertEquals(marks(START.plusSeconds(90)), told.legs().getFirst().marks());
    assertEquals(START.plusSeconds(240), told.at());
  }

  @Test
  void tellsHowLongPeopleWaitAndTalkInTheirOwnSeconds() {
    link.open((news, _) -> heard.add(news));
    CallId call = new CallId("a.1");
    QueueName desk = new QueueName("desk");
    wire.listener.on(
        new PbxNews.Happened(
            PBX,
            new CallEvent.Completed(
                START.plusSeconds(4), call, desk, "PJSIP/desk-1", Duration.ofSeconds(3), "agent")),
        0);
    wire.listener.on(
        new PbxNews.Happened(
            PBX,
            new CallEvent.LeftUnanswered(START.plusSeconds(5), call, desk, Duration.ofSeconds(2))),
        0);
    assertEquals(
        List.of(
            new PbxNews.Happened(
                PBX,
                new CallEvent.Completed(
                    START.plusSeconds(240),
                    call,
                    desk,
                    "PJSIP/desk-1",
                    Duration.ofMinutes(3),
                    "agent")),
            new PbxNews.Happened(
                PBX,
                new CallEvent.LeftUnanswered(
                    START.plusSeconds(300), call, desk, Duration.ofMinutes(2)))),
        heard);
  }

  @Test
  void showsWhoIsThereForHowLongToTheSecondOfThePeople() {
    link.open((news, _) -> heard.add(news));
    wire.listener.on(
        new PbxNews.Happened(
            PBX,
            new CallEvent.Arrived(
                START.plusMillis(1_250),
                new CallId("a.1"),
                new CallId("a.1"),
                "PJSIP/a-1",
                "",
                Marks.NONE)),
        0);
    Snapshot told = joined(START.plusMillis(1_500));
    Snapshot.WaitingCaller waits =
        new Snapshot.WaitingCaller(
            new QueueName("desk"), new CallId("a.1"), 1, Duration.ofSeconds(2));
    wire.listener.on(
        new PbxNews.InSync(PBX, 1, new Snapshot(told.at(), told.legs(), List.of(waits), List.of())),
        0);
    Snapshot shown = ((PbxNews.InSync) heard.getLast()).snapshot();
    assertEquals(Duration.ofSeconds(165), shown.legs().getFirst().age());
    assertEquals(Duration.ofSeconds(150), shown.waiting().getFirst().waited());
  }

  private static Marks marks(Instant joined) {
    String micros = String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, joined));
    return new Marks(Map.of(Mark.ZR_QUEUE, "desk", Mark.ZR_JOINED, micros));
  }

  private static Snapshot joined(Instant at) {
    Snapshot.Leg leg =
        new Snapshot.Leg(
            new CallId("a.1"),
            new CallId("a.1"),
            "PJSIP/a-1",
            "",
            Duration.ofSeconds(2),
            new Snapshot.Question.None(),
            marks(at));
    return new Snapshot(START.plusSeconds(4), List.of(leg), List.of(), List.of());
  }

  @Test
  void asksForALeaseThatLastsAsLongAsInTheService() {
    link.open((news, _) -> heard.add(news));
    wire.listener.on(new PbxNews.Pinged(PBX, START.plusSeconds(10), Duration.ofMillis(1)), 0);
    Instant told = START.plusSeconds(600);
    link.send(new Command.HoldLease(PBX, 1, told.plusMillis(900)));
    link.send(new Command.HoldLease(PBX, 1, Instant.EPOCH));
    assertEquals(
        List.of(
            new Command.HoldLease(PBX, 1, START.plusSeconds(10).plusMillis(900)),
            new Command.HoldLease(PBX, 1, Instant.EPOCH)),
        wire.sent);
  }

  @Test
  void changesNothingOfAnAnswer() {
    link.open((news, _) -> heard.add(news));
    Command answer =
        new Command.GiveAnswer(
            PBX,
            new CallId("a.1"),
            new Answer(new Ticket("a.1-1"), 1, "1-a-1", new Target("hap-groningen"), 600, 0));
    link.send(answer);
    assertEquals(List.of(answer), wire.sent);
  }
}
