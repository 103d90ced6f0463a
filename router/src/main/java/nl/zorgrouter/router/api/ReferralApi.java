package nl.zorgrouter.router.api;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.guide.Doorkeeper;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.service.Asker;

/** The routes of referrals, calls and cases. */
public final class ReferralApi {
  private static final String ROOT = "/api/v1/";
  private static final String WHO = "registrant";
  private static final int MOST_SHOWN = 500;
  private static final List<String> VERBS =
      List.of("confirm", "cancel", "return", "reject", "raise", "accept", "outcome");

  private final RunningRouter router;
  private final Tokens tokens;
  private final Region region;
  private final Clock clock;

  /**
   * The routes of a running router.
   *
   * @param region whose lines and services a case names
   * @param clock tells whether a token has ended
   */
  public ReferralApi(RunningRouter router, Tokens tokens, Region region, Clock clock) {
    this.router = router;
    this.tokens = tokens;
    this.region = region;
    this.clock = clock;
  }

  /** Adds the routes to these pages. */
  public void mount(Router pages) {
    Contract.mount(pages);
    for (String path :
        List.of("workplace", "referrals", "referrals/*", "transfers", "calls", "cases/*")) {
      pages.route(ROOT + path).failureHandler(ReferralApi::failed).handler(this::identify);
    }
    pages
        .get(ROOT + "workplace")
        .handler(asked -> send(asked, 200, Workplace.of(region, who(asked))));
    pages.get(ROOT + "referrals").handler(this::list);
    pages.get(ROOT + "referrals/:id").handler(this::one);
    pages.get(ROOT + "calls").handler(this::calls);
    pages.get(ROOT + "cases/:id").handler(this::timeline);
    takes(pages, "referrals", this::offer);
    takes(pages, "transfers", this::transfer);
    for (String verb : VERBS) {
      takes(pages, "referrals/:id/" + verb, asked -> about(asked, verb));
    }
  }

  private static void takes(Router pages, String path, Handler<RoutingContext> handler) {
    pages.post(ROOT + path).handler(ReferralApi::isJson);
    pages
        .post(ROOT + path)
        .handler(BodyHandler.create(false).setBodyLimit(JsonBody.MOST_BYTES))
        .handler(handler);
  }

  /**
   * Who a request comes from, and for which services he may speak: a supervisor for all of the
   * region, others for their own and no other.
   */
  public static Doorkeeper doorkeeper(Tokens tokens, Clock clock) {
    return asked ->
        bearer(asked)
            .flatMap(token -> tokens.registrant(token, clock.instant()))
            .map(who -> new Asker(who.name(), scope(who)));
  }

  private static Asker.Scope scope(Registrant who) {
    return switch (who.scope()) {
      case SUPERVISOR -> new Asker.Scope.Everywhere();
      case DESK, SERVICE -> new Asker.Scope.Only(who.service().map(Set::of).orElse(Set.of()));
      case VIEWER -> new Asker.Scope.Only(Set.of());
    };
  }

  private static Optional<String> bearer(RoutingContext asked) {
    String header = Optional.ofNullable(asked.request().getHeader("Authorization")).orElse("");
    return header.startsWith("Bearer ")
        ? Optional.of(header.substring("Bearer ".length()).strip())
        : Optional.empty();
  }

  private void identify(RoutingContext asked) {
    Optional<Registrant> who =
        bearer(asked).flatMap(token -> tokens.registrant(token, clock.instant()));
    if (who.isEmpty()) {
      asked.response().putHeader("WWW-Authenticate", "Bearer realm=\"zorgrouter\"");
      Problem.of(
              401,
              "NO_TOKEN",
              "found no token that is valid; expected `Authorization: Bearer <token>`, as"
                  + " `zorgrouter token create` gives it")
          .send(asked);
      return;
    }
    asked.put(WHO, who.get());
    asked.next();
  }

  private static void isJson(RoutingContext asked) {
    String type = Optional.ofNullable(asked.request().getHeader("Content-Type")).orElse("");
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (plain.equals("application/json")) {
      asked.next();
      return;
    }
    Problem.of(
            415,
            "WRONG_CONTENT_TYPE",
            "found the content type `%s`; expected `application/json`"
                .formatted(type.replaceAll("[^\\x20-\\x7e]", "?")))
        .send(asked);
  }

  private static void failed(RoutingContext asked) {
    int status = asked.statusCode() > 0 ? asked.statusCode() : 500;
    Problem problem =
        switch (status) {
          case 413 ->
              Problem.of(413, "BODY_TOO_LARGE", "found a body of more than 64 KiB; expected less");
          case 500 -> Problem.of(500, "OUR_FAULT", "this should not have happened");
          default -> Problem.of(status, "WRONG_REQUEST", "the request cannot be read");
        };
    if (!asked.response().ended()) {
      problem.send(asked);
    }
  }

