package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.router.referral.Binding;
import nl.zorgrouter.router.referral.Confirmed;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.Moved;
import nl.zorgrouter.router.referral.Offer;
import nl.zorgrouter.router.referral.Owner;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralEvent;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.Priority;

/** Referrals of one caller, for tests. */
public final class SampleReferral {
  /** How long somebody of the service has to answer. */
  public static final Duration WITHIN = Duration.ofMinutes(10);

  private SampleReferral() {}

  /** The caller waits at the service since this moment. */
  public static Referral waiting(Instant at, Duration uptime, String number) {
    return waiting(at, uptime, number, WITHIN);
  }

  /** The same, where somebody has to answer within this time. */
  static Referral waiting(Instant at, Duration uptime, String number, Duration within) {
    ReferralId id = new ReferralId("1-sample-1");
    Confirmed promise =
        new Confirmed(
            id,
            "hap-groningen",
            new Target("hap-groningen"),
            Priority.NORMAL,
            Mode.HANDOVER,
            at.plus(within),
            30,
            1);
    Decision decision = ReferralResync.decision(promise, "journey-1", within);
    return Referral.offered(
            id,
            "desk-1",
            "case-1",
            new Binding(
                Told.PBX,
                new CallId("pbx-1.1"),
                Optional.of(new CallId("pbx-1.2")),
                number,
                at,
                "112-noord",
                "journey-1"),
            new Offer(CaseFacts.of("112-noord", at), decision, at, uptime),
            Mode.HANDOVER)
        .due(Deadline.of(at, uptime, within))
        .moved(
            new Moved(
                at, ReferralEvent.CONFIRM, ReferralState.CONFIRMED, "hap-groningen", "desk-1", ""))
        .moved(
            new Moved(
                at, ReferralEvent.WAITS, ReferralState.WAITING, "hap-groningen", "exchange", ""));
  }

  /** He hung up; the service has to call him back. */
  public static Referral abandoned(Instant at, Duration uptime, String number) {
    return waiting(at, uptime, number)
        .moved(
            new Moved(
                at,
                ReferralEvent.HUNG_UP,
                ReferralState.ABANDONED,
                "hap-groningen",
                "exchange",
                ""))
        .calling(Owner.SERVICE, at, WITHIN);
  }

  /** What the exchange shows of him while he waits there. */
  static Map<nl.zorgrouter.call.Mark, String> marks(Referral referral) {
    Map<nl.zorgrouter.call.Mark, String> marks = Told.on("112-noord", "EMERGENCY");
    marks.put(nl.zorgrouter.call.Mark.ZR_REFERRAL, referral.id().value());
    marks.put(nl.zorgrouter.call.Mark.ZR_REASON, Ruled.REFERRED);
    marks.put(nl.zorgrouter.call.Mark.ZR_FAILSAFE, "desk");
    Confirmed.of(referral)
        .map(Confirmed::onTheChannel)
        .ifPresent(mark -> marks.put(nl.zorgrouter.call.Mark.ZR_CONFIRMED, mark));
    return marks;
  }

  static List<Memory> memory(Referral referral, Duration since) {
    return List.of(new Memory.OfReferral(since, referral));
  }
}
