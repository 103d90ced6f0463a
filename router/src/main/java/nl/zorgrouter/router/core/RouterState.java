package nl.zorgrouter.router.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.router.referral.ModeOffer;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.router.service.Board;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everything that this router knows.
 *
 * @param node which of the two routers of its region it is, 1 or 2
 * @param ruling the rules that decide
 * @param pbxs what it knows of each exchange
 * @param loads how the services are doing, by service id
 * @param board what was said of the services
 * @param decisions how many decisions were made; numbers them
 * @param referrals the referrals of the last hours
 * @param contacts who called in the last hours
 * @param takeovers which lines another service answers
 */
public record RouterState(
    int node,
    Ruling ruling,
    PMap<PbxId, PbxView> pbxs,
    Map<String, ServiceLoad> loads,
    Board board,
    long decisions,
    Referrals referrals,
    Contacts contacts,
    Takeovers takeovers) {

  /** A router that has just started: no rules, no exchange in sync. */
  public static RouterState starting(int node) {
    return new RouterState(
        node,
        new Ruling.None(),
        HashTreePMap.empty(),
        Map.of(),
        Board.EMPTY,
        0,
        Referrals.NONE,
        Contacts.NONE,
        Takeovers.NONE);
  }

  /** The ways in which the patient of a referral may be handed over now. */
  public List<ModeOffer> modes(Referral referral) {
    return Referring.modes(this, referral);
  }

  /** What it knows of this exchange. */
  public PbxView pbx(PbxId pbx) {
    return Optional.ofNullable(pbxs.get(pbx)).orElse(PbxView.UNSEEN);
  }

  RouterState with(PbxId pbx, PbxView view) {
    return new RouterState(
        node,
        ruling,
        pbxs.plus(pbx, view),
        loads,
        board,
        decisions,
        referrals,
        contacts,
        takeovers);
  }

  RouterState ruledBy(Ruling next) {
    return new RouterState(
        node, next, pbxs, loads, board, decisions, referrals, contacts, takeovers);
  }

  RouterState loaded(Map<String, ServiceLoad> next) {
    return new RouterState(
        node, ruling, pbxs, next, board, decisions, referrals, contacts, takeovers);
  }

  RouterState decidedOnce() {
    return new RouterState(
        node, ruling, pbxs, loads, board, decisions + 1, referrals, contacts, takeovers);
  }

  RouterState with(Board next) {
    return new RouterState(
        node, ruling, pbxs, loads, next, decisions, referrals, contacts, takeovers);
  }

  RouterState with(Referrals next) {
    return new RouterState(node, ruling, pbxs, loads, board, decisions, next, contacts, takeovers);
  }

  RouterState with(Contacts next) {
    return new RouterState(node, ruling, pbxs, loads, board, decisions, referrals, next, takeovers);
  }

  RouterState with(Takeovers next) {
    return new RouterState(node, ruling, pbxs, loads, board, decisions, referrals, contacts, next);
  }

  /** Whether there are rules to decide by. */
  public sealed interface Ruling {
    /** None yet: every question goes to its fail-safe. */
    record None() implements Ruling {}

    /** These. */
    record By(VerifiedRules rules) implements Ruling {}

    /** None any more: this router is stopping and leaves new questions to the other one. */
    record Drained() implements Ruling {}
  }
}