  private void offer(RoutingContext asked) {
    JsonBody body = JsonBody.read(text(asked));
    String requestId = body.text("requestId", Bodies.NAME, Bodies.NAME_FORM);
    Optional<Wish> wish = Bodies.offer(region, body);
    act(asked, body, requestId, wish, 201);
  }

  private void transfer(RoutingContext asked) {
    JsonBody body = JsonBody.read(text(asked));
    String requestId = body.text("requestId", Bodies.NAME, Bodies.NAME_FORM);
    act(asked, body, requestId, Bodies.transfer(region, body), 201);
  }

  private void about(RoutingContext asked, String verb) {
    Optional<ReferralId> id = ReferralId.read(id(asked));
    if (id.isEmpty()) {
      unknown(asked);
      return;
    }
    JsonBody body = JsonBody.read(text(asked));
    String requestId = body.text("requestId", Bodies.NAME, Bodies.NAME_FORM);
    act(asked, body, requestId, Bodies.about(verb, id.get(), body), 200);
  }

  private void act(
      RoutingContext asked, JsonBody body, String requestId, Optional<Wish> wish, int status) {
    if (!body.faults().isEmpty() || wish.isEmpty()) {
      Problem.wrong(body.faults()).send(asked);
      return;
    }
    String content = Token.digest(asked.request().path() + "\n" + body.fields().encode());
    router
        .request(new Request(requestId, content, who(asked), wish.get()))
        .onSuccess(reply -> answer(asked, reply, status))
        .onFailure(asked::fail);
  }

  private void answer(RoutingContext asked, Reply reply, int status) {
    switch (reply) {
      case Reply.Refused refused -> Problem.of(refused, language(asked)).send(asked);
      case Reply.Stays stays ->
          send(asked, 200, ReferralJson.of(stays, who(asked), language(asked)));
      case Reply.Offered offered ->
          send(asked, status, ReferralJson.of(offered, who(asked), language(asked)));
      case Reply.Done done ->
          send(asked, status, ReferralJson.of(done, who(asked), language(asked)));
    }
  }

  private void list(RoutingContext asked) {
    boolean open = "true".equals(asked.request().getParam("open"));
    Registrant reader = who(asked);
    JsonArray referrals = new JsonArray();
    router.state().referrals().all().stream()
        .filter(each -> LiveCalls.isOfReader(each, reader))
        .filter(each -> !open || isUnfinished(each))
        .sorted(Comparator.comparing(Referral::changed).reversed())
        .limit(MOST_SHOWN)
        .forEach(each -> referrals.add(ReferralJson.of(each, reader, language(asked))));
    send(asked, 200, new JsonObject().put("referrals", referrals));
  }

  /** Open, or with somebody who still has to be called back. */
  private static boolean isUnfinished(Referral referral) {
    return referral.state().isOpen()
        || referral
            .task()
            .filter(task -> task.done() == nl.zorgrouter.router.referral.Task.Progress.OPEN)
            .isPresent();
  }

  private void one(RoutingContext asked) {
    Optional<Referral> referral =
        ReferralId.read(id(asked))
            .flatMap(id -> router.state().referrals().get(id))
            .filter(each -> LiveCalls.isOfReader(each, who(asked)));
    if (referral.isEmpty()) {
      unknown(asked);
      return;
    }
    send(asked, 200, ReferralJson.of(router.state(), referral.get(), who(asked), language(asked)));
  }

  private static void unknown(RoutingContext asked) {
    Problem.of(404, "UNKNOWN_REFERRAL", "no referral of that id is known").send(asked);
  }

  private void calls(RoutingContext asked) {
    LiveCalls.Which which =
        "true".equals(asked.request().getParam("mine"))
            ? LiveCalls.Which.MINE
            : LiveCalls.Which.ALL;
    send(asked, 200, LiveCalls.of(router.state(), who(asked), which));
  }

  private void timeline(RoutingContext asked) {
    RouterState state = router.state();
    Optional<JsonObject> found =
        CaseTimeline.of(state.referrals(), id(asked), who(asked), language(asked));
    if (found.isEmpty()) {
      Problem.of(404, "UNKNOWN_CASE", "no case of that id is known").send(asked);
      return;
    }
    send(asked, 200, found.get());
  }

  private static Registrant who(RoutingContext asked) {
    return Objects.requireNonNull(asked.<Registrant>get(WHO), "nobody was let in");
  }

  private static String id(RoutingContext asked) {
    return Optional.ofNullable(asked.pathParam("id")).orElse("");
  }

  private static String text(RoutingContext asked) {
    return Optional.ofNullable(asked.body().asString()).orElse("");
  }

  private static Language language(RoutingContext asked) {
    String wanted = Optional.ofNullable(asked.request().getHeader("Accept-Language")).orElse("");
    return wanted.toLowerCase(Locale.ROOT).startsWith("nl") ? Language.DUTCH : Language.ENGLISH;
  }

  private static void send(RoutingContext asked, int status, JsonObject json) {
    asked
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(json.toBuffer())
        .onFailure(asked::fail);
  }
}
