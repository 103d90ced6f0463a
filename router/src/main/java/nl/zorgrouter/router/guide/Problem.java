package nl.zorgrouter.router.guide;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.service.Fault;

/**
 * What is wrong with a request, as RFC 9457 problem details.
 *
 * @param status the HTTP status
 * @param code a stable word for machines
 * @param detail one plain sentence
 * @param errors every field that is wrong
 */
record Problem(int status, String code, Sentence detail, List<Wrong> errors) {
  /**
   * A field that is wrong.
   *
   * @param pointer where, as a JSON pointer
   * @param detail what was found and what was expected
   */
  record Wrong(String pointer, Sentence detail) {}

  static Problem of(int status, String code, String english, String dutch) {
    return new Problem(status, code, new Sentence(english, dutch), List.of());
  }

  static Problem body(List<Wrong> errors) {
    return wrong(400, "WRONG_BODY", errors);
  }

  static Problem search(Map<String, Sentence> faults) {
    return wrong(
        400,
        "WRONG_SEARCH",
        faults.entrySet().stream().map(each -> new Wrong(each.getKey(), each.getValue())).toList());
  }

  /** The gravest kind names the status: not there, not yours, wrong, not now. */
  static Problem refused(List<Fault> faults) {
    List<Wrong> errors =
        faults.stream().map(each -> new Wrong("/" + each.field(), each.sentence())).toList();
    return switch (faults.stream().map(Fault::kind).min(Enum::compareTo).orElseThrow()) {
      case UNKNOWN -> wrong(404, "UNKNOWN_SERVICE", errors);
      case NOT_YOURS -> wrong(403, "NOT_YOURS", errors);
      case WRONG_VALUE -> wrong(400, "WRONG_BODY", errors);
      case NOT_NOW -> wrong(409, "NOT_NOW", errors);
    };
  }

  private static Problem wrong(int status, String code, List<Wrong> errors) {
    return new Problem(
        status,
        code,
        new Sentence(
            "%d things are wrong; nothing was done".formatted(errors.size()),
            "%d dingen kloppen niet; er is niets gedaan".formatted(errors.size())),
        errors);
  }

  void send(RoutingContext asked) {
    Sentence.Language language = GuideJson.language(asked);
    JsonObject json =
        new JsonObject()
            .put("type", "/api#" + code)
            .put("title", code.toLowerCase(Locale.ROOT).replace('_', ' '))
            .put("status", status)
            .put("code", code)
            .put("detail", detail.in(language));
    if (!errors.isEmpty()) {
      JsonArray list = new JsonArray();
      errors.forEach(each ->
          list.add(
              new JsonObject()
                  .put("pointer", each.pointer())
                  .put("detail", each.detail().in(language))));
      json.put("errors", list);
    }
    GuideJson.send(asked, status, "application/problem+json", json);
  }
}
