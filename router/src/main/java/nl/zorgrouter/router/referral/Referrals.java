package nl.zorgrouter.router.referral;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import org.pcollections.AmortizedPQueue;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PQueue;
import org.pcollections.PSet;

/**
 * All referrals that this router knows, with what it answered to whom. A value.
 *
 * @param byId the referrals
 * @param byCall the last referral of each leg: the caller's, the nurse's, the receiver's
 * @param replies what each request was answered
 * @param byAge what is forgotten first
 * @param open those that can still change by themselves
 * @param made how many were made; numbers them
 */
public record Referrals(
    PMap<ReferralId, Referral> byId,
    PMap<Wish.Call, ReferralId> byCall,
    PMap<Asked, Answered> replies,
    PQueue<Aged> byAge,
    PSet<ReferralId> open,
    long made) {
  /** A second contact within this time is an alarm signal; nothing is kept for longer here. */
  public static final Duration KEPT = Duration.ofHours(6);

  /** More than a region refers in six hours; who comes after it is refused, and told so. */
  public static final int MOST = 20_000;

  /** None. */
  public static final Referrals NONE =
      new Referrals(
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          AmortizedPQueue.empty(),
          HashTreePSet.empty(),
          0);

  /** A request, by whoever sent it. */
  public record Asked(String by, String requestId) {}

  /** What it asked, as a digest, and what it was answered. */
  public record Answered(String content, Reply reply) {}

  /**
   * Something that is forgotten one day.
   *
   * @param since when it came, on the router's timer of people
   */
  public record Aged(Duration since, Optional<Asked> request, Optional<ReferralId> referral) {}

  /** The referral with that id, when it is known. */
  public Optional<Referral> get(ReferralId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The last referral of a call. */
  public Optional<Referral> of(PbxId pbx, CallId call) {
    return Optional.ofNullable(byCall.get(new Wish.Call(pbx, call))).flatMap(this::get);
  }

  /** The last referral of a journey, when it was made on another exchange than that one. */
  public Optional<Referral> elsewhere(PbxId pbx, String journey) {
    return byId.values().stream()
        .filter(
            each -> each.binding().journey().equals(journey) && !each.binding().pbx().equals(pbx))
        .max(Comparator.comparing(Referral::changed));
  }

  /** All of them, in no order. */
  public Collection<Referral> all() {
    return byId.values();
  }

  /** What this request was answered before. */
  public Optional<Answered> reply(Request request) {
    return Optional.ofNullable(replies.get(new Asked(request.by().name(), request.id())));
  }

  /** Whether there is room for another one. */
  public boolean isFull() {
    return byId.size() >= MOST || replies.size() >= 10 * MOST;
  }

  /** The number of the next one. */
  public long next() {
    return made + 1;
  }

  /** With a new referral. */
  public Referrals plus(Referral referral, Duration now) {
    Aged aged = new Aged(now, Optional.empty(), Optional.of(referral.id()));
    Referrals known = with(referral);
    PMap<Wish.Call, ReferralId> legs = known.byCall;
    for (Wish.Call leg : legs(referral)) {
      legs = legs.plus(leg, referral.id());
    }
    return new Referrals(known.byId, legs, replies, byAge.plus(aged), known.open, made + 1);
  }

  /** With a referral as it is now. */
  public Referrals with(Referral referral) {
    PMap<Wish.Call, ReferralId> legs = byCall;
    for (Wish.Call leg : legs(referral)) {
      // what is written down of an earlier referral does not make it that of the call again
      if (referral.state().isOpen() || !legs.containsKey(leg)) {
        legs = legs.plus(leg, referral.id());
      }
    }
    return new Referrals(
        byId.plus(referral.id(), referral),
        legs,
        replies,
        byAge,
        referral.isUnderway() ? open.plus(referral.id()) : open.minus(referral.id()),
        made);
  }

  /** With what a request was answered. */
  public Referrals answered(Request request, Reply reply, Duration now) {
    return recalled(request.by().name(), request.id(), request.content(), reply, now);
  }

  /** With what somebody was answered before. */
  public Referrals recalled(
      String by, String requestId, String content, Reply reply, Duration since) {
    Asked asked = new Asked(by, requestId);
    return new Referrals(
        byId,
        byCall,
        replies.plus(asked, new Answered(content, reply)),
        byAge.plus(new Aged(since, Optional.of(asked), Optional.empty())),
        open,
        made);
  }

  /** Without what is too old. What is not finished is kept for as long again. */
  public Referrals without(Duration now) {
    Referrals kept = this;
    while (!kept.byAge.isEmpty() && now.minus(kept.byAge.peek().since()).compareTo(KEPT) > 0) {
      kept = kept.withoutOldest(now);
    }
    return kept;
  }

  private Referrals withoutOldest(Duration now) {
    Aged oldest = byAge.peek();
    Optional<Referral> referral = oldest.referral().flatMap(this::get);
    PQueue<Aged> ages = byAge.minus();
    if (referral.isPresent() && referral.get().isUnfinished(now)) {
      return new Referrals(
          byId,
          byCall,
          replies,
          ages.plus(new Aged(now, Optional.empty(), oldest.referral())),
          open,
          made);
    }
    PMap<Wish.Call, ReferralId> calls = byCall;
    for (Wish.Call leg : referral.map(Referrals::legs).orElse(List.of())) {
      calls =
          oldest.referral().equals(Optional.ofNullable(calls.get(leg))) ? calls.minus(leg) : calls;
    }
    return new Referrals(
        oldest.referral().isPresent() ? byId.minus(oldest.referral().get()) : byId,
        calls,
        oldest.request().isPresent() ? replies.minus(oldest.request().get()) : replies,
        ages,
        oldest.referral().isPresent() ? open.minus(oldest.referral().get()) : open,
        made);
  }

  private static List<Wish.Call> legs(Referral referral) {
    return Stream.of(
            Optional.of(referral.binding().call()), referral.binding().desk(), referral.receiver())
        .flatMap(Optional::stream)
        .map(leg -> new Wish.Call(referral.binding().pbx(), leg))
        .toList();
  }
}
