package nl.zorgrouter.router.guide;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Services;
import nl.zorgrouter.router.place.Places;
import nl.zorgrouter.router.place.Search;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.service.Asker;
import nl.zorgrouter.router.service.Judgement;
import nl.zorgrouter.router.service.ServiceRequest;
import nl.zorgrouter.rules.decide.ServiceReport;

/** The routes of services, their states and waits, of takeovers and of places. */
public final class GuideApi {
  private static final String SERVICE = "/api/v1/services/:id";
  private static final String TAKEOVER = "/api/v1/lines/:id/takeover";

  private final RunningRouter router;
  private final Region region;
  private final Doorkeeper doorkeeper;
  private final InstantSource clock;

  /**
   * The routes of a running router.
   *
   * @param region whose services
   * @param doorkeeper knows who may change what
   * @param clock by which what was said has ended or not
   */
  public GuideApi(RunningRouter router, Region region, Doorkeeper doorkeeper, InstantSource clock) {
    this.router = router;
    this.region = region;
    this.doorkeeper = doorkeeper;
    this.clock = clock;
  }

  /** Adds the routes to these pages. */
  public void mount(Router pages) {
    pages.get("/api/v1/services").handler(this::all);
    pages.get(SERVICE + "/state").handler(this::one);
    pages.get("/api/v1/places").handler(this::places);
    pages.get("/api/v1/guide").handler(this::vocabulary);
    pages.get("/api/v1/lines").handler(this::lines);
    pages.put(SERVICE + "/*").handler(BodyHandler.create(false).setBodyLimit(Body.MOST_BYTES));
    pages.put(TAKEOVER).handler(BodyHandler.create(false).setBodyLimit(Body.MOST_BYTES));
    pages.put(SERVICE + "/state").handler(asked -> change(asked, GuideApi::state));
    pages.put(SERVICE + "/wait").handler(asked -> change(asked, GuideApi::waits));
    pages.put(SERVICE + "/capacity").handler(asked -> change(asked, GuideApi::capacity));
    pages.put(SERVICE + "/expertise").handler(asked -> change(asked, GuideApi::expertise));
    pages.put(TAKEOVER).handler(asked -> change(asked, GuideApi::takeover));
    pages
        .delete(SERVICE + "/state")
        .handler(asked -> change(asked, (id, _) -> new ServiceRequest.LiftState(id)));
    pages
        .delete(TAKEOVER)
        .handler(asked -> change(asked, (id, _) -> new ServiceRequest.HandBack(id)));
    pages
        .route("/api/v1/*")
        .failureHandler(asked -> {
          if (asked.statusCode() == 413) {
            Problem.of(
                    413,
                    "BODY_TOO_LARGE",
                    "expected a body of at most 16 KiB",
                    "verwacht: een inhoud van hoogstens 16 KiB")
                .send(asked);
          } else {
            asked.next();
          }
        });
  }

  private static ServiceRequest state(String service, Body body) {
    body.only("state", "reason", "until");
    return new ServiceRequest.SetState(
        service, body.text("state"), body.text("reason"), body.time("until"));
  }

  private static ServiceRequest waits(String service, Body body) {
    body.only("waitSeconds", "waiting", "agents", "asOf");
    return new ServiceRequest.ReportWait(
        service,
        body.number("waitSeconds"),
        body.number("waiting"),
        body.number("agents"),
        body.time("asOf"));
  }

  private static ServiceRequest capacity(String service, Body body) {
    body.only("beds", "asOf", "until");
    return new ServiceRequest.ReportCapacity(
        service, body.numbers("beds"), body.time("asOf"), body.time("until"));
  }

  private static ServiceRequest expertise(String service, Body body) {
    body.only("present", "asOf", "until");
    return new ServiceRequest.ReportExpertise(
        service, body.texts("present"), body.time("asOf"), body.time("until"));
  }

  private static ServiceRequest takeover(String line, Body body) {
    body.only("reason", "until");
    return new ServiceRequest.TakeOver(line, body.text("reason"), body.time("until"));
  }

