package nl.zorgrouter.router.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence.Language;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Reply;

/**
 * Everything that happened to one case, oldest first: by its own id, or by the caller's journey.
 */
final class CaseTimeline {
  private CaseTimeline() {}

  static Optional<JsonObject> of(
      Referrals referrals, String caseId, Registrant reader, Language language) {
    List<Referral> own =
        referrals.all().stream()
            .filter(each -> each.caseId().equals(caseId) || each.binding().journey().equals(caseId))
            .filter(each -> LiveCalls.isOfReader(each, reader))
            .sorted(Comparator.comparing(each -> each.offer().at()))
            .toList();
    List<Reply.Stays> stays = stays(referrals, caseId, reader);
    if (own.isEmpty() && stays.isEmpty()) {
      return Optional.empty();
    }
    JsonArray whole = new JsonArray();
    List<JsonObject> steps = new ArrayList<>();
    for (Referral each : own) {
      whole.add(ReferralJson.of(each, reader, language));
      ReferralJson.timeline(each).forEach(step -> steps.add((JsonObject) step));
    }
    for (Reply.Stays each : stays) {
      steps.add(
          new JsonObject()
              .put("at", ReferralJson.time(each.at()))
              .put("event", "STAYS")
              .put("detail", each.decision().code().name())
              .put("decision", ReferralJson.decision(each.decision(), language)));
    }
    steps.sort(
        Comparator.comparing(
            step -> java.time.OffsetDateTime.parse(step.getString("at")).toInstant()));
    return Optional.of(
        new JsonObject()
            .put("caseId", caseId)
            .put("timeline", new JsonArray(steps))
            .put("referrals", whole));
  }

  private static List<Reply.Stays> stays(Referrals referrals, String caseId, Registrant reader) {
    return switch (reader.scope()) {
      case SERVICE -> List.of();
      case DESK, SUPERVISOR, VIEWER ->
          referrals.replies().values().stream()
              .map(Referrals.Answered::reply)
              .filter(Reply.Stays.class::isInstance)
              .map(Reply.Stays.class::cast)
              .filter(each -> each.caseId().equals(caseId))
              .toList();
    };
  }
}
