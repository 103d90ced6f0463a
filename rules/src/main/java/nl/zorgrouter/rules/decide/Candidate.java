package nl.zorgrouter.rules.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Accepts;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * A service that is asked whether it takes a case.
 *
 * @param service which
 * @param kind why it is asked
 * @param situation of the case
 * @param urge how soon the case must be answered
 */
record Candidate(Service service, CandidateKind kind, Situation situation, Urge urge) {
  private static final Value YES = new Value.Text("YES");

  /** Why it does not take the case, by the table, its directory entry and the guard; else empty. */
  Optional<Reason> refusal(CompiledTable acceptance) {
    List<Reason> reasons = new ArrayList<>();
    byTable(acceptance, reasons);
    byDirectory(reasons);
    if (reasons.isEmpty()
        && Guard.forbids(
            situation.line().kind(), service.type(), urge.priority(), state(), waitKnown())) {
      reasons.add(Reason.of(Code.GUARD));
    }
    return reasons.stream().min(Comparator.comparing(Reason::code));
  }

  /** What the acceptance table was asked, by column. */
  Map<String, Value> inputs(Iterable<Column> asked) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Column column : asked) {
      inputs.put(column.name(), input(column.name()));
    }
    return inputs;
  }

  /** The state as somebody set it, or else as the schedule says at this instant. */
  ServiceState state() {
    return report()
        .state()
        .orElseGet(() ->
            service.hours().openAt(situation.facts().at())
                ? ServiceState.OPEN
                : ServiceState.CLOSED);
  }

  private void byTable(CompiledTable acceptance, List<Reason> reasons) {
    List<Column> inputs = acceptance.table().inputs();
    List<Value> values = new ArrayList<>(inputs.size());
    for (Column column : inputs) {
      values.add(input(column.name()));
    }
    Optional<Row> row = acceptance.firstRow(values);
    if (row.isEmpty()) {
      reasons.add(Reason.of(Code.GUARD));
    } else if (!row.get().outputs().getFirst().equals(YES)) {
      reasons.add(Reason.of(row.get()));
    }
  }

  private void byDirectory(List<Reason> reasons) {
    if (service.type() == ServiceType.AMBULANCE_DESK) {
      return; // the desk is never full, and never done with a case
    }
    if (situation.facts().rejectedBy().contains(service.id())) {
      reasons.add(Reason.of(Code.REJECTED));
    }
    if (service.accepts().callers() == Accepts.Callers.PROFESSIONALS && !isProfessional()) {
      reasons.add(
          new Reason(
              Code.NO_SERVICE,
              new Sentence(
                  "the service takes calls from professionals only",
                  "de dienst neemt alleen oproepen van professionals")));
    }
    OptionalInt full = service.limits().waiting();
    OptionalInt waiting = report().waiting();
    if (full.isPresent() && waiting.isPresent() && waiting.getAsInt() >= full.getAsInt()) {
      reasons.add(Reason.of(Code.SERVICE_FULL));
    }
    int longest = Math.min(service.limits().waitSeconds().orElse(Integer.MAX_VALUE), urge.within());
    OptionalInt wait = report().waitSeconds();
    if (wait.isPresent() && wait.getAsInt() >= longest) {
      reasons.add(Reason.of(Code.WAIT_TOO_LONG));
    }
  }

  private boolean isProfessional() {
    LineKind origin = situation.line().kind();
    return origin == LineKind.PROFESSIONAL || origin == LineKind.COORDINATION;
  }

  private Guard.WaitKnown waitKnown() {
    return report().waitSeconds().isPresent() ? Guard.WaitKnown.YES : Guard.WaitKnown.NO;
  }

  private ServiceReport report() {
    return situation.facts().report(service.id());
  }

  private Value input(String column) {
    return switch (column) {
      case "type" -> new Value.Text(service.type().name());
      case "candidate" -> new Value.Text(kind.name());
      case "state" -> new Value.Text(state().name());
      case "priority" -> new Value.Text(urge.priority().name());
      case "waitKnown" -> new Value.Flag(waitKnown() == Guard.WaitKnown.YES);
      case "waitSeconds" -> Tables.wait(report().waitSeconds());
      case "waiting" -> Tables.people(report().waiting());
      case "agents" -> Tables.people(report().agents());
      case "languageServed" -> new Value.Flag(service.accepts().speaks(situation.language()));
      case "ageServed" ->
          new Value.Flag(service.accepts().serves(situation.facts().patient().years()));
      case "urgencyServed" -> new Value.Flag(service.accepts().serves(situation.urgency()));
      case "period" -> new Value.Text(situation.period().name());
      default ->
          throw new IllegalArgumentException("acceptance has no input `%s`".formatted(column));
    };
  }
}
