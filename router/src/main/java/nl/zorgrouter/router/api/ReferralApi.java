package nl.zorgrouter.router.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.access.AccessLog;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.guide.Doorkeeper;
import nl.zorgrouter.router.http.Answers;
import nl.zorgrouter.router.http.JsonBody;
import nl.zorgrouter.router.http.Problem;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Request;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.service.Asker;

/** The routes of referrals, calls and cases. */
final class ReferralApi {
  private static final String ROOT = "/api/v1/";
  private static final int MOST_SHOWN = 500;
  private static final List<String> VERBS =
      List.of("confirm", "cancel", "return", "reject", "raise", "accept", "outcome");

  private final RunningRouter router;
  private final Tokens tokens;
  private final Region region;
  private final Clock clock;
  private final RequestKey key;

  /** The routes of a running router that keeps nothing for another start. */
  public ReferralApi(RunningRouter router, Tokens tokens, Region region, Clock clock) {
    this(router, tokens, region, clock, RequestKey.unwritten());
  }

  /**
   * The routes of a running router.
   *
   * @param region whose lines and services a case names
   * @param clock tells whether a token has ended
   * @param key makes the digests by which a request that is sent again is known
   */
  ReferralApi(RunningRouter router, Tokens tokens, Region region, Clock clock, RequestKey key) {
    this.router = router;
    this.tokens = tokens;
    this.region = region;
    this.clock = clock;
    this.key = key;
  }

  /** Adds the routes to these pages. */
  void mount(Router pages) {
    Contract.mount(pages);
    for (String path :
        List.of("workplace", "referrals", "referrals/*", "transfers", "calls", "cases/*")) {
      pages.route(ROOT + path).failureHandler(Problem::failed).handler(this::identify);
    }
    pages
        .get(ROOT + "workplace")
        .handler(asked -> Answers.send(asked, 200, Workplace.of(region, who(asked))));
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
    JsonBody.route(pages, HttpMethod.POST, ROOT + path).handler(handler);
  }

  /**
   * Who a request comes from, and for which services he may speak: a supervisor for all of the
   * region, others for their own and no other.
   */
  static Doorkeeper doorkeeper(Tokens tokens, Clock clock) {
    return asked ->
        bearer(asked)
            .flatMap(token -> tokens.registrant(token, clock.instant()))
            .map(who -> {
              AccessLog.comesFrom(asked, who);
              return new Asker(who.name(), scope(who));
            });
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
      Problem.unknownSender(asked);
      return;
    }
    AccessLog.comesFrom(asked, who.get());
    asked.next();
  }

  private void offer(RoutingContext asked) {
    JsonBody body = JsonBody.of(asked);
    String requestId = body.text("requestId", Bodies.NAME, Bodies.NAME_FORM);
    Optional<Wish> wish = Bodies.offer(region, body);
    act(asked, body, requestId, wish, 201);
  }

  private void transfer(RoutingContext asked) {
    JsonBody body = JsonBody.of(asked);
    String requestId = body.text("requestId", Bodies.NAME, Bodies.NAME_FORM);
    act(asked, body, requestId, Bodies.transfer(region, body), 201);
  }

  private void about(RoutingContext asked, String verb) {
    Optional<ReferralId> id = ReferralId.read(id(asked));
    if (id.isEmpty()) {
      unknown(asked);
      return;
    }
    JsonBody body = JsonBody.of(asked);
    String requestId = body.text("requestId", Bodies.NAME, Bodies.NAME_FORM);
    act(asked, body, requestId, Bodies.about(verb, id.get(), body), 200);
  }

  private void act(
      RoutingContext asked, JsonBody body, String requestId, Optional<Wish> wish, int status) {
    if (!body.faults().isEmpty() || wish.isEmpty()) {
      Problem.wrong(400, "WRONG_BODY", body.faults()).send(asked);
      return;
    }
    String content = key.digest(asked.request().path() + "\n" + body.fields().encode());
    router
        .request(new Request(requestId, content, who(asked), wish.get()))
        .onSuccess(reply -> answer(asked, reply, status))
        .onFailure(asked::fail);
  }

  private void answer(RoutingContext asked, Reply reply, int status) {
    switch (reply) {
      case Reply.Refused refused -> refusal(refused).send(asked);
      case Reply.Stays stays -> {
        AccessLog.shows(asked, "case " + stays.caseId());
        Answers.send(asked, 200, ReferralJson.of(stays, who(asked), Answers.language(asked)));
      }
      case Reply.Offered offered -> {
        shows(asked, offered.referral());
        Answers.send(asked, status, ReferralJson.of(offered, who(asked), Answers.language(asked)));
      }
      case Reply.Done done -> {
        shows(asked, done.referral());
        Answers.send(asked, status, ReferralJson.of(done, who(asked), Answers.language(asked)));
      }
    }
  }

  private static Problem refusal(Reply.Refused refused) {
    int status =
        switch (refused.refusal()) {
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
              NOT_ANSWERED_YET,
              MODE_NOT_OFFERED,
              RULES_CHANGED ->
              409;
        };
    return new Problem(status, refused.refusal().name(), refused.found(), List.of());
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
        .forEach(each -> {
          shows(asked, each);
          referrals.add(ReferralJson.of(each, reader, Answers.language(asked)));
        });
    Answers.send(asked, 200, new JsonObject().put("referrals", referrals));
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
    shows(asked, referral.get());
    Answers.send(
        asked,
        200,
        ReferralJson.of(router.state(), referral.get(), who(asked), Answers.language(asked)));
  }

  private static void unknown(RoutingContext asked) {
    Problem.of(
            404,
            "UNKNOWN_REFERRAL",
            "no referral of that id is known",
            "er is geen verwijzing met dat nummer")
        .send(asked);
  }

  private void calls(RoutingContext asked) {
    LiveCalls.Which which =
        "true".equals(asked.request().getParam("mine"))
            ? LiveCalls.Which.MINE
            : LiveCalls.Which.ALL;
    JsonObject calls = LiveCalls.of(router.state(), who(asked), which);
    for (Object each : calls.getJsonArray("calls")) {
      JsonObject call = (JsonObject) each;
      AccessLog.shows(
          asked, "call %s/%s".formatted(call.getString("pbx"), call.getString("uniqueid")));
    }
    Answers.send(asked, 200, calls);
  }

  private void timeline(RoutingContext asked) {
    RouterState state = router.state();
    Optional<JsonObject> found =
        CaseTimeline.of(state.referrals(), id(asked), who(asked), Answers.language(asked));
    if (found.isEmpty()) {
      Problem.of(
              404, "UNKNOWN_CASE", "no case of that id is known", "er is geen casus met dat nummer")
          .send(asked);
      return;
    }
    AccessLog.shows(asked, "case " + id(asked));
    Answers.send(asked, 200, found.get());
  }

  private static void shows(RoutingContext asked, Referral referral) {
    AccessLog.shows(asked, "referral " + referral.id().value());
  }

  private static Registrant who(RoutingContext asked) {
    return AccessLog.who(asked).orElseThrow();
  }

  private static String id(RoutingContext asked) {
    return Optional.ofNullable(asked.pathParam("id")).orElse("");
  }
}
