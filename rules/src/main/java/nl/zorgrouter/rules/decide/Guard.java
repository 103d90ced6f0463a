package nl.zorgrouter.rules.decide;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.region.Settings;
import nl.zorgrouter.region.Urgency;

/**
 * What no rule can change, asked once more when everything else has been decided. It reads neither
 * table. The properties it holds are those that every rule set is proved against: P1, P2 and P5.
 */
public final class Guard {
  private static final Set<Urgency> MAY_LEAVE = EnumSet.of(Urgency.C1, Urgency.U4, Urgency.U5);
  private static final Set<Circumstance> NEVER_LEAVES =
      EnumSet.of(Circumstance.VIOLENT, Circumstance.SUICIDAL, Circumstance.INTOXICATED);
  private static final Set<ServiceState> NOT_FOR_URGENT =
      EnumSet.of(ServiceState.STOPPED, ServiceState.CLOSED, ServiceState.UNKNOWN);

  private Guard() {}

  /**
   * P1: the urgencies that may leave the emergency desk; a list of what may, not of what may not.
   */
  public static boolean mayLeave(Urgency urgency, Settings settings) {
    return MAY_LEAVE.contains(urgency)
        || (urgency == Urgency.U3 && settings.u3() == Settings.U3.ALLOWED);
  }

  /** P2: whether the case is violent, suicidal or intoxicated. */
  public static boolean isExcluded(CaseFacts facts) {
    for (Circumstance each : NEVER_LEAVES) {
      if (facts.holds(each) == Known.YES) {
        return true;
      }
    }
    return false;
  }

  /** P1 and P2: whether the guard keeps a call where it is, whatever a rule says. */
  static boolean keeps(Situation situation) {
    return switch (situation.line().kind()) {
      case EMERGENCY ->
          situation.urgency().isEmpty()
              || !mayLeave(situation.urgency().get(), situation.region().settings())
              || isExcluded(situation.facts());
      case CARE_LINE -> !situation.facts().choice().equals(Optional.of(Choice.MEDICAL));
      case HAP, HAP_URGENT, PRACTICE, PROFESSIONAL, COORDINATION -> false;
    };
  }

  /** The same for one service: the owner of a line may have its calls, unless a human has them. */
  static boolean keepsFrom(Service service, Situation situation) {
    boolean goesToOwner = service.id().equals(situation.line().owner());
    return keeps(situation) && !(goesToOwner && !situation.startsWithHuman());
  }

  /** P5: whether an urgent or high case of 112 may not be offered to a service in that state. */
  public static boolean forbids(
      LineKind origin, ServiceType type, Priority priority, ServiceState state, WaitKnown wait) {
    return origin == LineKind.EMERGENCY
        && type != ServiceType.AMBULANCE_DESK
        && priority != Priority.NORMAL
        && (NOT_FOR_URGENT.contains(state) || wait == WaitKnown.NO);
  }

  /** Whether the wait at a service is known. */
  public enum WaitKnown {
    /** It was seen within the last minute. */
    YES,
    /** It was not. */
    NO
  }
}
