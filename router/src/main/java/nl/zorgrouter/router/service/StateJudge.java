package nl.zorgrouter.router.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.NoStops;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.rules.decide.ServiceState;

/** Judges requests about the state of a service. */
final class StateJudge {
  private static final Set<ServiceState> A_DESK_NEVER_IS =
      EnumSet.of(ServiceState.STOPPED, ServiceState.CLOSED, ServiceState.UNKNOWN);

  /** What has no patients either. */
  private static final Set<ServiceState> A_STOP_BY_ANOTHER_NAME =
      EnumSet.of(ServiceState.CLOSED, ServiceState.UNKNOWN);

  /** What nobody chooses: there is no building, or no telephone. */
  private static final Set<StateReason> NO_CHOICE =
      EnumSet.of(StateReason.TECHNICAL, StateReason.BUILDING);

  private final ServiceDesk desk;
  private final Asker asker;
  private final Faults faults = new Faults();

  StateJudge(ServiceDesk desk, Asker asker) {
    this.desk = desk;
    this.asker = asker;
  }

  Judgement set(ServiceRequest.SetState request) {
    Optional<Service> service = faults.service(desk.region(), request.service(), asker);
    Optional<ServiceState> state = faults.word("state", request.state(), ServiceState.values());
    Optional<StateReason> reason = faults.word("reason", request.reason(), StateReason.values());
    Instant until = faults.end(request.until(), desk.now(), desk.now());
    if (service.isPresent() && state.isPresent()) {
      refuseWhatNobodyMaySay(service.get(), state.get());
      reason.ifPresent(why -> refuseAnotherName(service.get(), state.get(), why, until));
    }
    return faults.judged(() ->
        new ServiceChange.StateSet(
            new Announcement(
                request.service(),
                state.orElseThrow(),
                reason.orElseThrow(),
                asker.by(),
                desk.now(),
                until)));
  }

  Judgement lift(ServiceRequest.LiftState request) {
    Optional<Service> service = faults.service(desk.region(), request.service(), asker);
    if (service.isPresent() && desk.board().said(request.service(), desk.now()).isEmpty()) {
      faults.add(
          "service",
          Fault.Kind.NOT_NOW,
          "nobody has set a state of `%s`; there is nothing to take back"
              .formatted(request.service()),
          "niemand heeft een toestand van `%s` gezet; er is niets terug te nemen"
              .formatted(request.service()));
    }
    return faults.judged(
        () -> new ServiceChange.StateLifted(request.service(), asker.by(), desk.now()));
  }

  private void refuseWhatNobodyMaySay(Service service, ServiceState state) {
    if (service.type() == ServiceType.AMBULANCE_DESK && A_DESK_NEVER_IS.contains(state)) {
      faults.add(
          "state",
          Fault.Kind.WRONG_VALUE,
          "found `%s`; an ambulance desk takes every call and is OPEN or LIMITED".formatted(state),
          "gevonden: `%s`; een meldkamer neemt elke oproep en is OPEN of LIMITED".formatted(state));
    }
    if (state == ServiceState.STOPPED) {
      LocalDate day = LocalDate.ofInstant(desk.now(), Hours.ZONE);
      desk.region().noStops(service, day).ifPresent(this::refuseStop);
    }
  }

  /** Closed in its opening hours, a service refuses even those whom a stop would not. */
  private void refuseAnotherName(
      Service service, ServiceState state, StateReason reason, Instant until) {
    boolean chosen = A_STOP_BY_ANOTHER_NAME.contains(state) && !NO_CHOICE.contains(reason);
    if (chosen && isOpenBefore(until, service.hours())) {
      LocalDate day = LocalDate.ofInstant(desk.now(), Hours.ZONE);
      desk.region()
          .noStops(service, day)
          .ifPresent(agreed -> refuseAnotherName(agreed, state, reason));
    }
  }

  private boolean isOpenBefore(Instant until, Hours hours) {
    return hours.openAt(desk.now())
        || hours.nextChange(desk.now()).filter(opens -> opens.isBefore(until)).isPresent();
  }

  private void refuseAnotherName(NoStops agreed, ServiceState state, StateReason reason) {
    faults.add(
        "state",
        Fault.Kind.WRONG_VALUE,
        "found `%s` because of `%s`, in opening hours; services of type %s in %s agreed on no stops"
                .formatted(state, reason, agreed.type(), agreed.area())
            + " (%s); LIMITED is possible, or the reason TECHNICAL or BUILDING"
                .formatted(agreed.basis()),
        "gevonden: `%s` wegens `%s`, binnen de openingstijden; diensten van type %s in %s spraken"
                .formatted(state, reason, agreed.type(), agreed.area())
            + " af geen stops te doen (%s); LIMITED kan wel, of de reden TECHNICAL of BUILDING"
                .formatted(agreed.basis()));
  }

  private void refuseStop(NoStops agreed) {
    faults.add(
        "state",
        Fault.Kind.WRONG_VALUE,
        "found `STOPPED`; services of type %s in %s agreed on no stops (%s); LIMITED is possible"
            .formatted(agreed.type(), agreed.area(), agreed.basis()),
        "gevonden: `STOPPED`; diensten van type %s in %s spraken af geen stops te doen (%s);"
                .formatted(agreed.type(), agreed.area(), agreed.basis())
            + " LIMITED kan wel");
  }
}
