package nl.zorgrouter.router.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.referral.Registrant;

/**
 * What a page needs before anybody calls: who its token stands for, and the names of the region.
 */
final class Workplace {
  private Workplace() {}

  static JsonObject of(Region region, Registrant who) {
    JsonArray municipalities = new JsonArray();
    region
        .municipalities()
        .values()
        .forEach(each ->
            municipalities.add(new JsonObject().put("code", each.code()).put("name", each.name())));
    JsonObject services = new JsonObject();
    region.services().values().forEach(each -> services.put(each.id(), words(each.name())));
    return new JsonObject()
        .put("name", who.name())
        .put("scope", who.scope().name())
        .put("telephone", who.telephone().orElse(null))
        .put("service", who.service().orElse(null))
        .put("region", words(region.name()))
        .put("municipalities", municipalities)
        .put("services", services)
        .put(
            "codes",
            new JsonObject()
                .put("NTS", sorted(region.urgencies().nts().keySet()))
                .put("VUI", sorted(region.urgencies().vui().keySet()))
                .put("PROQA", sorted(region.urgencies().proqa().keySet())));
  }

  private static JsonObject words(Sentence sentence) {
    return new JsonObject().put("nl", sentence.dutch()).put("en", sentence.english());
  }

  private static JsonArray sorted(Set<String> codes) {
    JsonArray json = new JsonArray();
    new TreeSet<>(codes).forEach(json::add);
    return json;
  }
}
