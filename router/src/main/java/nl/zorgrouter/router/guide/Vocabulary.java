package nl.zorgrouter.router.guide;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.TreeSet;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.place.Need;
import nl.zorgrouter.router.service.StateReason;

/** The words of a region that a page lets people choose from, in both languages. */
final class Vocabulary {
  private Vocabulary() {}

  static JsonObject of(Region region) {
    JsonArray municipalities = new JsonArray();
    region
        .municipalities()
        .values()
        .forEach(each ->
            municipalities.add(new JsonObject().put("code", each.code()).put("name", each.name())));
    JsonObject needs = new JsonObject();
    for (Need each : Need.values()) {
      needs.put(each.name(), both(each.sentence()));
    }
    JsonObject reasons = new JsonObject();
    for (StateReason each : StateReason.values()) {
      reasons.put(each.name(), both(each.sentence()));
    }
    return new JsonObject()
        .put("region", both(region.name()))
        .put("municipalities", municipalities)
        .put("needs", needs)
        .put("reasons", reasons)
        .put("skills", skills(region))
        .put("services", services(region))
        .put("words", words(region));
  }

  private static JsonArray skills(Region region) {
    TreeSet<String> skills = new TreeSet<>();
    region.services().values().forEach(each -> skills.addAll(each.expertise()));
    JsonArray json = new JsonArray();
    skills.forEach(json::add);
    return json;
  }

  private static JsonObject services(Region region) {
    JsonObject services = new JsonObject();
    region.services().values().forEach(each -> services.put(each.id(), both(each.name())));
    return services;
  }

  private static JsonObject words(Region region) {
    JsonObject words = new JsonObject();
    region.words().forEach((word, sentence) -> words.put(word, both(sentence)));
    return words;
  }

  private static JsonObject both(Sentence sentence) {
    return new JsonObject().put("nl", sentence.dutch()).put("en", sentence.english());
  }
}
