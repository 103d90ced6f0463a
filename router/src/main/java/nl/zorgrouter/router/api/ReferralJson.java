package nl.zorgrouter.router.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.referral.Binding;
import nl.zorgrouter.router.referral.Deadline;
import nl.zorgrouter.router.referral.ModeOffer;
import nl.zorgrouter.router.referral.Moved;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralState;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Task;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Decision;

/** Referrals as JSON, as the contract has them. */
final class ReferralJson {
  private ReferralJson() {}

  /** An answer that is no refusal. */
  static JsonObject of(Reply reply, Registrant reader, Language language) {
    return switch (reply) {
      case Reply.Offered offered ->
          new JsonObject()
              .put("outcome", "OFFERED")
              .put("referral", of(offered.referral(), reader, language))
              .put("modes", modes(offered.modes()))
              .put("decision", decision(offered.referral().offer().decision(), language));
      case Reply.Stays stays ->
          new JsonObject()
              .put("outcome", "STAYS")
              .put("caseId", stays.caseId())
              .putNull("referral")
              .put("modes", new JsonArray())
              .put("decision", decision(stays.decision(), language));
      case Reply.Done done ->
          new JsonObject().put("referral", of(done.referral(), reader, language));
      case Reply.Refused refused ->
          throw new IllegalArgumentException("a refusal is a problem: " + refused.refusal());
    };
  }

  static JsonObject decision(Decision decision, Language language) {
    return new JsonObject(decision.toJson(language));
  }

  /** One referral with what can be chosen, while it is on offer: also after a rejection. */
  static JsonObject of(RouterState state, Referral referral, Registrant reader, Language language) {
    JsonObject json = of(referral, reader, language);
    if (referral.state() == ReferralState.OFFERED) {
      json.put("modes", modes(state.modes(referral)))
          .put("decision", decision(referral.offer().decision(), language));
    }
    return json;
  }

  private static JsonArray modes(List<ModeOffer> modes) {
    JsonArray json = new JsonArray();
    for (ModeOffer each : modes) {
      json.add(
          new JsonObject()
              .put("mode", lower(each.mode()))
              .put("offered", each.verdict() == ModeOffer.Verdict.POSSIBLE)
              .put("code", each.verdict().name()));
    }
    return json;
  }

  /** One referral; who only looks sees no number and no case. */
  static JsonObject of(Referral referral, Registrant reader, Language language) {
    JsonObject json =
        new JsonObject()
            .put("id", referral.id().value())
            .put("caseId", referral.caseId())
            .put("state", referral.state().name())
            .put("mode", lower(referral.mode()))
            .put("owner", referral.owner().name())
            .put("by", referral.by())
            .put("service", referral.offer().service())
            .put("priority", referral.offer().priority().name())
            .put("reason", referral.offer().decision().reason().in(language))
            .put("hops", referral.offer().facts().hops())
            .put("offeredAt", time(referral.offer().at()))
            .put("answerBy", time(referral.deadline().map(Deadline::answerBy)))
            .put("call", call(referral.binding(), reader))
            .put("result", referral.result().map(Enum::name).orElse(null))
            .put("task", referral.task().map(task -> task(task, reader)).orElse(null))
            .put("timeline", timeline(referral));
    if (maySee(reader)) {
      json.put("case", facts(referral.offer().facts()));
    }
    if (referral.state() == ReferralState.OFFERED) {
      json.put(
          "alternatives",
          decision(referral.offer().decision(), language).getJsonArray("alternatives"));
    }
    return json;
  }

  static boolean maySee(Registrant reader) {
    return switch (reader.scope()) {
      case DESK, SERVICE -> true;
      case SUPERVISOR, VIEWER -> false;
    };
  }

  private static JsonObject call(Binding binding, Registrant reader) {
    JsonObject json =
        new JsonObject()
            .put("pbx", binding.pbx().value())
            .put("uniqueid", binding.call().value())
            .put("line", binding.origin())
            .put("began", time(binding.began()));
    if (maySee(reader)) {
      json.put("number", binding.number());
    }
    return json;
  }

  private static JsonObject task(Task task, Registrant reader) {
    JsonObject json =
        new JsonObject()
            .put("owner", task.owner().name())
            .put("answerBy", time(task.answerBy()))
            .put("callBegan", time(task.callBegan()))
            .put("progress", task.done().name());
    if (maySee(reader)) {
      json.put("number", task.number());
    }
    return json;
  }

  /** What the receiving nurse needs to see of the triage. */
  private static JsonObject facts(CaseFacts facts) {
    JsonObject json = new JsonObject();
    facts.triage().system().ifPresent(each -> json.put("system", each));
    facts.triage().code().ifPresent(each -> json.put("code", each));
    facts.triage().vui().ifPresent(each -> json.put("vui", each));
    facts.triage().advised().ifPresent(each -> json.put("advised", each.name()));
    facts.triage().at().ifPresent(each -> json.put("triagedAt", time(each)));
    facts.triage().by().ifPresent(each -> json.put("triagedBy", each));
    facts.patient().age().ifPresent(each -> json.put("age", each));
    facts.patient().ageMonths().ifPresent(each -> json.put("ageMonths", each));
    facts.patient().municipality().ifPresent(each -> json.put("municipality", each));
    facts.caller().language().ifPresent(each -> json.put("language", each));
    JsonObject flags = new JsonObject();
    facts.circumstances().forEach((flag, holds) -> flags.put(flag.name(), holds));
    return json.put("flags", flags);
  }

  static JsonArray timeline(Referral referral) {
    JsonArray json = new JsonArray();
    for (Moved moved : referral.history()) {
      json.add(
          new JsonObject()
              .put("at", time(moved.at()))
              .put("referral", referral.id().value())
              .put("event", moved.event().name())
              .put("state", moved.next().name())
              .put("by", moved.by())
              .put("service", moved.service())
              .put("detail", moved.detail()));
    }
    return json;
  }

  private static @org.jspecify.annotations.Nullable String time(Optional<Instant> at) {
    return at.map(ReferralJson::time).orElse(null);
  }

  /** As people in the Netherlands read it, with its distance from UTC. */
  static String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(Hours.ZONE));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
