package nl.zorgrouter.rules.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.rules.decide.Alternative.Offer;
import nl.zorgrouter.rules.decide.Decision.Onward;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/** Decides one case. */
public final class Decider {
  private final RuleSet rules;
  private final Situation situation;
  private final Map<String, Value> used = new LinkedHashMap<>();
  private final List<Alternative> alternatives = new ArrayList<>();

  private Decider(RuleSet rules, Situation situation) {
    this.rules = rules;
    this.situation = situation;
  }

  /**
   * What happens with a case. The same rules and facts give the same decision.
   *
   * @throws IllegalArgumentException when the region has no such line
   */
  public static Decision decide(RuleSet rules, CaseFacts facts) {
    return new Decider(rules, Situation.of(facts, rules.region())).decide();
  }

  /**
   * What {@code disposition} can be asked about a case: every input of the contract, whether or not
   * a table asks for it.
   *
   * @throws IllegalArgumentException when the region has no such line
   */
  public static Map<String, Value> inputs(RuleSet rules, CaseFacts facts) {
    return Situation.of(facts, rules.region()).inputs(rules.disposition().schema().inputs());
  }

  private Decision decide() {
    Map<String, Value> asked = situation.inputs(rules.disposition().inputs());
    used.putAll(asked);
    if (situation.startsWithHuman()) {
      used.put("contact", situation.facts().caller().contact().value());
      used.put("abcdSafe", situation.facts().triage().abcdSafe().value());
    }
    Optional<Code> refusal = Checks.refusal(situation);
    if (refusal.isPresent()) {
      return kept(Reason.of(refusal.get()), "check/" + refusal.get(), Urge.ORDINARY);
    }
    Optional<Row> row = rules.dispositionBits().firstRow(List.copyOf(asked.values()));
    if (row.isEmpty()) {
      return kept(Reason.of(Code.GUARD), "check/" + Code.GUARD, Urge.ORDINARY);
    }
    return byRow(row.get());
  }

  private Decision byRow(Row row) {
    String rule = "disposition/" + row.id();
    Urge urge = Urge.of(row);
    String service = row.outputs().getFirst() instanceof Value.Text(String name) ? name : "";
    if (service.equals(Tables.STAY) || service.equals(Tables.OWNER)) {
      return kept(new Reason(Code.RULE, Reason.sentence(row)), rule, urge);
    }
    ServiceType type = ServiceType.valueOf(service);
    List<Candidate> candidates =
        Candidates.of(situation, type).stream()
            .map(asked -> Candidate.of(asked, situation, urge, this::isScheduled))
            .toList();
    Optional<Candidate> chosen = choose(candidates);
    addStrangers(type, candidates);
    if (chosen.isEmpty()) {
      return kept(refusal(candidates), rule, urge);
    }
    Candidate candidate = chosen.get();
    used.putAll(candidate.inputs(rules.acceptance().inputs()));
    if (Guard.keepsFrom(candidate.service(), situation)) {
      return kept(Reason.of(Code.GUARD), rule, urge);
    }
    Destination destination = Destination.of(candidate.service(), urge.priority());
    return decision(
        situation.startsWithHuman() ? Outcome.REFER : Outcome.ROUTE,
        Optional.of(onward(destination, urge)),
        new Reason(Code.RULE, Reason.sentence(row)),
        rule);
  }

  private boolean isScheduled(Service service) {
    return service.hours().openAt(situation.facts().at());
  }

  /** The first candidate that takes the case; the others become alternatives. */
  private Optional<Candidate> choose(List<Candidate> candidates) {
    Optional<Candidate> chosen = Optional.empty();
    for (Candidate each : candidates) {
      Optional<Reason> refusal = each.refusal(rules.acceptanceBits());
      if (refusal.isEmpty() && chosen.isEmpty()) {
        chosen = Optional.of(each);
      } else {
        alternatives.add(alternative(each, refusal));
      }
    }
    return chosen;
  }

  /** Why no candidate takes the case: the reason of the own one, when there is an own one. */
  private Reason refusal(List<Candidate> candidates) {
    if (candidates.isEmpty() || candidates.getFirst().kind() != CandidateKind.OWN) {
      return Reason.of(Code.NO_SERVICE);
    }
    Alternative first = alternatives.getFirst();
    return new Reason(first.code(), first.reason());
  }

  /** The call stays with its human; where nobody has it, it goes to the owner of its line. */
  private Decision kept(Reason reason, String rule, Urge urge) {
    return situation.startsWithHuman()
        ? decision(Outcome.STAY, Optional.empty(), reason, rule)
        : decision(
            Outcome.ROUTE,
            Optional.of(onward(situation.owner(urge.priority()), urge)),
            reason,
            rule);
  }

  private Onward onward(Destination destination, Urge urge) {
    return new Onward(
        destination,
        urge.priority(),
        situation.facts().at().plusSeconds(urge.within()),
        urge.within());
  }

  private Decision decision(Outcome outcome, Optional<Onward> onward, Reason reason, String rule) {
    return new Decision(
        situation.facts().caseId(),
        outcome,
        onward,
        reason.sentence(),
        reason.code(),
        rule,
        rules.version(),
        alternatives,
        used);
  }

  private static Alternative alternative(Candidate candidate, Optional<Reason> refusal) {
    return refusal
        .map(reason ->
            new Alternative(
                candidate.service().id(), Offer.REFUSED, reason.code(), reason.sentence()))
        .orElseGet(() ->
            new Alternative(candidate.service().id(), Offer.POSSIBLE, Code.RULE, COULD_TAKE_IT));
  }

  /**
   * Services of the kind that nobody agreed on for this place: people ask why they were not taken.
   */
  private void addStrangers(ServiceType type, List<Candidate> candidates) {
    for (Service each : rules.region().services(type)) {
      if (candidates.stream().noneMatch(asked -> asked.service().id().equals(each.id()))) {
        alternatives.add(
            new Alternative(
                each.id(), Offer.REFUSED, Code.NO_AGREEMENT, Code.NO_AGREEMENT.sentence()));
      }
    }
  }

  private static final Sentence COULD_TAKE_IT =
      new Sentence(
          "could take the call, but another service comes first",
          "zou de oproep kunnen nemen, maar een andere dienst gaat voor");
}
