package nl.zorgrouter.router.core;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.rules.verify.VerifiedRules;

/** A router that is told things, one after the other, on a Saturday night. */
final class Told {
  static final PbxId PBX = new PbxId("control-room");
  static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-21T22:00:00Z");

  private final Instant start;
  private Duration uptime = Duration.ZERO;
  private RouterState state;
  private final List<Input> inputs = new ArrayList<>();

  Told() {
    this(SATURDAY_NIGHT, 1);
  }

  private Told(Instant start, int node) {
    this.start = start;
    this.state = RouterState.starting(node);
  }

  static VerifiedRules rules(int version) {
    return switch (ProvedRules.read(Path.of("../regions/demo-noord"), version)) {
      case Reading.Read<VerifiedRules> read -> read.value();
      case Reading.Refused<VerifiedRules> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  /** With these rules, and in sync with an exchange where nothing goes on. */
  static Told working(VerifiedRules rules) {
    return working(rules, SATURDAY_NIGHT);
  }

  /** The same, beginning at another time. */
  static Told working(VerifiedRules rules, Instant start) {
    return working(rules, start, 1);
  }

  /** The same as node 1 or 2 of its region. */
  static Told working(VerifiedRules rules, Instant start, int node) {
    Told told = new Told(start, node);
    told.rulesActivated(rules);
    told.inSync(List.of());
    return told;
  }

  RouterState state() {
    return state;
  }

  List<Input> inputs() {
    return List.copyOf(inputs);
  }

  Instant pbxNow() {
    return start.plus(uptime);
  }

  Step rulesActivated(VerifiedRules rules) {
    return take(new Input.RulesActivated(moment(), rules));
  }

  Step inSync(List<Snapshot.Leg> legs) {
    return inSync(legs, List.of());
  }

  Step inSync(List<Snapshot.Leg> legs, List<Snapshot.WaitingCaller> waiting) {
    return news(new PbxNews.InSync(PBX, 1, new Snapshot(pbxNow(), legs, waiting, List.of())));
  }

  Step outOfSync() {
    return news(new PbxNews.OutOfSync(PBX, 1, "the line was cut"));
  }

  Step pinged() {
    return news(new PbxNews.Pinged(PBX, pbxNow(), Duration.ofMillis(1)));
  }

  Step draining() {
    return take(new Input.Draining(moment()));
  }

  Step happens(CallEvent event) {
    return news(new PbxNews.Happened(PBX, event));
  }

  Step asks(String call, Map<Mark, String> marks) {
    return happens(asked(pbxNow(), call, marks));
  }

  Step after(Duration time) {
    uptime = uptime.plus(time);
    return take(new Input.Tick(moment()));
  }

  Step loads(Map<String, ServiceLoad> loads) {
    return take(new Input.LoadsMeasured(moment(), loads));
  }

  Step recalls(Recollection before) {
    return take(before.at(moment()).getFirst());
  }

  Step changes(ServiceChange change) {
    return take(new Input.ServiceChanged(moment(), change));
  }

  static CallEvent.Asked asked(Instant at, String call, Map<Mark, String> marks) {
    String visit = marks.getOrDefault(Mark.ZR_VISIT, "1");
    return new CallEvent.Asked(
        at,
        new CallId(call),
        new CallId(call),
        "PJSIP/trunk-" + call,
        new Ticket(call + "-" + visit),
        "+31612345678",
        new Marks(marks));
  }

  static Map<Mark, String> on(String line, String origin) {
    Map<Mark, String> marks = new EnumMap<>(Mark.class);
    marks.put(Mark.ZR_LINE, line);
    marks.put(Mark.ZR_ORIGIN, origin);
    marks.put(Mark.ZR_VISIT, "1");
    return marks;
  }

  static Map<Mark, String> careLine() {
    Map<Mark, String> marks = on("care-noord", "CARE_LINE");
    marks.put(Mark.ZR_CHOICE, "MEDICAL");
    return marks;
  }

  static Map<Mark, String> referred() {
    Map<Mark, String> marks = on("112-noord", "EMERGENCY");
    marks.put(Mark.ZR_REFERRAL, "pbx-1.1");
    marks.put(Mark.ZR_REASON, "REFERRAL");
    marks.put(Mark.ZR_TRIAGE, "C1");
    marks.put(Mark.ZR_ADVISED, "HAP");
    return marks;
  }

  private Step news(PbxNews news) {
    return take(new Input.FromPbx(moment(), news));
  }

  private Step take(Input input) {
    inputs.add(input);
    Step step = RouterCore.step(state, input);
    state = step.state();
    return step;
  }

  private Moment moment() {
    return new Moment(pbxNow(), uptime);
  }
}
