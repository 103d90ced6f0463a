package nl.zorgrouter.rules.decide;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
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
 * @param report what is known of the service at that instant
 * @param state as somebody set it, or else as the schedule says at that instant
 */
record Candidate(
    Service service,
    CandidateKind kind,
    Situation situation,
    Urge urge,
    ServiceReport report,
    ServiceState state) {
  /** What a service asks for itself; it never counts when a life is in danger. */
  private static final Set<ServiceState> ADVICE =
      EnumSet.of(ServiceState.LIMITED, ServiceState.STOPPED);

  private static final Value YES = new Value.Text("YES");
  private static final Sentence FOR_PROFESSIONALS =
      new Sentence(
          "the service takes calls from professionals only",
          "de dienst neemt alleen oproepen van professionals");

  /**
   * A service that is asked about a case.
   *
   * @param schedule whether the service is open at the instant of the case; asked only where nobody
   *     set a state
   */
  static Candidate of(
      Candidates.Asked asked, Situation situation, Urge urge, Predicate<Service> schedule) {
    ServiceReport report = situation.facts().report(asked.service().id());
    ServiceState state =
        report
            .state()
            .filter(said -> !(situation.isLifeInDanger() && ADVICE.contains(said)))
            .orElseGet(
                () -> schedule.test(asked.service()) ? ServiceState.OPEN : ServiceState.CLOSED);
    return new Candidate(asked.service(), asked.kind(), situation, urge, report, state);
  }

  /** Why it does not take the case, by the table, its directory entry and the guard; else empty. */
  Optional<Reason> refusal(CompiledTable acceptance) {
    Optional<Reason> refusal = byDirectory(byTable(acceptance));
    return refusal.isEmpty()
            && Guard.forbids(
                situation.line().kind(), service.type(), urge.priority(), state, waitKnown())
        ? Optional.of(Reason.of(Code.GUARD))
        : refusal;
  }

  /** What the acceptance table was asked, by column. */
  Map<String, Value> inputs(Iterable<Column> asked) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Column column : asked) {
      inputs.put(column.name(), input(column.name()));
    }
    return inputs;
  }

  private Optional<Reason> byTable(CompiledTable acceptance) {
    List<Column> inputs = acceptance.table().inputs();
    Value[] values = new Value[inputs.size()];
    for (int input = 0; input < values.length; input++) {
      values[input] = input(inputs.get(input).name());
    }
    int found = acceptance.firstRow(values);
    if (found == CompiledTable.NONE) {
      return Optional.of(Reason.of(Code.GUARD));
    }
    Row row = acceptance.table().rows().get(found);
    return row.outputs().getFirst().equals(YES) ? Optional.empty() : Optional.of(Reason.of(row));
  }

  /** The refusal of the table or of the directory entry, whichever comes first among the codes. */
  private Optional<Reason> byDirectory(Optional<Reason> byTable) {
    if (service.type() == ServiceType.AMBULANCE_DESK) {
      return byTable; // the desk is never full, and never done with a case
    }
    Optional<Reason> refusal = byTable;
    if (situation.facts().rejectedBy().contains(service.id())) {
      refusal = earlier(refusal, Reason.of(Code.REJECTED));
    }
    if (service.accepts().callers() == Accepts.Callers.PROFESSIONALS && !isProfessional()) {
      refusal = earlier(refusal, new Reason(Code.NO_SERVICE, FOR_PROFESSIONALS));
    }
    OptionalInt full = service.limits().waiting();
    OptionalInt waiting = report.waiting();
    if (full.isPresent() && waiting.isPresent() && waiting.getAsInt() >= full.getAsInt()) {
      refusal = earlier(refusal, Reason.of(Code.SERVICE_FULL));
    }
    int longest = Math.min(service.limits().waitSeconds().orElse(Integer.MAX_VALUE), urge.within());
    OptionalInt wait = report.waitSeconds();
    if (wait.isPresent() && wait.getAsInt() >= longest) {
      refusal = earlier(refusal, Reason.of(Code.WAIT_TOO_LONG));
    }
    return refusal;
  }

  private static Optional<Reason> earlier(Optional<Reason> known, Reason other) {
    return known.isPresent() && known.get().code().compareTo(other.code()) <= 0
        ? known
        : Optional.of(other);
  }

  private boolean isProfessional() {
    LineKind origin = situation.line().kind();
    return origin == LineKind.PROFESSIONAL || origin == LineKind.COORDINATION;
  }

  private Guard.WaitKnown waitKnown() {
    return report.waitSeconds().isPresent() ? Guard.WaitKnown.YES : Guard.WaitKnown.NO;
  }

  private Value input(String column) {
    return switch (column) {
      case "type" -> new Value.Text(service.type().name());
      case "candidate" -> new Value.Text(kind.name());
      case "state" -> new Value.Text(state.name());
      case "priority" -> new Value.Text(urge.priority().name());
      case "waitKnown" -> new Value.Flag(waitKnown() == Guard.WaitKnown.YES);
      case "waitSeconds" -> Tables.wait(report.waitSeconds());
      case "waiting" -> Tables.people(report.waiting());
      case "agents" -> Tables.people(report.agents());
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
