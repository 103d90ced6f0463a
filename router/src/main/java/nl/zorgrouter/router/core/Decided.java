package nl.zorgrouter.router.core;

import java.time.Instant;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.rules.decide.Decision;

/**
 * One decision about one question.
 *
 * @param pbx the exchange that asked
 * @param call the leg it is about
 * @param at when the call asked, by the exchange's clock
 * @param origin where the journey began
 * @param decision what was decided and why
 * @param answer what the exchange was told
 */
public record Decided(
    PbxId pbx, CallId call, Instant at, LineKind origin, Decision decision, Answer answer) {}
