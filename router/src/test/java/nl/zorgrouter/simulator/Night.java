package nl.zorgrouter.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.LiveCall;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.simulator.core.Message;
import nl.zorgrouter.simulator.core.Output;
import nl.zorgrouter.simulator.core.SimulatedPbx;
import nl.zorgrouter.simulator.core.Tempo;
import nl.zorgrouter.simulator.core.Whereabouts;
import nl.zorgrouter.telephony.ami.AmiLimits;
import nl.zorgrouter.telephony.ami.AmiSession;
import nl.zorgrouter.telephony.ami.AmiTiming;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.asterisk.CommandTranslator;
import nl.zorgrouter.telephony.asterisk.EventTranslator;
import nl.zorgrouter.telephony.asterisk.PictureTranslator;
import nl.zorgrouter.telephony.asterisk.Translation;

/**
 * A Saturday night on a virtual clock: the simulated exchange with the dialplan of the real one,
 * the bytes of the manager interface, and the router's mind behind them; no socket and no thread.
 */
final class Night {
  static final PbxId PBX = new PbxId("control-room");
  static final VerifiedRules RULES = rules();
  static final Instant BEGIN = Instant.parse("2026-11-21T22:00:00Z");
  private static final Duration BEAT = Duration.ofMillis(50);

  private final SimulatedPbx pbx;
  private final Deque<Runnable> pending = new ArrayDeque<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> ringing = new LinkedHashMap<>();
  private final Map<String, String> answered = new LinkedHashMap<>();
  private final Set<String> callers = new LinkedHashSet<>();
  private final Set<String> hungUp = new HashSet<>();
  private final List<String> takenAlong = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  private Optional<AmiSession> session = Optional.empty();
  private RouterState state = RouterState.starting(1);
  private Duration started = Duration.ZERO;
  private final Diary diary = new Diary();
  private Runnable everyBeat = () -> {};
  private int taken;
  private int connections;
  private long submissions;

  Night(long seed) {
    pbx = new SimulatedPbx(ExchangeFiles.settings("night", "", Tempo.REAL, seed), BEGIN);
  }