  private void change(RoutingContext asked, BiFunction<String, Body, ServiceRequest> reads) {
    Optional<Asker> who = doorkeeper.who(asked);
    if (who.isEmpty()) {
      asked.response().putHeader("WWW-Authenticate", "Bearer realm=\"zorgrouter\"");
      Problem.of(
              401,
              "NO_TOKEN",
              "found no token that is valid and may change services; expected `Authorization:"
                  + " Bearer <token>`",
              "er is geen geldig token dat diensten mag wijzigen; verwacht: `Authorization: Bearer"
                  + " <token>`")
          .send(asked);
      return;
    }
    Body body = Body.read(Optional.ofNullable(asked.body().asString()));
    ServiceRequest request =
        reads.apply(Optional.ofNullable(asked.pathParam("id")).orElse(""), body);
    if (!body.wrongs().isEmpty()) {
      Problem.body(body.wrongs()).send(asked);
      return;
    }
    router
        .ask(request, who.get())
        .onSuccess(judgement -> {
          switch (judgement) {
            case Judgement.Accepted(var change) ->
                region.service(change.service()).ifPresent(service -> show(asked, service));
            case Judgement.Refused(var faults) -> Problem.refused(faults).send(asked);
          }
        })
        .onFailure(asked::fail);
  }

  private void all(RoutingContext asked) {
    JsonArray services = new JsonArray();
    region.services().values().forEach(service -> services.add(json(asked, service)));
    GuideJson.send(asked, 200, "application/json", new JsonObject().put("services", services));
  }

  private void one(RoutingContext asked) {
    Optional<Service> service =
        region.service(Optional.ofNullable(asked.pathParam("id")).orElse(""));
    service.ifPresentOrElse(
        each -> show(asked, each),
        () ->
            Problem.of(
                    404,
                    "UNKNOWN_SERVICE",
                    "expected a service of the region",
                    "verwacht: een dienst van de regio")
                .send(asked));
  }

  private void show(RoutingContext asked, Service service) {
    GuideJson.send(asked, 200, "application/json", json(asked, service));
  }

  private JsonObject json(RoutingContext asked, Service service) {
    RouterState state = router.state();
    ServiceReport measured =
        Services.measured(state.loads()).getOrDefault(service.id(), ServiceReport.NOTHING);
    ServiceReport report = state.board().report(service, measured, clock.instant());
    JsonObject json =
        GuideJson.state(
            service,
            state.board().state(service, measured, clock.instant()),
            GuideJson.language(asked));
    state
        .board()
        .capacity(service.id(), clock.instant())
        .ifPresent(beds -> json.put("capacity", GuideJson.capacity(beds)));
    state
        .board()
        .expertise(service.id(), clock.instant())
        .ifPresent(skills -> json.put("onDuty", GuideJson.expertise(skills)));
    return json.put("wait", GuideJson.figures(report.at(clock.instant())));
  }

  private void vocabulary(RoutingContext asked) {
    GuideJson.send(asked, 200, "application/json", Vocabulary.of(region));
  }

  private void lines(RoutingContext asked) {
    RouterState state = router.state();
    TakenLines lines = new TakenLines(region, state.board(), Services.measured(state.loads()));
    GuideJson.send(
        asked, 200, "application/json", lines.json(clock.instant(), GuideJson.language(asked)));
  }

  private void places(RoutingContext asked) {
    RouterState state = router.state();
    Map<String, ServiceReport> measured = Services.measured(state.loads());
    Places places = new Places(region, state.board(), measured, clock.instant());
    switch (places.find(search(asked))) {
      case Places.Found.Refused(var faults) -> Problem.search(faults).send(asked);
      case Places.Found.Listed(var found) -> {
        JsonArray list = new JsonArray();
        found.forEach(place -> list.add(GuideJson.place(place, GuideJson.language(asked))));
        GuideJson.send(
            asked,
            200,
            "application/json",
            new JsonObject().put("asOf", clock.instant().toString()).put("places", list));
      }
    }
  }

  private static Search search(RoutingContext asked) {
    Optional<String> age = parameter(asked, "age");
    return new Search(
        parameter(asked, "place").orElse(""),
        parameter(asked, "need").orElse(""),
        parameter(asked, "expertise"),
        age.map(text -> OptionalInt.of(text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1))
            .orElse(OptionalInt.empty()));
  }

  private static Optional<String> parameter(RoutingContext asked, String name) {
    return Optional.ofNullable(asked.request().getParam(name)).filter(text -> !text.isBlank());
  }
}
