package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.router.referral.Reply;
import nl.zorgrouter.router.referral.Request;

/**
 * What one step gave a router to remember, to be written down.
 *
 * @param moment when
 * @param memories in their order, at least one
 */
public record Noted(Moment moment, List<Memory> memories) {
  public Noted {
    memories = List.copyOf(memories);
  }

  /** What this step gave to remember; empty when nothing. */
  public static Optional<Noted> by(RouterState before, Input input, Step step) {
    if (input instanceof Input.Recalled) {
      return Optional.empty(); // it was written down when it came
    }
    List<Memory> memories = new ArrayList<>();
    Duration now = input.moment().lived();
    contact(before, input, step).ifPresent(memories::add);
    referrals(before.referrals(), step, now, memories);
    if (input instanceof Input.Requested(var _, Request request)) {
      reply(before.referrals(), request, step, now).ifPresent(memories::add);
    }
    return memories.isEmpty() ? Optional.empty() : Optional.of(new Noted(input.moment(), memories));
  }

  /** Only a referral that is open, was moved or was asked about can have changed. */
  @SuppressWarnings("ReferenceEquality") // what was not touched is the same object
  private static void referrals(Referrals before, Step step, Duration now, List<Memory> memories) {
    Referrals after = step.state().referrals();
    if (before == after) {
      return;
    }
    Set<ReferralId> touched = new LinkedHashSet<>(before.open());
    touched.addAll(after.open());
    for (Notice notice : step.notices()) {
      if (notice instanceof Notice.ReferralMoved moved) {
        touched.add(moved.referral());
      }
    }
    step.reply().flatMap(Noted::referral).map(Referral::id).ifPresent(touched::add);
    for (ReferralId id : touched) {
      Optional<Referral> known = after.get(id);
      if (known.isPresent() && before.get(id).filter(old -> old == known.get()).isEmpty()) {
        memories.add(new Memory.OfReferral(now, known.get()));
      }
    }
  }

  private static Optional<Referral> referral(Reply reply) {
    return switch (reply) {
      case Reply.Offered offered -> Optional.of(offered.referral());
      case Reply.Done done -> Optional.of(done.referral());
      case Reply.Stays _, Reply.Refused _ -> Optional.empty();
    };
  }

  private static Optional<Memory> reply(
      Referrals before, Request request, Step step, Duration now) {
    return before.reply(request).isPresent()
        ? Optional.empty()
        : step.state()
            .referrals()
            .reply(request)
            .map(answered ->
                new Memory.OfReply(
                    now, request.by().name(), request.id(), answered.content(), answered.reply()));
  }

  @SuppressWarnings("ReferenceEquality") // the same contact again leaves the object as it is
  private static Optional<Memory> contact(RouterState before, Input input, Step step) {
    if (before.contacts() == step.state().contacts()
        || !(input instanceof Input.FromPbx(Moment moment, PbxNews.Happened(var pbx, var event)))
        || !(event instanceof CallEvent.Joined joined)) {
      return Optional.empty();
    }
    return before
        .pbx(pbx)
        .calls()
        .get(joined.call())
        .map(call ->
            new Memory.OfContact(
                moment.lived(),
                call.callerNumber(),
                joined.marks().get(Mark.ZR_JOURNEY).orElse("")));
  }
}
