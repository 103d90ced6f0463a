package nl.zorgrouter.router.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.estimate.QueueLoad;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.LiveCall;
import nl.zorgrouter.router.core.Notice;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.rules.decide.Outcome;

/**
 * Keeps what a wallboard shows, and draws it when asked. One writer. To see a step costs the same
 * however many calls there are; a picture costs a look at every call.
 */
public final class Board {
  /** More than a person can look at; the others are only counted. */
  public static final int MOST_CALLERS = 200;

  /** Who answers 112, an urgent line, or a caller who gets worse, has this long. */
  private static final Duration AT_ONCE = Duration.ofSeconds(30);

  /** Who waits without a decision has this long: the norm of the field for ordinary calls. */
  private static final Duration SOON = Duration.ofMinutes(2);

  private static final Sentence DESK_FIRST =
      new Sentence(
          "Whoever dials 112 speaks with a nurse first. No rule is asked.",
          "Wie 112 belt, spreekt eerst een centralist. Er beslist geen regel.");
  private static final Sentence FELL_BACK =
      new Sentence(
          "No router answered: the exchange itself sent the call to its fail-safe.",
          "Geen router antwoordde: de centrale stuurde de oproep zelf naar het vangnet.");
  private static final Sentence GOT_WORSE =
      new Sentence(
          "The caller pressed 1: it is getting worse. Somebody answers at once.",
          "De beller koos 1: het wordt erger. Iemand neemt direct op.");

  private final Region region;
  private final Doors doors;
  private final Ways ways;
  private final Notes notes = new Notes();
  private final Sights sights = new Sights();
  private final Signals signals = new Signals();
  private final Map<String, Long> calls = new HashMap<>();
  private RouterState state = RouterState.starting(1);
  private long decisions;
  private long failsafes;

  /** A board of a region on which nothing has happened yet. */
  public Board(Region region) {
    this.region = region;
    this.doors = new Doors(region);
    this.ways = new Ways(List.copyOf(region.lines().keySet()));
  }

  /** Takes in a step of the router. */
  public void saw(Input input, Step step) {
    Instant wall = input.moment().wall();
    state = step.state();
    if (input instanceof Input.FromPbx(var _, PbxNews news)) {
      sights.heard(news, wall);
      if (news instanceof PbxNews.Happened(PbxId pbx, CallEvent event)) {
        happened(pbx, event);
      }
    }
    step.decided().forEach(this::decided);
    step.notices().forEach(notice -> noticed(notice, wall));
  }

  /** What is to be seen at this moment of the router's wall clock. */
  public Picture picture(Instant now, List<QueueLoad> loads) {
    return new Drawing(region, doors, notes, sights, state, now)
        .picture(loads, ways.shown(now), signals, calls, new Picture.Totals(decisions, failsafes));
  }

  private void happened(PbxId pbx, CallEvent event) {
    switch (event) {
      case CallEvent.Asked asked -> count(asked.call(), asked.marks());
      case CallEvent.Joined joined -> joined(pbx, joined);
      case CallEvent.Worsened worsened -> {
        because(pbx, worsened.call(), Note.Cause.GOT_WORSE);
        signals.worse.happened(sights.ours(pbx, worsened.at()));
      }
      case CallEvent.FellBack fell -> because(pbx, fell.call(), Note.Cause.FELL_BACK);
      case CallEvent.Ended ended -> notes.ended(ended.call());
      case CallEvent.Arrived _,
          CallEvent.Identified _,
          CallEvent.Answered _,
          CallEvent.PlaceGiven _,
          CallEvent.HangUpAsked _,
          CallEvent.CommandRan _,
          CallEvent.StoppedAsking _,
          CallEvent.AnswerTaken _,
          CallEvent.NobodyTook _,
          CallEvent.ReferralPressed _,
          CallEvent.Accepted _,
          CallEvent.Took _,
          CallEvent.Left _,
          CallEvent.LeftUnanswered _,
          CallEvent.QueueEnded _,
          CallEvent.MemberRang _,
          CallEvent.MemberMissed _,
          CallEvent.Connected _,
          CallEvent.Completed _,
          CallEvent.BridgeEntered _,
          CallEvent.BridgeLeft _,
          CallEvent.MemberChanged _,
          CallEvent.MemberGone _,
          CallEvent.Booted _ -> {}
    }
  }

  private void because(PbxId pbx, CallId call, Note.Cause cause) {
    String journey = Notes.journey(call, marks(pbx, call));
    notes.put(journey, notes.of(journey).because(cause));
  }

