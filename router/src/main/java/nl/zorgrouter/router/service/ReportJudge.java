package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.region.Endpoint;
import nl.zorgrouter.region.Service;

/** Judges what services report of their waits, their free places and their skills. */
final class ReportJudge {
  private static final int LONGEST_WAIT = 86_400;
  private static final int MOST_PEOPLE = 100_000;
  private static final int MOST_BEDS = 10_000;
  private static final int MOST_KINDS = 32;
  private static final String KIND = "[a-z][a-z0-9 -]{0,31}";

  private final ServiceDesk desk;
  private final Asker asker;
  private final Faults faults = new Faults();

  ReportJudge(ServiceDesk desk, Asker asker) {
    this.desk = desk;
    this.asker = asker;
  }

  Judgement waiting(ServiceRequest.ReportWait request) {
    Optional<Service> service = faults.service(desk.region(), request.service(), asker);
    service.ifPresent(this::refuseMeasured);
    Optional<Instant> known =
        Optional.ofNullable(desk.board().waits().get(request.service())).map(ReportedWait::asOf);
    Instant asOf = faults.seen(request.asOf(), known, desk.now());
    number("waitSeconds", request.waitSeconds(), LONGEST_WAIT);
    number("waiting", request.waiting(), MOST_PEOPLE);
    number("agents", request.agents(), MOST_PEOPLE);
    return faults.judged(() ->
        new ServiceChange.WaitReported(
            new ReportedWait(
                request.service(),
                request.waitSeconds(),
                request.waiting(),
                request.agents(),
                asker.by(),
                asOf)));
  }

  Judgement capacity(ServiceRequest.ReportCapacity request) {
    faults.service(desk.region(), request.service(), asker);
    Optional<Instant> known =
        Optional.ofNullable(desk.board().capacities().get(request.service())).map(Capacity::asOf);
    Instant asOf = faults.seen(request.asOf(), known, desk.now());
    Instant until = faults.end(request.until(), asOf, desk.now());
    if (request.beds().isEmpty() || request.beds().size() > MOST_KINDS) {
      wrong(
          "beds",
          "%d kinds".formatted(request.beds().size()),
          "1 to %d kinds of beds".formatted(MOST_KINDS),
          "1 tot en met %d soorten bedden".formatted(MOST_KINDS));
    }
    request.beds().forEach(this::beds);
    return faults.judged(() ->
        new ServiceChange.CapacityReported(
            new Capacity(request.service(), request.beds(), asker.by(), asOf, until)));
  }

  Judgement expertise(ServiceRequest.ReportExpertise request) {
    Optional<Service> service = faults.service(desk.region(), request.service(), asker);
    Optional<Instant> known =
        Optional.ofNullable(desk.board().expertise().get(request.service())).map(Expertise::asOf);
    Instant asOf = faults.seen(request.asOf(), known, desk.now());
    Instant until = faults.end(request.until(), asOf, desk.now());
    service.ifPresent(each ->
        request.present().stream()
            .filter(skill -> !each.expertise().contains(skill))
            .forEach(skill -> {
              String words = String.join(", ", each.expertise());
              wrong("present", skill, "one of " + words, "een van " + words);
            }));
    return faults.judged(() ->
        new ServiceChange.ExpertiseReported(
            new Expertise(
                request.service(),
                new LinkedHashSet<>(request.present()),
                asker.by(),
                asOf,
                until)));
  }

  private void refuseMeasured(Service service) {
    switch (service.endpoint()) {
      case Endpoint.Telephone _ -> {}
      case Endpoint.Queue queue ->
          faults.add(
              "service",
              Fault.Kind.NOT_NOW,
              "the wait of `%s` is measured at its own queue on `%s`; expected a service without"
                      .formatted(service.id(), queue.pbx())
                  + " an exchange of ours",
              "de wachttijd van `%s` wordt gemeten in de eigen wachtrij op `%s`; verwacht: een"
                      .formatted(service.id(), queue.pbx())
                  + " dienst zonder centrale van ons");
    }
  }

  private void beds(String kind, int free) {
    if (!kind.matches(KIND)) {
      wrong("beds", kind, "a kind such as `isolation`", "een soort zoals `isolation`");
    }
    number("beds." + Faults.shown(kind), OptionalInt.of(free), MOST_BEDS);
  }

  private void number(String field, OptionalInt found, int most) {
    if (found.isPresent() && (found.getAsInt() < 0 || found.getAsInt() > most)) {
      wrong(
          field,
          String.valueOf(found.getAsInt()),
          "a whole number from 0 to %d".formatted(most),
          "een geheel getal van 0 tot en met %d".formatted(most));
    }
  }

  private void wrong(String field, String found, String english, String dutch) {
    faults.add(
        field,
        Fault.Kind.WRONG_VALUE,
        "found `%s`; expected %s".formatted(Faults.shown(found), english),
        "gevonden: `%s`; verwacht: %s".formatted(Faults.shown(found), dutch));
  }
}
