package nl.zorgrouter.telephony.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.telephony.ami.AmiLimits;
import nl.zorgrouter.telephony.ami.AmiTiming;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.ami.PeerFault;
import nl.zorgrouter.telephony.link.StagedPbx.Manners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PbxLinkTest {
  private static final PbxId PBX = new PbxId("pbx1");
  private static final Duration SOON = Duration.ofSeconds(3);

  private final Heard heard = new Heard();
  private final List<PbxLink> links = new ArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private StagedPbx pbx = new StagedPbx();

  @AfterEach
  void leaveNothingBehind() throws Exception {
    for (PbxLink link : links) {
      await(link.close());
    }
    pbx.close();
    await(vertx.close());
  }

  @Test
  void isInSyncWithWhatTheExchangeSaysOfItself() {
    pbx.channels =
        List.of(
            """
            Channel: Local/1@lines-1;1
            CallerIDNum: 0612345678
            Uniqueid: 1.1
            Linkedid: 1.1
            Application: AGI
            ApplicationData: agi:async,1.1-2
            Duration: 00:01:09
            ChanVariable: ZR_LINE=hap-noord

            """
                .replace("\n", "\r\n"));
    open(settings());
    Heard.within(SOON, "in sync", () -> heard.inSync() == 1);
    Snapshot snapshot = ((PbxNews.InSync) heard.news.getFirst()).snapshot();
    assertEquals(Instant.parse("2025-11-22T17:20:00Z"), snapshot.at());
    assertEquals(
        new Snapshot.Question.Open(new Ticket("1.1-2")), snapshot.legs().getFirst().question());
    assertEquals(Duration.ofSeconds(69), snapshot.legs().getFirst().age());
  }

  @Test
  void writesAnAnswerInOneGoInTheRightOrder() throws Exception {
    PbxLink link = inSync();
    pbx.received.clear();
    assertInstanceOf(Outcome.Accepted.class, await(link.send(answer(1))));
    assertEquals(
        List.of("SET VARIABLE ZR_ANSWER \"1.1-1;7;d1;hap;600;0\"", "ASYNCAGI BREAK", "D"),
        pbx.received.stream()
            .filter(action -> !"Ping".equals(action.get("Action")))
            .map(action -> action.getOrDefault("Command", action.getOrDefault("Digit", "")))
            .toList());
  }

  @Test
  void losesNoEventOfAFloodAndKeepsTheirOrder() {
    inSync();
    int many = 20_000;
    StringBuilder flood = new StringBuilder();
    for (int at = 0; at < many; at++) {
      flood.append("Event: Hangup\r\nUniqueid: ").append(at).append("\r\nCause: 16\r\n\r\n");
    }
    pbx.say(flood.toString());
    Heard.within(Duration.ofSeconds(20), "all told", () -> heard.news.size() >= many + 1);
    List<CallEvent> events = heard.events();
    for (int at = 0; at < many; at++) {
      CallEvent.Ended ended = (CallEvent.Ended) events.get(at);
      assertEquals(Integer.toString(at), ended.call().value());
    }
  }

  @Test
  void answersAThousandQuestionsThatComeAtOnce() {
    PbxLink link = new PbxLink(vertx, settings(), new Random(1));
    links.add(link);
    AtomicInteger inSync = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();
    link.open((news, readNanos) -> {
      if (news instanceof PbxNews.InSync) {
        inSync.incrementAndGet();
      } else if (news instanceof PbxNews.Happened) {
        link.send(answer(1))
            .onSuccess(end -> accepted.addAndGet(end instanceof Outcome.Accepted ? 1 : 0));
      }
    });
    Heard.within(SOON, "in sync", () -> inSync.get() == 1);
    pbx.say(
        """
        Event: AsyncAGIStart
        Uniqueid: 1.1
        Linkedid: 1.1
        ChanVariable: ZR_TICKET=1.1-1

        """
            .replace("\n", "\r\n")
            .repeat(1_000));
    Heard.within(Duration.ofSeconds(10), "all accepted", () -> accepted.get() == 1_000);
  }

  @Test
  void callsAMutePeerDeadWithin1700MillisecondsAndComesBack() {
    inSync();
    pbx.manners = Manners.MUTE;
    long begun = System.nanoTime();
    Heard.within(Duration.ofMillis(2_300), "out of sync", () -> heard.outOfSync().size() == 1);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    assertTrue(millis > 900, "too early: " + millis);
    assertEquals("not a byte for 1500 ms", heard.outOfSync().getFirst().why());
    pbx.manners = Manners.GOOD;
    Heard.within(SOON, "in sync again", () -> heard.inSync() == 2);
  }

  @Test
  void comesBackAfterAHangUpInTheMiddleOfAMessage() {
    PbxLink link = inSync();
    pbx.say("Event: Hangup\r\nUniqueid: 1.1\r\nCau");
    pbx.hangUp();
    Heard.within(SOON, "in sync again", () -> heard.inSync() == 2);
    assertEquals(List.of(), heard.events());
    assertEquals(1, heard.outOfSync().size());
    assertEquals(1, link.figures().gaps());
  }

  @Test
  void comesBackWithinHalfASecondOfAnExchangeThatWasAway() {
    inSync();
    int port = pbx.port();
    pbx.close();
    Heard.within(SOON, "out of sync", () -> heard.outOfSync().size() == 1);
    Heard.within(SOON, "several attempts", () -> links.getFirst().figures().epoch() > 4);
    pbx = new StagedPbx(StagedPbx.plain(port));
    Heard.within(Duration.ofMillis(800), "in sync again", () -> heard.inSync() == 2);
    assertTrue(heard.outOfSync().size() <= 3, "each reason is told once, not each attempt");
  }

  @Test
  void saysThatALoginIsRefusedAndDoesNotHammer() {
    pbx.manners = Manners.REFUSING;
    open(settings());
    Heard.within(SOON, "out of sync", () -> heard.outOfSync().size() == 1);
    assertEquals(
        "user `zorgrouter`: the exchange says `Authentication failed`",
        heard.outOfSync().getFirst().why());
    assertEquals(1, links.getFirst().figures().faults().get(PeerFault.LOGIN_REFUSED));
    assertEquals(1, pbx.connections.get());
    pbx.manners = Manners.GOOD;
    Heard.within(SOON, "in sync after the pause", () -> heard.inSync() == 1);
  }

  @Test
  void dropsAndMakesAnewAConnectionThatSendsTooMuch() {
    PbxLink link = inSync();
    pbx.sayTooMuch("Event: " + "x".repeat(1_000_000));
    Heard.within(SOON, "in sync again", () -> heard.inSync() == 2);
    assertEquals(1, link.figures().faults().get(PeerFault.LINE_TOO_LONG));
  }

  @Test
  void dropsAndMakesAnewAConnectionThatSendsGarbage() {
    pbx.greeting = "HTTP/1.1 400 Bad Request\r\n\r\n";
    PbxLink link = open(settings());
    Heard.within(
        SOON,
        "counted",
        () -> link.figures().faults().getOrDefault(PeerFault.NOT_AN_EXCHANGE, 0L) > 2);
    pbx.greeting = StagedPbx.BANNER;
    Heard.within(SOON, "in sync", () -> heard.inSync() == 1);
  }

  @Test
  void countsForgedAndUnknownMessagesAndActsOnNone() {
    PbxLink link = inSync();
    pbx.message("Event: Newexten", "AppData: x", "Event: Hangup", "Uniqueid: 1.1");
    pbx.message("Event: Gossip", "Uniqueid: 1.1");
    pbx.message("Event: Hangup", "Uniqueid: ");
    pbx.message("Response: Success", "ActionID: zr1-999");
    pbx.message("Event: Hangup", "Uniqueid: 1.2");
    Heard.within(SOON, "the last one", () -> heard.events().size() == 1);
    Heard.within(
        SOON,
        "counted",
        () -> {
          LinkFigures figures = link.figures();
          return figures.forged() == 1
              && figures.unreadable() == 1
              && figures.unexpected() == 1
              && figures.unknown().getOrDefault("Gossip", 0L) == 1;
        });
    assertTrue(link.figures().inSync());
  }

  @Test
  void livesOnWhenTheListenerThrows() {
    AtomicInteger told = new AtomicInteger();
    PbxLink link = new PbxLink(vertx, settings(), new Random(1));
    links.add(link);
    link.open((news, readNanos) -> {
      told.incrementAndGet();
      throw new AssertionError("the listener is wrong");
    });
    Heard.within(SOON, "told", () -> told.get() > 0);
    pbx.message("Event: Hangup", "Uniqueid: 1.1");
    Heard.within(SOON, "told again", () -> link.figures().listenerFailures() > 1);
    assertTrue(link.figures().inSync());
  }

  @Test
  void endsCommandsWhenTheExchangeDoesNotRead() throws Exception {
    PbxLink link = inSync();
    pbx.manners = Manners.DEAF;
    List<Future<Outcome>> ends = new ArrayList<>();
    for (int at = 0; at < 20_000; at++) {
      ends.add(link.send(answer(1)));
    }
    int pushedBack = 0;
    for (Future<Outcome> end : ends) {
      Outcome outcome = await(end);
      assertFalse(outcome instanceof Outcome.Accepted, "nobody read it");
      pushedBack += outcome instanceof Outcome.BackPressure ? 1 : 0;
    }
    assertTrue(pushedBack > 10_000, "pushed back: " + pushedBack);
    Heard.within(SOON, "found dead", () -> heard.outOfSync().size() >= 1);
  }

  @Test
  void endsEveryCommandExactlyOnceWhateverHappens() throws Exception {
    PbxLink link = inSync();
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      List<Future<Outcome>> ends = new ArrayList<>();
      AtomicInteger ended = new AtomicInteger();
      for (int at = 0; at < 300; at++) {
        ends.add(link.send(answer(at)).onComplete(end -> ended.incrementAndGet()));
        switch (random.nextInt(60)) {
          case 0 -> pbx.hangUp();
          case 1 -> pbx.manners = Manners.MUTE;
          case 2, 3, 4, 5 -> pbx.manners = Manners.GOOD;
          default -> Thread.sleep(random.nextInt(4));
        }
      }
      pbx.manners = Manners.GOOD;
      for (Future<Outcome> end : ends) {
        assertInstanceOf(Outcome.class, await(end), "seed " + seed);
      }
      assertEquals(ends.size(), ended.get(), "seed " + seed);
    }
  }

  @Test
  void sendsNothingThatMayNotBeSent() {
    PbxLink link = inSync();
    pbx.received.clear();
    Command forged =
        new Command.WriteMark(
            PBX, new CallId("1.1"), nl.zorgrouter.call.Mark.ZR_LINE, "x\r\n\r\nAction: Command");
    assertThrows(Exception.class, () -> await(link.send(forged)));
    assertTrue(pbx.received.stream().noneMatch(action -> "Setvar".equals(action.get("Action"))));
  }

  @Test
  void endsCommandsAtOnceWhenThereIsNoExchange() throws Exception {
    pbx.close();
    PbxLink link = open(settings());
    assertEquals(new Outcome.LinkLost(), await(link.send(answer(1))));
  }

  @Test
  void goesInPlainTextNowhereButOverLoopback() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LinkSettings.of(
                PBX, "pbx.example.org", 5038, settings().credentials(), new Transport.Loopback()));
    LinkSettings chosen =
        LinkSettings.of(
            PBX, "pbx.example.org", 5038, settings().credentials(), new Transport.PlainByChoice());
    assertEquals("pbx.example.org", chosen.host());
  }

  private PbxLink inSync() {
    PbxLink link = open(settings());
    Heard.within(SOON, "in sync", () -> heard.inSync() == 1);
    return link;
  }

  private PbxLink open(LinkSettings settings) {
    PbxLink link = new PbxLink(vertx, settings, new Random(1));
    links.add(link);
    link.open(heard);
    return link;
  }

  private LinkSettings settings() {
    return new LinkSettings(
        PBX,
        "127.0.0.1",
        pbx.port(),
        new Credentials("zorgrouter", "secret", Credentials.Proof.CHALLENGE),
        new Transport.Loopback(),
        AmiLimits.STANDARD,
        AmiTiming.STANDARD,
        new Backoff(Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofMillis(900)));
  }

  private static Command answer(int decision) {
    return new Command.GiveAnswer(
        PBX,
        new CallId("1.1"),
        new Answer(new Ticket("1.1-1"), 7, "d" + decision, new Target("hap"), 600, 0));
  }

  private static <T> T await(Future<T> future) throws Exception {
    CompletableFuture<T> end = future.toCompletionStage().toCompletableFuture();
    return end.get(10, TimeUnit.SECONDS);
  }
}
