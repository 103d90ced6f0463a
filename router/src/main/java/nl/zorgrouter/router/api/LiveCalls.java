package nl.zorgrouter.router.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.router.core.LiveCall;
import nl.zorgrouter.router.core.PbxView;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Telephones;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.Registrant;

/** The live calls of callers, as JSON. */
final class LiveCalls {
  private LiveCalls() {}

  /** Which calls are shown. */
  enum Which {
    /** All that are on a line. */
    ALL,
    /** Those on the reader's telephone, ringing or in conversation. */
    MINE
  }

  static JsonObject of(RouterState state, Registrant reader, Which which) {
    Set<CallId> mine = mine(state, reader);
    Map<String, Instant> firstWaits = firstWaits(state);
    JsonArray calls = new JsonArray();
    for (Map.Entry<PbxId, PbxView> each : state.pbxs().entrySet()) {
      for (LiveCall call : each.getValue().calls().all()) {
        boolean shown =
            switch (which) {
              case ALL -> isCaller(call);
              case MINE -> mine.contains(call.call());
            };
        if (shown) {
          Optional<Instant> waited =
              call.marks().get(Mark.ZR_JOURNEY).map(firstWaits::get).or(call::firstWaited);
          calls.add(
              call(state, each.getKey(), call, reader, mine)
                  .put("firstWaited", waited.map(ReferralJson::time).orElse(null)));
        }
      }
    }
    return new JsonObject().put("calls", calls);
  }

  private static Set<CallId> mine(RouterState state, Registrant reader) {
    List<Telephones.OnTelephone> on =
        reader.telephone().map(phone -> Telephones.on(state, phone)).orElse(List.of());
    Set<CallId> mine = new HashSet<>();
    on.forEach(each -> mine.add(each.caller().call()));
    return mine;
  }

  /**
   * When each person first waited: his journey has a leg of its own on every exchange he was sent
   * to.
   */
  private static Map<String, Instant> firstWaits(RouterState state) {
    Map<String, Instant> first = new HashMap<>();
    for (PbxView pbx : state.pbxs().values()) {
      for (LiveCall call : pbx.calls().all()) {
        if (call.firstWaited().isPresent()) {
          call.marks()
              .get(Mark.ZR_JOURNEY)
              .ifPresent(journey ->
                  first.merge(
                      journey,
                      call.firstWaited().get(),
                      (one, other) -> one.isBefore(other) ? one : other));
        }
      }
    }
    return first;
  }

  /** The first leg of a conversation on a line; other legs belong to those who answer. */
  private static boolean isCaller(LiveCall call) {
    return call.call().equals(call.linked()) && call.marks().get(Mark.ZR_LINE).isPresent();
  }

  private static JsonObject call(
      RouterState state, PbxId pbx, LiveCall call, Registrant reader, Set<CallId> mine) {
    JsonObject json =
        new JsonObject()
            .put("pbx", pbx.value())
            .put("uniqueid", call.call().value())
            .put("line", call.marks().get(Mark.ZR_LINE).orElse(null))
            .put("origin", call.marks().get(Mark.ZR_ORIGIN).orElse(null))
            .put("journey", call.marks().get(Mark.ZR_JOURNEY).orElse(null))
            .put("since", ReferralJson.time(call.since()))
            .put("onMyTelephone", mine.contains(call.call()));
    phase(json, call.phase());
    Optional<Referral> referral =
        state.referrals().of(pbx, call.call()).filter(each -> isOfReader(each, reader));
    json.put("referral", referral.map(each -> each.id().value()).orElse(null));
    if (ReferralJson.maySee(reader)) {
      json.put("number", call.callerNumber());
    }
    return json;
  }

  /** A service sees what is referred to it and what it referred, and nothing of others. */
  static boolean isOfReader(Referral referral, Registrant reader) {
    return switch (reader.scope()) {
      case DESK, SUPERVISOR, VIEWER -> true;
      case SERVICE ->
          reader.service().equals(Optional.of(referral.offer().service()))
              || reader.name().equals(referral.by());
    };
  }

  private static void phase(JsonObject json, LiveCall.Phase phase) {
    switch (phase) {
      case LiveCall.Phase.Underway() -> json.put("phase", "UNDERWAY").putNull("queue");
      case LiveCall.Phase.Asking() -> json.put("phase", "ASKING").putNull("queue");
      case LiveCall.Phase.Waiting waiting ->
          json.put("phase", "WAITING")
              .put("queue", waiting.queue().value())
              .put("waitingSince", ReferralJson.time(waiting.since()));
      case LiveCall.Phase.Talking talking ->
          json.put("phase", "TALKING").put("queue", talking.queue().value());
    }
  }
}
