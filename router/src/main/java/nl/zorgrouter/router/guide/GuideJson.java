package nl.zorgrouter.router.guide;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.place.Place;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.Capacity;
import nl.zorgrouter.router.service.Expertise;
import nl.zorgrouter.router.service.StateNow;
import nl.zorgrouter.rules.decide.ServiceReport;

/** Services and places as JSON. What is not known is left out, never 0. */
final class GuideJson {
  private GuideJson() {}

  static JsonObject state(Service service, StateNow state, Sentence.Language language) {
    JsonObject json =
        new JsonObject()
            .put("service", service.id())
            .put("name", service.name().in(language))
            .put("type", service.type().name())
            .put("state", state.state().name())
            .put("source", state.source().name())
            .put("expertise", new JsonArray(service.expertise()));
    put(json, "until", state.until());
    state.said().ifPresent(said -> json.put("said", said(said, language)));
    return json;
  }

  static JsonObject figures(ServiceReport report) {
    return wait(report.waitSeconds(), report.waiting(), report.agents(), report.asOf());
  }

  static JsonObject place(Place place, Sentence.Language language) {
    JsonObject json =
        state(place.service(), place.state(), language)
            .put("fit", place.fit().name())
            .put("reach", place.reach().name())
            .put(
                "wait",
                wait(
                    place.waits().seconds(),
                    place.waits().waiting(),
                    place.waits().agents(),
                    place.waits().asOf()))
            .put("expertise", new JsonArray(place.skills()));
    place.telephone().ifPresent(number -> json.put("telephone", number));
    place.service().contact().ifPresent(contact -> json.put("contact", contact.in(language)));
    place.beds().ifPresent(beds -> json.put("capacity", capacity(beds)));
    JsonArray reasons = new JsonArray();
    place.reasons().forEach(reason -> reasons.add(reason.in(language)));
    return json.put("reasons", reasons);
  }

  static JsonObject expertise(Expertise expertise) {
    JsonObject json =
        new JsonObject()
            .put("present", new JsonArray(expertise.present().stream().sorted().toList()))
            .put("by", expertise.by());
    put(json, "asOf", Optional.of(expertise.asOf()));
    put(json, "until", Optional.of(expertise.until()));
    return json;
  }

  static JsonObject capacity(Capacity capacity) {
    JsonObject beds = new JsonObject();
    capacity.beds().forEach(beds::put);
    JsonObject json = new JsonObject().put("beds", beds).put("by", capacity.by());
    put(json, "asOf", Optional.of(capacity.asOf()));
    put(json, "until", Optional.of(capacity.until()));
    return json;
  }

  static JsonObject said(Announcement said, Sentence.Language language) {
    JsonObject json =
        new JsonObject()
            .put("state", said.state().name())
            .put("reason", said.reason().name())
            .put("reasonText", said.reason().sentence().in(language))
            .put("by", said.by());
    put(json, "since", Optional.of(said.since()));
    put(json, "until", Optional.of(said.until()));
    return json;
  }

  private static JsonObject wait(
      OptionalInt seconds, OptionalInt waiting, OptionalInt agents, Optional<Instant> asOf) {
    JsonObject json = new JsonObject();
    seconds.ifPresent(value -> json.put("waitSeconds", value));
    waiting.ifPresent(value -> json.put("waiting", value));
    agents.ifPresent(value -> json.put("agents", value));
    put(json, "asOf", asOf);
    return json;
  }

  private static void put(JsonObject json, String name, Optional<Instant> instant) {
    instant.ifPresent(value -> json.put(name, value.toString()));
  }
}
