package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.region.Takeover;
import nl.zorgrouter.rules.decide.Code;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.Outcome;
import nl.zorgrouter.rules.decide.Priority;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.verify.VerifiedRules;

/**
 * A decision with what it means on the exchange.
 *
 * @param decision what was decided and why
 * @param target where the call goes now
 * @param patienceSeconds how long it waits there before it asks again
 * @param queuePriority 0 to 10; only the dialplan itself gives 20, to an unanswered 112 call
 */
record Ruled(Decision decision, Target target, int patienceSeconds, int queuePriority) {
  /**
   * With the owner of its line a call waits until somebody answers: asking again costs its place.
   * Only an owner that rings because nobody is there to take over has it for a time.
   */
  static final int WITHOUT_END = 86_400;

  static final String REFERRED = "REFERRAL";
  private static final int BACK_AT_THE_DESK = 10;

  static Ruled of(
      CallEvent.Asked asked, Line line, VerifiedRules rules, Map<String, ServiceReport> services) {
    Optional<String> reason = asked.marks().get(Mark.ZR_REASON);
    boolean comesBack = line.kind() == LineKind.EMERGENCY && !reason.equals(Optional.of(REFERRED));
    Decision decision =
        comesBack
            ? returned(asked, reason, rules.version())
            : rules.decide(CaseOfCall.facts(asked, line, rules.rules().region(), services));
    boolean nobody = Services.isUnstaffed(line, services, decision, asked.at());
    return decision
        .onward()
        .map(onward -> {
          int patience = nobody ? untilOthersMayAnswer(onward, line, asked.at()) : WITHOUT_END;
          return onward(
              decision,
              onward,
              line,
              rules.rules().region(),
              new Waiting(patience, waitedBefore(asked, line)));
        })
        .orElseGet(() -> staying(decision, rules.rules().region().owner(line)));
  }

  /**
   * How a caller waits, wherever that is.
   *
   * @param atOwner seconds until he asks again, at the owner of his line
   * @param before 1 when he has waited elsewhere
   */
  private record Waiting(int atOwner, int before) {}

  Answer answer(Ticket ticket, int rulesVersion, String decisionId) {
    return new Answer(ticket, rulesVersion, decisionId, target, patienceSeconds, queuePriority);
  }

  /** Whoever was referred and comes back needs a human's judgement first, not another rule. */
  private static Decision returned(
      CallEvent.Asked asked, Optional<String> reason, int rulesVersion) {
    String why = reason.orElse("no referral");
    return new Decision(
        Optional.of(asked.marks().get(Mark.ZR_JOURNEY).orElse(asked.linked().value())),
        Outcome.STAY,
        Optional.empty(),
        new Sentence(
            "the call came back to the desk (" + why + "); a professional decides again",
            "de oproep kwam terug bij de meldkamer ("
                + why
                + "); een professional beslist opnieuw"),
        Code.MAX_HOPS,
        "core/returned",
        rulesVersion,
        List.of(),
        Map.of());
  }

  private static Ruled staying(Decision decision, Service desk) {
    return new Ruled(decision, new Target(desk.endpoint().target()), WITHOUT_END, BACK_AT_THE_DESK);
  }

  /**
   * A practice that was to be answered elsewhere rings because nobody is there: its caller asks
   * again, at the latest when what was planned ends.
   */
  private static int untilOthersMayAnswer(Decision.Onward onward, Line line, Instant at) {
    long left =
        line.takeover()
            .flatMap(Takeover::planned)
            .filter(planned -> planned.holdsAt(at))
            .flatMap(planned -> planned.hours().nextChange(at))
            .map(end -> Duration.between(at, end).toSeconds() + 1)
            .orElse((long) WITHOUT_END);
    return Math.clamp(left, 1, onward.patienceSeconds());
  }

  private static Ruled onward(
      Decision decision, Decision.Onward onward, Line line, Region region, Waiting waiting) {
    boolean atOwner = onward.destination().service().equals(line.owner());
    boolean atDesk =
        region
            .service(onward.destination().service())
            .map(service -> service.type() == ServiceType.AMBULANCE_DESK)
            .orElse(false);
    return new Ruled(
        decision,
        new Target(onward.destination().target()),
        atOwner ? waiting.atOwner() : onward.patienceSeconds(),
        atDesk ? 0 : queuePriority(onward.priority(), line.kind()) + waiting.before());
  }

  /**
   * Whoever waited elsewhere stands before those of his kind who have not, so that he does not
   * queue twice for one question; never before what is more urgent.
   */
  private static int waitedBefore(CallEvent.Asked asked, Line line) {
    boolean again =
        asked.marks().get(Mark.ZR_VISIT).filter(visit -> !visit.equals("1")).isPresent();
    return again && line.kind() != LineKind.EMERGENCY ? 1 : 0;
  }

  /**
   * In a service's own queue a call that a professional referred stands before those that dial in.
   */
  static int queuePriority(Priority priority, LineKind origin) {
    int referred = origin == LineKind.EMERGENCY ? 4 : 0;
    return switch (priority) {
      case URGENT -> referred + 4;
      case HIGH -> referred + 2;
      case NORMAL -> referred;
    };
  }
}