  private Marks marks(PbxId pbx, CallId call) {
    return state.pbx(pbx).calls().get(call).map(LiveCall::marks).orElse(Marks.NONE);
  }

  private void count(CallId call, Marks marks) {
    String journey = Notes.journey(call, marks);
    Note note = notes.of(journey);
    Optional<String> line = marks.get(Mark.ZR_LINE);
    if (!note.counted() && line.isPresent() && journey.equals(call.value())) {
      calls.merge(line.get(), 1L, Long::sum);
      notes.put(journey, note.countedOnce());
    }
  }

  private void joined(PbxId pbx, CallEvent.Joined joined) {
    String journey = Notes.journey(joined.call(), joined.marks());
    boolean first = !notes.of(journey).counted();
    count(joined.call(), joined.marks());
    Note note = notes.of(journey);
    Doors.Door door = doors.of(joined.queue().value());
    if (note.service().filter(door.service()::equals).isPresent()) {
      return;
    }
    boolean emergency =
        joined.marks().get(Mark.ZR_ORIGIN).filter(LineKind.EMERGENCY.name()::equals).isPresent();
    Instant at = sights.ours(pbx, joined.at());
    boolean atOnce = emergency || door.urgent() || note.cause() == Note.Cause.GOT_WORSE;
    notes.put(journey, note.at(door.service(), at.plus(atOnce ? AT_ONCE : SOON)));
    String line = joined.marks().get(Mark.ZR_LINE).orElse("");
    switch (note.cause()) {
      case FELL_BACK ->
          ways.taken(undecided(line, Way.By.FAILSAFE, FELL_BACK, door.service(), at, journey));
      case GOT_WORSE ->
          ways.taken(undecided(line, Way.By.WORSE, GOT_WORSE, door.service(), at, journey));
      case ARRIVED -> {
        if (emergency && first) {
          ways.taken(undecided(line, Way.By.DESK_FIRST, DESK_FIRST, door.service(), at, journey));
        }
      }
      case DECIDED -> {}
    }
  }

  private static Way undecided(
      String line, Way.By by, Sentence why, String service, Instant at, String journey) {
    return new Way(line, by, "", why, service, Optional.empty(), 1, at, journey);
  }

  private void decided(Decided decided) {
    decisions++;
    Marks marks = marks(decided.pbx(), decided.call());
    String journey = Notes.journey(decided.call(), marks);
    Optional<Line> line = marks.get(Mark.ZR_LINE).flatMap(region::line);
    boolean stays = decided.decision().outcome() == Outcome.STAY;
    String service =
        decided
            .decision()
            .onward()
            .map(onward -> onward.destination().service())
            .or(() -> line.map(Line::owner))
            .orElse(decided.answer().target().value());
    Instant at = sights.ours(decided.pbx(), decided.at());
    Optional<Instant> due =
        decided.decision().onward().map(onward -> sights.ours(decided.pbx(), onward.answerBy()));
    boolean byTriage = marks.get(Mark.ZR_TRIAGE).isPresent();
    notes.put(journey, notes.of(journey).decided(service, due, byTriage && !stays));
    ways.taken(
        new Way(
            line.map(Line::id).orElse(""),
            byTriage ? Way.By.RULE_AFTER_TRIAGE : Way.By.RULE,
            decided.decision().rule(),
            decided.decision().reason(),
            service,
            Passed.over(region, line, decided.decision(), service),
            1,
            at,
            journey));
  }

  private void noticed(Notice notice, Instant wall) {
    switch (notice) {
      case Notice.FellBack _ -> {
        failsafes++;
        signals.failsafe.happened(wall);
      }
      case Notice.ServiceNews(var tidings) -> signals.news.told(tidings, wall);
      case Notice.NobodyTook _ -> signals.nobodyTook.happened(wall);
      case Notice.NoRules _,
          Notice.AnsweredAgain _,
          Notice.Unreadable _,
          Notice.QuestionOverdue _,
          Notice.QuestionStuck _,
          Notice.OtherAnswerTaken _,
          Notice.TakeoverUnstaffed _,
          Notice.SentOn _,
          Notice.OlderRules _,
          Notice.Judged _,
          Notice.ReferralMoved _,
          Notice.ReferralUnexpected _,
          Notice.DeskAlert _,
          Notice.Unexpected _ -> {}
    }
  }
}
