package nl.zorgrouter.router.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.CallId;

/**
 * One referral.
 *
 * @param id names it
 * @param by the workplace that registered it
 * @param caseId the case it belongs to
 * @param binding the live call
 * @param offer what the rules found
 * @param mode how the patient is handed over
 * @param state where it stands
 * @param deadline until when somebody has to answer; empty before it is confirmed
 * @param receiver the leg of the service in the warm room, while it is there
 * @param task who has to call back, when somebody has to
 * @param result what came of it, once that is written down
 * @param history every step, oldest first
 */
public record Referral(
    ReferralId id,
    String by,
    String caseId,
    Binding binding,
    Offer offer,
    Mode mode,
    ReferralState state,
    Optional<Deadline> deadline,
    Optional<CallId> receiver,
    Optional<Task> task,
    Optional<Why.Result> result,
    List<Moved> history) {
  /** More than any referral goes through; what comes after is not added to the time line. */
  private static final int LONGEST_HISTORY = 100;

  private static final String ROUTER = "router";

  public Referral {
    history = List.copyOf(history);
  }

  /** A referral that is offered. */
  public static Referral offered(
      ReferralId id, String by, String caseId, Binding binding, Offer offer, Mode mode) {
    return new Referral(
        id,
        by,
        caseId,
        binding,
        offer,
        mode,
        ReferralState.OFFERED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(found(offer, by)));
  }

  private static Moved found(Offer offer, String by) {
    return new Moved(
        offer.at(), ReferralEvent.OFFER, ReferralState.OFFERED, offer.service(), by, "");
  }

  /** Who has the patient: the desk, until a human of the service has accepted. */
  public Owner owner() {
    return switch (state) {
      case OFFERED, CONFIRMED, WAITING, RETURNED, CANCELLED -> Owner.DESK;
      case ANSWERED -> Owner.SERVICE;
      case ABANDONED ->
          task.filter(each -> each.done() == Task.Progress.DONE)
              .map(Task::owner)
              .orElse(Owner.DESK);
    };
  }

  /**
   * Whether somebody of the service may say that the patient is his: he is in the room with him, or
   * calls him. While only telephones ring, nobody has him, and a page must not say otherwise.
   */
  public boolean canBeAccepted() {
    return switch (state) {
      case CONFIRMED, WAITING ->
          switch (mode) {
            case CALLBACK -> true;
            case WARM -> receiver.isPresent();
            case HANDOVER -> false;
          };
      case OFFERED, ANSWERED, RETURNED, ABANDONED, CANCELLED -> true;
    };
  }

  /** Whether time alone can change it. */
  boolean isUnderway() {
    return state.isOpen() || (state == ReferralState.ABANDONED && isTaskOf(Owner.SERVICE));
  }

  /** Whether somebody there has to call the patient, and has not yet. */
  public boolean isTaskOf(Owner who) {
    return task.filter(each -> each.owner() == who && each.done() == Task.Progress.OPEN)
        .isPresent();
  }

  /** A task is looked after this long; who has not called back by then does not do it any more. */
  private static final Duration LONGEST_TASK = Duration.ofHours(24);

  /** Whether it can still change by itself, or somebody still has to be called back. */
  public boolean isUnfinished(Duration lived) {
    return state.isOpen()
        || (task.filter(each -> each.done() == Task.Progress.OPEN).isPresent()
            && lived.minus(offer.lived()).compareTo(LONGEST_TASK) <= 0);
  }

  /** The same on a timer that shows this much more. */
  public Referral later(Duration more) {
    return new Referral(
        id,
        by,
        caseId,
        binding,
        offer.later(more),
        mode,
        state,
        deadline.map(each -> each.later(more)),
        receiver,
        task,
        result,
        history);
  }

  /** With the deadline counted again: both are now, by the exchange's clock and by the timer. */
  public Referral counted(Instant at, Duration lived) {
    return with(
        state, deadline.map(each -> each.counted(at, lived)), receiver, task, result, history);
  }

  /** Whether somebody was ever sent to the service by it. */
  public boolean wasConfirmed() {
    return deadline.isPresent();
  }

  /** When it last changed. */
  public Instant changed() {
    return history.getLast().at();
  }

  /** After a step of the table. */
  public Referral moved(Moved step) {
    return with(step.next(), deadline, receiver, task, result, and(step));
  }

  private List<Moved> and(Moved step) {
    if (history.size() >= LONGEST_HISTORY) {
      return history;
    }
    List<Moved> longer = new ArrayList<>(history);
    longer.add(step);
    return longer;
  }

  /** In another mode. */
  public Referral as(Mode next) {
    return new Referral(
        id, by, caseId, binding, offer, next, state, deadline, receiver, task, result, history);
  }

  /** With the next offer, after the first service rejected. */
  public Referral offering(Offer next) {
    return new Referral(
        id,
        by,
        caseId,
        binding,
        next,
        mode,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        result,
        and(found(next, ROUTER)));
  }

  /** With the nurse who has the caller now. */
  public Referral with(CallId nurse) {
    return new Referral(
        id,
        by,
        caseId,
        binding.by(nurse),
        offer,
        mode,
        state,
        deadline,
        receiver,
        task,
        result,
        history);
  }

  /** With the time that runs from now on. */
  public Referral due(Deadline next) {
    return with(state, Optional.of(next), receiver, task, result, history);
  }

  /** After the desk was rung. */
  public Referral rung() {
    return with(state, deadline.map(Deadline::ringing), receiver, task, result, history);
  }

  /** With, or without, somebody of the service in the room. */
  public Referral receivedBy(Optional<CallId> leg) {
    return with(state, deadline, leg, task, result, history);
  }

  /** With a task to call back. */
  public Referral calling(Owner owner, Instant now, Duration within) {
    Instant by = deadline.map(Deadline::answerBy).filter(now::isBefore).orElse(now.plus(within));
    Task next =
        task.map(open -> open.of(owner))
            .orElseGet(
                () -> new Task(owner, binding.number(), by, binding.began(), Task.Progress.OPEN));
    return with(state, deadline, receiver, Optional.of(next), result, history);
  }

  /** After somebody called back, or spoke with him otherwise. */
  public Referral calledBack() {
    return with(state, deadline, receiver, task.map(Task::finished), result, history);
  }

  /** With what came of it. */
  public Referral with(Why.Result next) {
    return with(state, deadline, receiver, task, Optional.of(next), history);
  }

  private Referral with(
      ReferralState nextState,
      Optional<Deadline> nextDeadline,
      Optional<CallId> nextReceiver,
      Optional<Task> nextTask,
      Optional<Why.Result> nextResult,
      List<Moved> nextHistory) {
    return new Referral(
        id,
        by,
        caseId,
        binding,
        offer,
        mode,
        nextState,
        nextDeadline,
        nextReceiver,
        nextTask,
        nextResult,
        nextHistory);
  }
}
