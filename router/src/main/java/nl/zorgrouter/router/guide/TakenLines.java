package nl.zorgrouter.router.guide;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Takeover;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.Board;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;

/**
 * The lines of practices that another service agreed to answer, and who answers them now.
 *
 * @param region whose lines
 * @param board what was said of the practices
 * @param measured what is seen at the queues, also at those of takeovers, by target
 */
record TakenLines(Region region, Board board, Map<String, ServiceReport> measured) {
  /** Why a line is with the service that agreed to answer it. */
  private enum Taken {
    /** It is not. */
    NO,
    /** Somebody said so. */
    SAID,
    /** It was planned for this time. */
    PLANNED
  }

  JsonObject json(Instant now, Language language) {
    JsonArray lines = new JsonArray();
    for (Line line : region.lines().values()) {
      line.takeover().ifPresent(takeover -> lines.add(line(line, takeover, now, language)));
    }
    return new JsonObject().put("asOf", now.toString()).put("lines", lines);
  }

  private JsonObject line(Line line, Takeover takeover, Instant now, Language language) {
    Optional<Announcement> said =
        board.said(line.owner(), now).filter(each -> each.state() == ServiceState.CLOSED);
    Taken taken =
        said.isPresent() ? Taken.SAID : takeover.plannedAt(now) ? Taken.PLANNED : Taken.NO;
    ServiceReport queue = measured.getOrDefault(takeover.target(), ServiceReport.NOTHING).at(now);
    JsonObject json =
        new JsonObject()
            .put("line", line.id())
            .put("practice", line.owner())
            .put("service", takeover.service())
            .put("target", takeover.target())
            .put("taken", taken.name())
            .put("counters", GuideJson.figures(queue));
    line.number().ifPresent(number -> json.put("number", number));
    said.ifPresent(each -> json.put("said", GuideJson.said(each, language)));
    takeover
        .planned()
        .ifPresent(planned ->
            json.put("from", planned.from().toString()).put("to", planned.to().toString()));
    return json;
  }
}
