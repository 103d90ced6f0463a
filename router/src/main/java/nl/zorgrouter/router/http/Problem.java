package nl.zorgrouter.router.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Sentence.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with a request, as RFC 9457 problem details.
 *
 * @param status the HTTP status
 * @param code a stable word for machines
 * @param detail one plain sentence
 * @param faults every field that is wrong
 */
public record Problem(int status, String code, Sentence detail, List<Fault> faults) {
  private static final Logger LOG = LoggerFactory.getLogger("api");

  /** With the faults in their order. */
  public Problem {
    faults = List.copyOf(faults);
  }

  /** A problem that is not about a field. */
  public static Problem of(int status, String code, String english, String dutch) {
    return new Problem(status, code, new Sentence(english, dutch), List.of());
  }

  /** A request with wrong fields. */
  public static Problem wrong(int status, String code, List<Fault> faults) {
    int many = faults.size();
    return new Problem(
        status,
        code,
        new Sentence(
            many == 1
                ? "1 thing is wrong; nothing was done"
                : "%d things are wrong; nothing was done".formatted(many),
            many == 1
                ? "1 ding klopt niet; er is niets gedaan"
                : "%d dingen kloppen niet; er is niets gedaan".formatted(many)),
        faults);
  }

  /** Nobody is known by the token of this request, or it has none. */
  public static void unknownSender(RoutingContext asked) {
    asked.response().putHeader("WWW-Authenticate", "Bearer realm=\"zorgrouter\"");
    of(
            401,
            "NO_TOKEN",
            "found no token that is valid here; expected `Authorization: Bearer <token>`, as"
                + " `zorgrouter token create` gives it",
            "er is geen token dat hier geldig is; verwacht: `Authorization: Bearer <token>`, zoals"
                + " `zorgrouter token create` het geeft")
        .send(asked);
  }

  /** Answers a request that could not be handled; says in the log why, and never in the answer. */
  public static void failed(RoutingContext asked) {
    int status = asked.statusCode() > 0 ? asked.statusCode() : 500;
    Problem problem =
        switch (status) {
          case 413 ->
              of(
                  413,
                  "BODY_TOO_LARGE",
                  "found a body of more than 64 KiB; expected less",
                  "gevonden: een inhoud van meer dan 64 KiB; verwacht: minder");
          case 500 ->
              of(500, "OUR_FAULT", "this should not have happened", "dit had niet mogen gebeuren");
          default ->
              of(
                  status,
                  "WRONG_REQUEST",
                  "the request cannot be read",
                  "het verzoek is niet te lezen");
        };
    if (status == 500) {
      LOG.error("a request could not be handled", asked.failure());
    }
    if (!asked.response().ended()) {
      problem.send(asked);
    }
  }

  /** Answers with it, in the language that was asked for. */
  public void send(RoutingContext asked) {
    Language language = Answers.language(asked);
    JsonObject json =
        new JsonObject()
            .put("type", "/api#" + code)
            .put("title", code.toLowerCase(Locale.ROOT).replace('_', ' '))
            .put("status", status)
            .put("code", code)
            .put("detail", detail.in(language));
    if (!faults.isEmpty()) {
      JsonArray errors = new JsonArray();
      faults.forEach(fault ->
          errors.add(
              new JsonObject()
                  .put("pointer", fault.pointer())
                  .put("detail", fault.detail().in(language))));
      json.put("errors", errors);
    }
    Answers.send(asked, status, "application/problem+json", json);
  }
}
