package nl.zorgrouter.router.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;

/** Which calls are on a telephone. */
public final class Telephones {
  /** Asterisk names a channel after its telephone, a dash and a number. */
  private static final Pattern NUMBER = Pattern.compile("-[0-9a-f]{8}(;[12])?");

  private Telephones() {}

  /**
   * A call on a telephone.
   *
   * @param pbx the exchange
   * @param caller the caller's leg
   * @param telephone the leg of the telephone
   */
  public record OnTelephone(PbxId pbx, LiveCall caller, LiveCall telephone) {}

  /**
   * The conversations on that telephone, each caller once; a telephone that only rings has none.
   */
  public static List<OnTelephone> conversations(RouterState state, String telephone) {
    return on(state, telephone).stream().filter(each -> isWithSomebody(each)).toList();
  }

  /** The calls on that telephone, also those for which it only rings. */
  public static List<OnTelephone> on(RouterState state, String telephone) {
    String name =
        telephone.endsWith("/n") ? telephone.substring(0, telephone.length() - 2) : telephone;
    List<OnTelephone> found = new ArrayList<>();
    for (Map.Entry<PbxId, PbxView> each : state.pbxs().entrySet()) {
      PbxId pbx = each.getKey();
      for (LiveCall leg : each.getValue().calls().all()) {
        if (isOf(leg, name)) {
          caller(state, pbx, leg)
              .filter(caller -> found.stream().noneMatch(known -> same(known, pbx, caller)))
              .ifPresent(caller -> found.add(new OnTelephone(pbx, caller, leg)));
        }
      }
    }
    return found;
  }

  private static boolean same(OnTelephone known, PbxId pbx, LiveCall caller) {
    return known.pbx().equals(pbx) && known.caller().call().equals(caller.call());
  }

  private static boolean isOf(LiveCall leg, String telephone) {
    return leg.channel().startsWith(telephone)
        && NUMBER.matcher(leg.channel().substring(telephone.length())).matches();
  }

  /** The patient of the referral it was rung for, else whoever began the conversation. */
  private static Optional<LiveCall> caller(RouterState state, PbxId pbx, LiveCall leg) {
    CallBook book = state.pbx(pbx).calls();
    Optional<LiveCall> first = book.get(leg.linked());
    Optional<CallId> patient =
        leg.marks()
            .get(Mark.ZR_REFERRAL)
            .or(() -> first.flatMap(call -> call.marks().get(Mark.ZR_REFERRAL)))
            .flatMap(ReferralId::read)
            .flatMap(id -> state.referrals().get(id))
            .filter(referral -> referral.binding().pbx().equals(pbx))
            .map(Referral::binding)
            .map(binding -> binding.call());
    return patient
        .flatMap(book::get)
        .or(() -> first)
        .filter(call -> !call.call().equals(leg.call()));
  }

  /**
   * A caller who still waits or asks is with nobody; in the room with his nurse he does neither.
   */
  private static boolean isWithSomebody(OnTelephone call) {
    return switch (call.caller().phase()) {
      case LiveCall.Phase.Underway _, LiveCall.Phase.Talking _ -> true;
      case LiveCall.Phase.Asking _, LiveCall.Phase.Waiting _ -> false;
    };
  }
}
