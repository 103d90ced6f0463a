package nl.zorgrouter.router.referral;

import java.time.Instant;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;

/**
 * The live call that a referral is about.
 *
 * @param pbx the exchange it is on
 * @param call the caller's leg
 * @param desk the leg of the nurse who has him, when she has
 * @param number the caller's number; empty when withheld
 * @param began when the call began, by the exchange's clock
 * @param origin the id of the line it began on
 * @param journey the caller's journey over exchanges
 */
public record Binding(
    PbxId pbx,
    CallId call,
    Optional<CallId> desk,
    String number,
    Instant began,
    String origin,
    String journey) {
  Binding by(CallId nurse) {
    return new Binding(pbx, call, Optional.of(nurse), number, began, origin, journey);
  }
}
