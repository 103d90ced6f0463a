package nl.zorgrouter.router.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.router.referral.Reply.Refusal;
import nl.zorgrouter.router.referral.Reply.Refused;

/**
 * What is wrong with a request, as RFC 9457 problem details.
 *
 * @param status the HTTP status
 * @param code a stable word for machines
 * @param detail one plain sentence
 * @param faults every field that is wrong
 */
record Problem(int status, String code, String detail, List<Fault> faults) {
  Problem {
    faults = List.copyOf(faults);
  }

  static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of());
  }

  /** A body with wrong fields. */
  static Problem wrong(List<Fault> faults) {
    return new Problem(
        400,
        "WRONG_BODY",
        faults.size() == 1
            ? "1 field of the request is wrong; nothing was done"
            : "%d fields of the request are wrong; nothing was done".formatted(faults.size()),
        faults);
  }

  static Problem of(Refused refused, Language language) {
    return of(status(refused.refusal()), refused.refusal().name(), refused.found().in(language));
  }

  private static int status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_REFERRAL, UNKNOWN_CALL, UNKNOWN_SERVICE -> 404;
      case NOT_ALLOWED, TRIAGE_FIRST -> 403;
      case OUT_OF_SYNC, NO_RULES, TOO_MANY -> 503;
      case REQUEST_ID_REUSED,
          NO_CALL_ON_TELEPHONE,
          SEVERAL_CALLS_ON_TELEPHONE,
          NO_TELEPHONE,
          OTHER_LINE,
          ALREADY_REFERRED,
          NOT_IN_THIS_STATE,
          MODE_NOT_OFFERED,
          RULES_CHANGED ->
          409;
    };
  }

  void send(RoutingContext asked) {
    JsonArray errors = new JsonArray();
    for (Fault fault : faults) {
      errors.add(
          new JsonObject()
              .put("pointer", fault.pointer())
              .put("found", fault.found())
              .put("expected", fault.expected()));
    }
    JsonObject json =
        new JsonObject()
            .put("type", "/api#" + code)
            .put("title", code.toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
            .put("status", status)
            .put("code", code)
            .put("detail", detail);
    if (!faults.isEmpty()) {
      json.put("errors", errors);
    }
    asked
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .end(json.toBuffer())
        .onFailure(asked::fail);
  }
}
