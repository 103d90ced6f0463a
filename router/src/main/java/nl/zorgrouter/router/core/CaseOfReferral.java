package nl.zorgrouter.router.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.router.referral.Moved;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.rules.decide.Caller;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.Triage;

/** The facts of a case as a professional gave them, with what the router itself knows put in. */
final class CaseOfReferral {
  private static final int MOST_HOPS = 9;

  private CaseOfReferral() {}

  /**
   * What the router knows about a live call.
   *
   * @param at now, by the exchange's clock
   * @param line the line it began on
   * @param journey the caller's journey
   * @param number his number; empty when withheld
   * @param repeated whether the number called before
   * @param by the workplace that gives the triage
   */
  record Known(
      Instant at, Line line, String journey, String number, Repeated repeated, String by) {}

  /** Whether the number called before, within six hours. */
  enum Repeated {
    /** It did. */
    YES,
    /** Not that the router knows. */
    NO
  }

  static CaseFacts facts(
      CaseFacts given, Known known, Referrals referrals, Map<String, ServiceReport> services) {
    String caseId = given.caseId().orElse(known.journey());
    List<Referral> before =
        referrals.all().stream()
            .filter(each ->
                each.caseId().equals(caseId) || each.binding().journey().equals(known.journey()))
            .toList();
    return new CaseFacts(
        Optional.of(caseId),
        known.at(),
        known.line().id(),
        given.choice(),
        hops(given.hops(), before),
        rejecting(given.rejectedBy(), before),
        by(given.triage(), known.by()),
        given.patient(),
        caller(given.caller(), known.number()),
        circumstances(given.circumstances(), known.repeated()),
        given.demand(),
        services);
  }

  /** The same case for the next service. */
  static CaseFacts afterRejection(
      Referral referral, Map<String, ServiceReport> services, Instant at) {
    CaseFacts facts = referral.offer().facts();
    List<String> rejecting = new ArrayList<>(facts.rejectedBy());
    rejecting.add(referral.offer().service());
    return new CaseFacts(
        facts.caseId(),
        at,
        facts.line(),
        facts.choice(),
        Math.min(MOST_HOPS, facts.hops() + 1),
        rejecting,
        facts.triage(),
        facts.patient(),
        facts.caller(),
        facts.circumstances(),
        facts.demand(),
        services);
  }

  /** Whether a decision sends the caller to somebody else than the owner of his line. */
  static boolean isOffer(Decision decision, Optional<Line> line) {
    return decision
        .onward()
        .filter(onward ->
            line.filter(each -> each.owner().equals(onward.destination().service())).isEmpty())
        .isPresent();
  }

  private static int hops(int given, List<Referral> before) {
    int made =
        before.stream()
            .mapToInt(each -> each.offer().facts().hops() + (each.wasConfirmed() ? 1 : 0))
            .max()
            .orElse(0);
    return Math.min(MOST_HOPS, Math.max(given, made));
  }

  /** Who rejected him last may have left no offer behind that says so: the time line does. */
  private static List<String> rejecting(List<String> given, List<Referral> before) {
    List<String> all = new ArrayList<>(given);
    for (Referral referral : before) {
      all.addAll(referral.offer().facts().rejectedBy());
      referral.history().stream()
          .filter(step -> step.event() == ReferralEvent.REJECT)
          .map(Moved::service)
          .forEach(all::add);
    }
    return all.stream().distinct().toList();
  }

  private static Triage by(Triage triage, String by) {
    return new Triage(
        triage.system(),
        triage.version(),
        triage.code(),
        triage.vui(),
        triage.at(),
        Optional.of(by),
        triage.caseId(),
        triage.advised(),
        triage.abcdSafe());
  }

  private static Caller caller(Caller given, String number) {
    return given.number().isPresent() || number.isEmpty()
        ? given
        : new Caller(Optional.of(number), given.language(), given.textRelay(), given.contact());
  }

  /** A nurse who has looked may say that it is none; unsaid, the second contact counts. */
  private static Map<Circumstance, Boolean> circumstances(
      Map<Circumstance, Boolean> given, Repeated repeated) {
    if (repeated == Repeated.NO || given.containsKey(Circumstance.REPEAT_CONTACT)) {
      return given;
    }
    Map<Circumstance, Boolean> all = new EnumMap<>(Circumstance.class);
    all.putAll(given);
    all.put(Circumstance.REPEAT_CONTACT, true);
    return all;
  }
}
