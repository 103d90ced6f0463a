package nl.zorgrouter.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.Outcome;
import nl.zorgrouter.rules.decide.Priority;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;
import nl.zorgrouter.rules.decide.Triage;

/**
 * The laws of what is decided, asked of each case of a night and of cases like it: more urgent,
 * with other services closed, stopped, full or unseen.
 */
final class RuleLaws {
  /** From what may leave the desk to what never does; each more urgent than the one before. */
  private static final List<String> RISING = List.of("C1", "B2", "B1", "A2", "A1", "A0");

  private static final List<String> IN_DANGER = List.of("A0", "A1");
  private static final int CASES_LIKE_IT = 8;

  private final SplittableRandom chance;

  RuleLaws(long seed) {
    this.chance = new SplittableRandom(seed);
  }

  void hold(Offer offer, Supplier<String> where) {
    says(offer.decision(), where);
    for (int each = 0; each < CASES_LIKE_IT; each++) {
      CaseFacts facts = with(offer.facts(), services(offer.facts()));
      rising(facts, where);
      inDanger(facts, where);
      choosesNoClosedDoor(facts, where);
    }
  }

  /** I8: every decision names its rule, its version, and what it looked at. */
  private static void says(Decision decision, Supplier<String> where) {
    assertFalse(decision.rule().isEmpty(), () -> "I8 " + decision + where.get());
    assertTrue(decision.rulesVersion() >= 1, () -> "I8 " + decision + where.get());
    assertTrue(
        decision.rule().equals("core/confirmed") || !decision.facts().isEmpty(),
        () -> "I8 " + decision + where.get());
  }

  /** I5: raising the urgency never yields a later deadline or a lower priority. */
  private static void rising(CaseFacts facts, Supplier<String> where) {
    Decision before = decide(facts, RISING.getFirst());
    for (String urgency : RISING.subList(1, RISING.size())) {
      Decision next = decide(facts, urgency);
      assertFalse(isLater(before, next), () -> "I5 %s: %s%s".formatted(urgency, next, where.get()));
      before = next;
    }
  }

  /** Who stays is with a human already; nothing is sooner than that. */
  private static boolean isLater(Decision before, Decision next) {
    if (next.onward().isEmpty()) {
      return false;
    }
    return before
        .onward()
        .map(first ->
            next.onward().get().priority().compareTo(first.priority()) > 0
                || next.onward().get().patienceSeconds() > first.patienceSeconds())
        .orElse(true);
  }

  /** I6: a stop or a long wait never changes what becomes of a life in danger. */
  private static void inDanger(CaseFacts facts, Supplier<String> where) {
    for (String urgency : IN_DANGER) {
      Decision quiet = decide(with(facts, Map.of()), urgency);
      Decision busy = decide(facts, urgency);
      assertEquals(Outcome.STAY, busy.outcome(), () -> "I6 " + busy + where.get());
      assertEquals(quiet.outcome(), busy.outcome(), () -> "I6 " + busy + where.get());
      assertEquals(quiet.code(), busy.code(), () -> "I6 " + busy + where.get());
    }
  }

  /**
   * I7: a closed service is never chosen, and for high or urgent none that nobody can vouch for.
   */
  private static void choosesNoClosedDoor(CaseFacts facts, Supplier<String> where) {
    for (String urgency : List.of("C1", "B2", "B1")) {
      Decision decision = decide(facts, urgency);
      if (decision.onward().isPresent()) {
        Decision.Onward onward = decision.onward().get();
        Optional<ServiceState> state =
            Optional.ofNullable(facts.services().get(onward.destination().service()))
                .flatMap(ServiceReport::state);
        assertFalse(
            state.equals(Optional.of(ServiceState.CLOSED)), () -> "I7 " + decision + where.get());
        boolean soon = onward.priority() != Priority.NORMAL;
        assertFalse(
            soon && state.equals(Optional.of(ServiceState.UNKNOWN)),
            () -> "I7 " + decision + where.get());
      }
    }
  }

  private static Decision decide(CaseFacts facts, String urgency) {
    Triage given = facts.triage();
    Triage triage =
        new Triage(
            given.system(),
            given.version(),
            given.code(),
            Optional.of(urgency),
            given.at(),
            given.by(),
            given.caseId(),
            given.advised(),
            given.abcdSafe());
    return Night.RULES.decide(
        new CaseFacts(
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
            facts.services()));
  }

  private static CaseFacts with(CaseFacts facts, Map<String, ServiceReport> services) {
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

  private Map<String, ServiceReport> services(CaseFacts facts) {
    Map<String, ServiceReport> services = new HashMap<>();
    ServiceState[] states = ServiceState.values();
    for (String service : Night.RULES.rules().region().services().keySet()) {
      Optional<ServiceState> state =
          chance.nextBoolean()
              ? Optional.of(states[chance.nextInt(states.length)])
              : Optional.empty();
      OptionalInt wait =
          chance.nextBoolean() ? OptionalInt.of(chance.nextInt(1_200)) : OptionalInt.empty();
      services.put(
          service,
          new ServiceReport(
              state,
              wait,
              OptionalInt.of(chance.nextInt(20)),
              OptionalInt.of(chance.nextInt(4)),
              Optional.of(facts.at())));
    }
    return services;
  }
}
