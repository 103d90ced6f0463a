package nl.zorgrouter.monitoring.wait;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Tells an accounting what happens on an exchange, as Asterisk would, and keeps what it says. */
final class Story {
  static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
  static final Snapshot NOTHING = new Snapshot(START, List.of(), List.of(), List.of());

  final WaitingTimes waits;
  final List<WaitFact> facts;
  private final PbxId pbx;
  private Instant now = START;

  Story() {
    this(new WaitingTimes(OutcomeRules.USUAL), new ArrayList<>(), "pbx-a");
    tell(new PbxNews.InSync(pbx, 1, NOTHING));
  }

  private Story(WaitingTimes waits, List<WaitFact> facts, String pbx) {
    this.waits = waits;
    this.facts = facts;
    this.pbx = new PbxId(pbx);
  }

  static Story by(OutcomeRules rules) {
    Story story = new Story(new WaitingTimes(rules), new ArrayList<>(), "pbx-a");
    story.tell(new PbxNews.InSync(story.pbx, 1, NOTHING));
    return story;
  }

  /** A new accounting, told what the one before had written down. */
  static Story after(Story before) {
    Story story = new Story(new WaitingTimes(OutcomeRules.USUAL), new ArrayList<>(), "pbx-a");
    story.now = before.now;
    story.waits.recall(story.pbx, before.now, before.open());
    return story;
  }

  /** The visits that have begun and not ended, as a journal keeps them. */
  List<WaitFact.VisitBegan> open() {
    List<WaitFact.VisitBegan> open = new ArrayList<>();
    for (WaitFact fact : facts) {
      if (fact instanceof WaitFact.VisitBegan began) {
        open.add(began);
      } else if (fact instanceof WaitFact.VisitEnded(Visit ended)) {
        open.removeIf(began -> began.call().equals(ended.call()));
      }
    }
    return open;
  }

  /** The same accounting, on another exchange. */
  Story at(String other) {
    Story story = new Story(waits, facts, other);
    story.now = now;
    story.tell(
        new PbxNews.InSync(story.pbx, 1, new Snapshot(now, List.of(), List.of(), List.of())));
    return story;
  }

  Story later(double seconds) {
    now = now.plus((long) (seconds * 1e6), MICROS);
    return this;
  }

  Story until(Story other) {
    now = other.now;
    return this;
  }

  Instant now() {
    return now;
  }

  Story tell(PbxNews news) {
    facts.addAll(waits.apply(news));
    return this;
  }

  Story event(CallEvent event) {
    return tell(new PbxNews.Happened(pbx, event));
  }

  static CallId id(String call) {
    return new CallId(call);
  }

  static QueueName queue(String name) {
    return new QueueName(name);
  }

  static Marks origin(String origin, String journey) {
    return new Marks(Map.of(Mark.ZR_ORIGIN, origin, Mark.ZR_JOURNEY, journey));
  }

  /** What our dialplan wrote when he was about to enter that queue. */
  static Marks joined(String queue, Instant at) {
    String micros = String.valueOf(MICROS.between(Instant.EPOCH, at));
    return new Marks(Map.of(Mark.ZR_QUEUE, queue, Mark.ZR_JOINED, micros));
  }

  Story arrives(String call) {
    return event(
        new CallEvent.Arrived(
            now, id(call), id(call), "PJSIP/" + call, "+31612345678", Marks.NONE));
  }

  Story asks(String call, Marks marks) {
    return event(
        new CallEvent.Asked(
            now, id(call), id(call), "PJSIP/" + call, new Ticket(call + "-1"), "", marks));
  }

  Story joins(String call, String queue) {
    return joins(call, queue, Marks.NONE);
  }

  Story joins(String call, String queue, Marks marks) {
    int count = 1 + waitingIn(queue);
    return event(new CallEvent.Joined(now, id(call), id(call), queue(queue), count, count, marks));
  }

  Story leaves(String call, String queue) {
    return event(
        new CallEvent.Left(now, id(call), queue(queue), Math.max(0, waitingIn(queue) - 1)));
  }

  Story isUnanswered(String call, String queue) {
    return event(new CallEvent.LeftUnanswered(now, id(call), queue(queue), Duration.ZERO));
  }

  Story status(String call, String status) {
    return event(new CallEvent.QueueEnded(now, id(call), status));
  }

  Story ends(String call) {
    return event(new CallEvent.Ended(now, id(call), 16));
  }

  /** As Asterisk tells before it does what the dialplan has for a leg that is gone. */
  Story isAboutToEnd(String call, int cause) {
    return event(new CallEvent.HangUpAsked(now, id(call), cause));
  }

  /** As Asterisk tells it: the member has the caller after he has left the queue. */
  Story isAnswered(String call, String queue) {
    leaves(call, queue).later(0.002);
    return event(
        new CallEvent.Connected(now, id(call), id("m-" + call), queue(queue), "PJSIP/desk-3"));
  }

  Story hangsUp(String call, String queue) {
    return isUnanswered(call, queue).leaves(call, queue).later(0.001).ends(call);
  }

  Story isMoved(String call) {
    waits.asked(new Command.SendToQuestion(pbx, id(call)));
    return this;
  }

  Story ping() {
    return tell(new PbxNews.Pinged(pbx, now, Duration.ofMillis(1)));
  }

  Story loses() {
    return tell(new PbxNews.OutOfSync(pbx, 1, "the exchange said nothing for 1.5 s"));
  }

  Story comesBack(Snapshot.WaitingCaller... waiting) {
    return comesBack(Marks.NONE, waiting);
  }

  /** All of them have the same marks on their channels. */
  Story comesBack(Marks marks, Snapshot.WaitingCaller... waiting) {
    List<Snapshot.Leg> legs = new ArrayList<>();
    for (Snapshot.WaitingCaller caller : waiting) {
      legs.add(
          new Snapshot.Leg(
              caller.call(),
              caller.call(),
              "PJSIP/" + caller.call(),
              "",
              caller.waited(),
              new Snapshot.Question.None(),
              marks));
    }
    return tell(new PbxNews.InSync(pbx, 2, new Snapshot(now, legs, List.of(waiting), List.of())));
  }

  static Snapshot.WaitingCaller waiting(String call, String queue, long seconds) {
    return new Snapshot.WaitingCaller(queue(queue), id(call), 1, Duration.ofSeconds(seconds));
  }

  int waitingIn(String queue) {
    return picture(queue).map(picture -> picture.waiting().size()).orElse(0);
  }

  Optional<QueuePicture> picture(String queue) {
    return waits.pictures().stream()
        .filter(picture -> picture.queue().value().equals(queue) && picture.pbx().equals(pbx))
        .findAny();
  }

  List<Visit> visits() {
    List<Visit> visits = new ArrayList<>();
    for (WaitFact fact : facts) {
      if (fact instanceof WaitFact.VisitEnded(Visit visit)) {
        visits.add(visit);
      }
    }
    return visits;
  }

  List<Outcome> outcomes() {
    return visits().stream().map(Visit::outcome).toList();
  }

  List<WaitFact.JourneyEnded> journeys() {
    List<WaitFact.JourneyEnded> journeys = new ArrayList<>();
    for (WaitFact fact : facts) {
      if (fact instanceof WaitFact.JourneyEnded journey) {
        journeys.add(journey);
      }
    }
    return journeys;
  }
}
