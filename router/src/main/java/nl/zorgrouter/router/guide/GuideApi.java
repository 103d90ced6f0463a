package nl.zorgrouter.router.guide;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Services;
import nl.zorgrouter.router.http.Answers;
import nl.zorgrouter.router.http.Fault;
import nl.zorgrouter.router.http.JsonBody;
import nl.zorgrouter.router.http.Problem;
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
    puts(pages, SERVICE + "/state", GuideApi::state);
    puts(pages, SERVICE + "/wait", GuideApi::waits);
    puts(pages, SERVICE + "/capacity", GuideApi::capacity);
    puts(pages, SERVICE + "/expertise", GuideApi::expertise);
    puts(pages, TAKEOVER, GuideApi::takeover);
    pages
        .delete(SERVICE + "/state")
        .handler(asked -> change(asked, (id, _) -> new ServiceRequest.LiftState(id)));
    pages
        .delete(TAKEOVER)
        .handler(asked -> change(asked, (id, _) -> new ServiceRequest.HandBack(id)));
    pages.route("/api/v1/*").failureHandler(Problem::failed);
  }

  private void puts(Router pages, String path, BiFunction<String, JsonBody, ServiceRequest> reads) {
    JsonBody.route(pages, HttpMethod.PUT, path).handler(asked -> change(asked, reads));
  }

  private static ServiceRequest state(String service, JsonBody body) {
    body.only("state", "reason", "until");
    return new ServiceRequest.SetState(
        service, body.text("state"), body.text("reason"), body.time("until"));
  }

  private static ServiceRequest waits(String service, JsonBody body) {
    body.only("waitSeconds", "waiting", "agents", "asOf");
    return new ServiceRequest.ReportWait(
        service,
        body.number("waitSeconds"),
        body.number("waiting"),
        body.number("agents"),
        body.time("asOf"));
  }

  private static ServiceRequest capacity(String service, JsonBody body) {
    body.only("beds", "asOf", "until");
    return new ServiceRequest.ReportCapacity(
        service, body.numbers("beds"), body.time("asOf"), body.time("until"));
  }

  private static ServiceRequest expertise(String service, JsonBody body) {
    body.only("present", "asOf", "until");
    return new ServiceRequest.ReportExpertise(
        service, body.texts("present"), body.time("asOf"), body.time("until"));
  }

  private static ServiceRequest takeover(String line, JsonBody body) {
    body.only("reason", "until");
    return new ServiceRequest.TakeOver(line, body.text("reason"), body.time("until"));
  }

  private void change(RoutingContext asked, BiFunction<String, JsonBody, ServiceRequest> reads) {
    Optional<Asker> who = doorkeeper.who(asked);
    if (who.isEmpty()) {
      Problem.unknownSender(asked);
      return;
    }
    JsonBody body = JsonBody.of(asked);
    ServiceRequest request =
        reads.apply(Optional.ofNullable(asked.pathParam("id")).orElse(""), body);
    if (!body.faults().isEmpty()) {
      Problem.wrong(400, "WRONG_BODY", body.faults()).send(asked);
      return;
    }
    router
        .ask(request, who.get())
        .onSuccess(judgement -> {
          switch (judgement) {
            case Judgement.Accepted(var change) ->
                region.service(change.service()).ifPresent(service -> show(asked, service));
            case Judgement.Refused(var faults) -> refusal(faults).send(asked);
          }
        })
        .onFailure(asked::fail);
  }

  /** The gravest kind names the status: not there, not yours, wrong, not now. */
  private static Problem refusal(List<nl.zorgrouter.router.service.Fault> faults) {
    List<Fault> errors =
        faults.stream().map(each -> new Fault("/" + each.field(), each.sentence())).toList();
    return switch (faults.stream().map(each -> each.kind()).min(Enum::compareTo).orElseThrow()) {
      case UNKNOWN -> Problem.wrong(404, "UNKNOWN_SERVICE", errors);
      case NOT_YOURS -> Problem.wrong(403, "NOT_YOURS", errors);
      case WRONG_VALUE -> Problem.wrong(400, "WRONG_BODY", errors);
      case NOT_NOW -> Problem.wrong(409, "NOT_NOW", errors);
    };
  }

  private static Problem refusal(Map<String, Sentence> faults) {
    return Problem.wrong(
        400,
        "WRONG_SEARCH",
        faults.entrySet().stream().map(each -> new Fault(each.getKey(), each.getValue())).toList());
  }

  private void all(RoutingContext asked) {
    JsonArray services = new JsonArray();
    region.services().values().forEach(service -> services.add(json(asked, service)));
    Answers.send(asked, 200, new JsonObject().put("services", services));
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
    Answers.send(asked, 200, json(asked, service));
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
            Answers.language(asked));
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
    Answers.send(asked, 200, Vocabulary.of(region));
  }

  private void lines(RoutingContext asked) {
    RouterState state = router.state();
    TakenLines lines = new TakenLines(region, state.board(), Services.measured(state.loads()));
    Answers.send(asked, 200, lines.json(clock.instant(), Answers.language(asked)));
  }

  private void places(RoutingContext asked) {
    RouterState state = router.state();
    Map<String, ServiceReport> measured = Services.measured(state.loads());
    Places places = new Places(region, state.board(), measured, clock.instant());
    switch (places.find(search(asked))) {
      case Places.Found.Refused(var faults) -> refusal(faults).send(asked);
      case Places.Found.Listed(var found) -> {
        JsonArray list = new JsonArray();
        found.forEach(place -> list.add(GuideJson.place(place, Answers.language(asked))));
        Answers.send(
            asked,
            200,
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