  private static VerifiedRules rules() {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), 1)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  /** A router starts with what its journal says, and connects. */
  Night routerStarts() {
    state = RouterState.starting(1);
    started = passed;
    inputs.clear();
    steps.clear();
    taken = 0;
    connections++;
    AmiSession fresh =
        new AmiSession(
            new Credentials("zorgrouter", "simulated", Credentials.Proof.PLAIN),
            AmiLimits.STANDARD,
            AmiTiming.STANDARD,
            connections,
            nanos());
    session = Optional.of(fresh);
    diary.read().at(moment()).forEach(this::core);
    core(new Input.RulesActivated(moment(), RULES));
    people(new nl.zorgrouter.simulator.core.Input.Connects(connections));
    said("Asterisk Call Manager/11.0.0\r\n", fresh);
    drain();
    return this;
  }

  /**
   * It is killed: whatever it knew is gone, but what its disk has.
   *
   * @param unwritten so many of the last notes had not reached the disk
   */
  void routerDies(int unwritten) {
    session = Optional.empty();
    diary.loses(unwritten);
    people(new nl.zorgrouter.simulator.core.Input.Disconnects(connections));
  }

  boolean routerLives() {
    return session.isPresent();
  }

  RouterState state() {
    return state;
  }

  /** What the living router was told since it started, and what it did. */
  List<Input> inputs() {
    return List.copyOf(inputs);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** What it did since the last time this was asked. */
  List<Step> takeSteps() {
    List<Step> fresh = List.copyOf(steps.subList(Math.min(taken, steps.size()), steps.size()));
    taken = steps.size();
    return fresh;
  }

  /** For half a second it has not seen everything yet. */
  boolean isStarting() {
    return moment().uptime().compareTo(Duration.ofMillis(500)) < 0;
  }

  Moment moment() {
    return new Moment(now(), passed.minus(started));
  }

  Instant now() {
    return BEGIN.plus(passed);
  }

  /** The legs that ring, with the telephone of each. */
  Map<String, String> ringing() {
    return ringing;
  }

  /** The legs that were answered and are not over, with the telephone of each. */
  Map<String, String> answered() {
    return answered;
  }

  /** The callers who are on the line. */
  Set<String> callers() {
    return callers;
  }

  /** Those whom a nurse has taken along into a room since the last time this was asked. */
  List<String> takenAlong() {
    List<String> lines = List.copyOf(takenAlong);
    takenAlong.clear();
    return lines;
  }

  /** Whether whoever is on that line ended his call himself. */
  boolean hungUp(String line) {
    return hungUp.contains(line);
  }

  /** What is looked at after every beat. */
  void onEveryBeat(Runnable look) {
    everyBeat = look;
  }

  Whereabouts whereabouts(String line) {
    return pbx.whereabouts(line);
  }

  /** Somebody does something at the exchange. */
  void people(nl.zorgrouter.simulator.core.Input input) {
    if (input instanceof nl.zorgrouter.simulator.core.Input.Answers(String line)) {
      Optional.ofNullable(ringing.remove(line)).ifPresent(phone -> answered.put(line, phone));
    }
    if (input instanceof nl.zorgrouter.simulator.core.Input.HangsUp(String line)) {
      hungUp.add(line);
    }
    pending.add(() -> did(pbx.accept(now(), input)));
    drain();
  }

  /** A professional asks; gives what the router did. */
  Step asks(nl.zorgrouter.router.referral.Request request) {
    Step step = core(new Input.Requested(moment(), request));
    drain();
    return step;
  }

  void measures(Map<String, nl.zorgrouter.router.core.ServiceLoad> loads) {
    core(new Input.LoadsMeasured(moment(), loads));
    drain();
  }

  /** Time passes, beat by beat. */
  void passes(Duration time) {
    passes(time, BEAT);
  }

  /** The same with longer beats, when little happens; a lease must still be renewed in time. */
  void passes(Duration time, Duration beat) {
    for (Duration left = time; left.isPositive(); left = left.minus(beat)) {
      passed = passed.plus(beat);
      people(new nl.zorgrouter.simulator.core.Input.TimePasses());
      session.ifPresent(now -> {
        heard(now.wake(nanos()));
        core(new Input.Tick(moment()));
      });
      drain();
      everyBeat.run();
    }
  }

  private void drain() {
    for (Runnable next = pending.poll(); next != null; next = pending.poll()) {
      next.run();
    }
  }

  private void did(List<Output> outputs) {
    for (Output output : outputs) {
      switch (output) {
        case Output.Said(int to, Message message) ->
            session
                .filter(_ -> to == connections)
                .ifPresent(now -> pending.add(() -> said(message.onTheWire(), now)));
        case Output.Began began -> callers.add(began.line());
        case Output.Rings rings -> ringing.put(rings.line(), rings.telephone());
        case Output.Over(String line) -> {
          ringing.remove(line);
          answered.remove(line);
          callers.remove(line);
        }
        case Output.Closed _, Output.Together _, Output.AsksForKey _, Output.Waits _ -> {}
      }
    }
  }

  private void said(String text, AmiSession to) {
    if (session.equals(Optional.of(to))) {
      byte[] bytes = text.getBytes(UTF_8);
      heard(to.receive(bytes, 0, bytes.length, nanos()));
    }
  }

  private void heard(List<nl.zorgrouter.telephony.ami.Output> outputs) {
    for (nl.zorgrouter.telephony.ami.Output output : outputs) {
      switch (output) {
        case nl.zorgrouter.telephony.ami.Output.Send(String text) -> written(text);
        case nl.zorgrouter.telephony.ami.Output.Happened(var event) -> {
          if (EventTranslator.translate(event, micros()) instanceof Translation.Told told) {
            news(new PbxNews.Happened(PBX, told.event()));
          }
        }
        case nl.zorgrouter.telephony.ami.Output.InSync(var picture) ->
            news(
                new PbxNews.InSync(
                    PBX, connections, PictureTranslator.translate(picture).snapshot()));
        case nl.zorgrouter.telephony.ami.Output.Pinged _ ->
            news(new PbxNews.Pinged(PBX, now(), Duration.ofMillis(1)));
        case nl.zorgrouter.telephony.ami.Output.LoggedIn _,
            nl.zorgrouter.telephony.ami.Output.Forged _,
            nl.zorgrouter.telephony.ami.Output.Unexpected _,
            nl.zorgrouter.telephony.ami.Output.Settled _ -> {}
        case nl.zorgrouter.telephony.ami.Output.Closed(var why) ->
            throw new AssertionError("the session ended: " + why);
      }
    }
  }

  private void news(PbxNews news) {
    core(new Input.FromPbx(moment(), news));
  }

  private void written(String text) {
    for (String message : text.split("\r\n\r\n", -1)) {
      if (!message.isBlank()) {
        Message action = Message.parse(message.lines().toList());
        int from = connections;
        pending.add(() ->
            did(pbx.accept(now(), new nl.zorgrouter.simulator.core.Input.Says(from, action))));
      }
    }
  }

  private Step core(Input input) {
    Step step = RouterCore.step(state, input);
    inputs.add(input);
    steps.add(step);
    diary.saw(state, input, step);
    state = step.state();
    for (Command command : step.commands()) {
      if (command instanceof Command.Meet(var pbx, var call, var _)) {
        state.pbx(pbx).calls().get(call).map(LiveCall::channel).ifPresent(takenAlong::add);
      }
      session.ifPresent(
          now -> heard(now.submit(CommandTranslator.translate(command, ++submissions), nanos())));
    }
    return step;
  }

  private long nanos() {
    return passed.toNanos();
  }

  private long micros() {
    return Duration.between(Instant.EPOCH, now()).toNanos() / 1_000;
  }
}
