package nl.zorgrouter.rules.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.Urgency;
import org.junit.jupiter.api.Test;

/** What holds for every case, on many that nobody thought of. */
class LawsTest {
  private static final int CASES = 10_000;
  private static final long SEED = 20_261_121L;
  private static final RuleSet RULES = ShippedRules.RULES;
  private static final Set<Urgency> MAY_LEAVE = EnumSet.of(Urgency.C1, Urgency.U4, Urgency.U5);

  @Test
  void movesNoCaseOf112ButByAUrgencyThatMayLeave() {
    forEachCase((facts, decision) -> {
      if (origin(facts) == LineKind.EMERGENCY && decision.outcome() != Outcome.STAY) {
        Optional<Urgency> urgency = Assessment.of(facts, RULES.region().urgencies()).urgency();
        assertTrue(urgency.map(MAY_LEAVE::contains).orElse(false), decision::toJson);
        assertFalse(Guard.isExcluded(facts), decision::toJson);
        assertEquals(Known.YES, facts.caller().contact(), decision::toJson);
      }
    });
  }

  @Test
  void decidesTheSameCaseTheSameWay() {
    forEachCase((facts, decision) ->
        assertEquals(decision.toJson(), Decider.decide(RULES, facts).toJson()));
  }

  @Test
  void staysOnlyOn112AndGoesSomewhereElsewhere() {
    forEachCase((facts, decision) -> {
      boolean emergency = origin(facts) == LineKind.EMERGENCY;
      assertEquals(emergency, decision.outcome() != Outcome.ROUTE, decision::toJson);
      assertEquals(
          decision.outcome() == Outcome.STAY, decision.onward().isEmpty(), decision::toJson);
    });
  }

  @Test
  void neverAnswersAHigherUrgencyLater() {
    forEachCase((facts, decision) -> {
      for (List<String> pair : List.of(List.of("U5", "U4"), List.of("U4", "U3"))) {
        Decision lower = Decider.decide(RULES, withCode(facts, pair.get(0)));
        Decision higher = Decider.decide(RULES, withCode(facts, pair.get(1)));
        if (lower.code() == Code.RULE
            && higher.code() == Code.RULE
            && higher.onward().isPresent()
            && lower.onward().isPresent()) {
          var soon = higher.onward().get();
          var late = lower.onward().get();
          assertFalse(soon.answerBy().isAfter(late.answerBy()), higher::toJson);
          assertTrue(soon.priority().compareTo(late.priority()) <= 0, higher::toJson);
        }
      }
    });
  }

  @Test
  void letsNoStopOrWaitChangeTheCourseOfALifeInDanger() {
    forEachCase((facts, decision) -> {
      for (String code : List.of("U0", "U1")) {
        CaseFacts grave = withCode(facts, code);
        CaseFacts idle = withServices(grave, whoHasTheLine(grave));
        Decision one = Decider.decide(RULES, grave);
        Decision other = Decider.decide(RULES, idle);
        assertEquals(one.outcome(), other.outcome(), one::toJson);
        assertEquals(
            one.onward().map(Decision.Onward::destination),
            other.onward().map(Decision.Onward::destination),
            one::toJson);
      }
    });
  }

  /** Closing a practice, or nobody on duty where its line leads then, does change who has it. */
  private static Map<String, ServiceReport> whoHasTheLine(CaseFacts facts) {
    Line line = RULES.region().line(facts.line()).orElseThrow();
    Map<String, ServiceReport> reports = new HashMap<>(facts.services());
    reports
        .keySet()
        .retainAll(
            line.takeover()
                .map(takeover -> Set.of(line.owner(), takeover.service(), takeover.target()))
                .orElse(Set.of()));
    return reports;
  }

