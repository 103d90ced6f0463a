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
