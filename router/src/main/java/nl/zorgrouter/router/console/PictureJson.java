package nl.zorgrouter.router.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.estimate.Estimate;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.view.Alarm;
import nl.zorgrouter.router.view.CallerView;
import nl.zorgrouter.router.view.LineView;
import nl.zorgrouter.router.view.LinkView;
import nl.zorgrouter.router.view.NewsView;
import nl.zorgrouter.router.view.Picture;
import nl.zorgrouter.router.view.ServiceView;
import nl.zorgrouter.router.view.Way;

/**
 * A picture as the parts of an event: each part is sent again only when it changed. Instants are
 * milliseconds since 1970, durations are seconds; what is not there is left out.
 */
final class PictureJson {
  private PictureJson() {}

  static Map<String, String> parts(Picture picture) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "head",
        new JsonObject()
            .put("region", sentence(picture.region()))
            .put("rules", picture.rulesVersion())
            .put("decisions", picture.totals().decisions())
            .put("failsafes", picture.totals().failsafes())
            .put("unshown", picture.unshown())
            .encode());
    parts.put("lines", list(picture.lines(), PictureJson::line));
    parts.put("ways", list(picture.ways(), PictureJson::way));
    parts.put("services", list(picture.services(), PictureJson::service));
    parts.put("callers", list(picture.callers(), PictureJson::caller));
    parts.put("links", list(picture.links(), PictureJson::link));
    parts.put("news", list(picture.news(), PictureJson::news));
    parts.put("alarms", list(picture.alarms(), PictureJson::alarm));
    return parts;
  }

  private static <T> String list(List<T> items, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(json.apply(item)));
    return array.encode();
  }

  private static JsonObject line(LineView line) {
    JsonObject json =
        new JsonObject()
            .put("id", line.id())
            .put("kind", line.kind().name())
            .put("owner", line.owner())
            .put("pbx", line.pbx())
            .put("calls", line.calls());
    line.number().ifPresent(number -> json.put("number", number));
    return json;
  }

  private static JsonObject way(Way way) {
    JsonObject json =
        new JsonObject()
            .put("line", way.line())
            .put("by", way.by().name())
            .put("rule", way.rule())
            .put("why", sentence(way.sentence()))
            .put("service", way.service())
            .put("calls", way.calls())
            .put("last", way.last().toEpochMilli())
            .put("caller", way.lastCaller());
    way.instead()
        .ifPresent(instead ->
            json.put(
                "instead",
                new JsonObject()
                    .put("service", instead.service())
                    .put("why", sentence(instead.why()))));
    return json;
  }

  private static JsonObject service(ServiceView service) {
    JsonObject json =
        new JsonObject()
            .put("id", service.id())
            .put("name", sentence(service.name()))
            .put("open", service.open())
            .put("waiting", service.waiting())
            .put("talking", service.talking())
            .put("silent", service.silent());
    service.type().ifPresent(type -> json.put("type", type.name()));
    service.said().ifPresent(said -> json.put("said", said(said)));
    put(json, "change", service.change());
    put(json, "oldest", service.oldest());
    service
        .desk()
        .ifPresent(desk ->
            json.put("free", desk.free())
                .put("busy", desk.busy())
                .put("estimate", estimate(desk.estimate())));
    service
        .norm()
        .ifPresent(norm ->
            json.put(
                "norm",
                new JsonObject().put("seconds", norm.seconds()).put("percent", norm.percent())));
    return json;
  }

  private static JsonObject said(Announcement said) {
    return new JsonObject()
        .put("state", said.state().name())
        .put("reason", sentence(said.reason().sentence()))
        .put("by", said.by())
        .put("since", said.since().toEpochMilli())
        .put("until", said.until().toEpochMilli());
  }

  private static JsonObject news(NewsView news) {
    return said(news.tidings().announcement())
        .put("what", news.tidings().what().name())
        .put("at", news.at().toEpochMilli())
        .put("service", news.tidings().announcement().service())
        .put("told", new JsonArray(news.tidings().told()));
  }

  private static JsonObject estimate(Estimate estimate) {
    return switch (estimate) {
      case Estimate.Reliable(Duration low, Duration likely, Duration high) ->
          new JsonObject()
              .put("low", low.toSeconds())
              .put("likely", likely.toSeconds())
              .put("high", high.toSeconds());
      case Estimate.Unreliable(var why) -> new JsonObject().put("why", why.name());
    };
  }

  private static JsonObject caller(CallerView caller) {
    JsonObject json =
        new JsonObject()
            .put("id", caller.journey())
            .put("tail", caller.tail())
            .put("origin", caller.origin().name())
            .put("stage", caller.stage().name())
            .put("pbx", caller.pbx())
            .put("began", caller.began().toEpochMilli())
            .put("since", caller.since().toEpochMilli());
    caller.line().ifPresent(line -> json.put("line", line));
    caller.service().ifPresent(service -> json.put("service", service));
    put(json, "due", caller.due());
    mark(json, "referred", caller.referred());
    mark(json, "urgent", caller.urgent());
    mark(json, "worse", caller.worse());
    mark(json, "failsafe", caller.byFailsafe());
    return json;
  }

  private static JsonObject link(LinkView link) {
    JsonObject json = new JsonObject().put("pbx", link.pbx());
    put(json, "heard", link.heard());
    link.silence()
        .ifPresent(silence ->
            json.put("silentSince", silence.since().toEpochMilli()).put("why", silence.why()));
    return json;
  }

  private static JsonObject alarm(Alarm alarm) {
    return new JsonObject()
        .put("kind", alarm.kind().name())
        .put("grave", alarm.kind().isGrave())
        .put("about", alarm.about())
        .put("count", alarm.count())
        .put("since", alarm.since().toEpochMilli());
  }

  /** A sentence in both languages; the page shows the one that is chosen. */
  static JsonObject sentence(Sentence sentence) {
    return new JsonObject().put("nl", sentence.dutch()).put("en", sentence.english());
  }

  private static void put(JsonObject json, String name, Optional<Instant> instant) {
    instant.ifPresent(there -> json.put(name, there.toEpochMilli()));
  }

  private static void mark(JsonObject json, String name, boolean holds) {
    if (holds) {
      json.put(name, true);
    }
  }
}