  @Test
  void offersHighAndUrgentCasesOf112OnlyToOpenServicesWithAKnownWait() {
    forEachCase((facts, decision) -> {
      if (decision.outcome() == Outcome.REFER
          && decision.onward().orElseThrow().priority() != Priority.NORMAL) {
        String chosen = decision.onward().get().destination().service();
        Service service = RULES.region().service(chosen).orElseThrow();
        ServiceReport report = facts.report(chosen);
        boolean open =
            report
                .state()
                .map(state -> state == ServiceState.OPEN || state == ServiceState.LIMITED)
                .orElse(service.hours().openAt(facts.at()));
        assertTrue(open && report.waitSeconds().isPresent(), decision::toJson);
      }
    });
  }

  @Test
  void namesRuleVersionFactsAndWhyNotTheOthers() {
    forEachCase((facts, decision) -> {
      assertTrue(
          decision.rule().startsWith("disposition/") || decision.rule().startsWith("check/"),
          decision::toJson);
      assertEquals(7, decision.rulesVersion());
      assertTrue(decision.facts().containsKey("urgency"), decision::toJson);
      assertFalse(decision.reason().english().isBlank(), decision::toJson);
      assertFalse(decision.reason().dutch().isBlank(), decision::toJson);
      for (Alternative each : decision.alternatives()) {
        assertEquals(
            each.code() == Code.RULE, each.offer() == Alternative.Offer.POSSIBLE, decision::toJson);
      }
    });
  }

  @Test
  void neverOffersWhoRejectedNorExceedsADeadline() {
    forEachCase((facts, decision) ->
        decision
            .onward()
            .ifPresent(onward -> {
              if (decision.outcome() == Outcome.REFER) {
                assertFalse(
                    facts.rejectedBy().contains(onward.destination().service()), decision::toJson);
              }
              Duration patience = Duration.ofSeconds(onward.patienceSeconds());
              assertTrue(patience.compareTo(onward.priority().deadline()) <= 0, decision::toJson);
              assertEquals(facts.at().plus(patience), onward.answerBy());
            }));
  }

  @Test
  void referralsDoHappenAmongTheseCases() {
    Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    forEachCase((facts, decision) -> seen.merge(decision.outcome(), 1, Integer::sum));
    assertTrue(seen.getOrDefault(Outcome.REFER, 0) > 200, seen.toString());
    assertTrue(seen.getOrDefault(Outcome.STAY, 0) > 200, seen.toString());
    assertTrue(seen.getOrDefault(Outcome.ROUTE, 0) > 200, seen.toString());
  }

  private static void forEachCase(BiConsumer<CaseFacts, Decision> law) {
    for (int index = 0; index < CASES; index++) {
      CaseFacts facts = RandomCases.of(RULES.region(), new Random(SEED + index));
      Decision decision = Decider.decide(RULES, facts);
      try {
        law.accept(facts, decision);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + (SEED + index) + ": " + broken.getMessage(), broken);
      }
    }
  }

  private static LineKind origin(CaseFacts facts) {
    return RULES.region().line(facts.line()).orElseThrow().kind();
  }

  private static CaseFacts withCode(CaseFacts facts, String code) {
    Triage triage =
        new Triage(
            Optional.of("NTS"),
            Optional.empty(),
            Optional.of(code),
            Optional.empty(),
            Optional.of(facts.at()),
            Optional.empty(),
            facts.caseId(),
            facts.triage().advised(),
            Known.YES);
    return new CaseFacts(
        facts.caseId(),
        facts.at(),
        facts.line(),
        facts.choice(),
        facts.hops(),
        facts.rejectedBy(),
        triage,
        facts.patient(),
        facts.caller(),
        facts.circumstances(),
        facts.demand(),
        facts.services());
  }

  private static CaseFacts withServices(CaseFacts facts, Map<String, ServiceReport> services) {
    return new CaseFacts(
        facts.caseId(),
        facts.at(),
        facts.line(),
        facts.choice(),
        facts.hops(),
        facts.rejectedBy(),
        facts.triage(),
        facts.patient(),
        facts.caller(),
        facts.circumstances(),
        facts.demand(),
        services);
  }
}
