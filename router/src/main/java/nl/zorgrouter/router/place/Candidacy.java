package nl.zorgrouter.router.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.place.Place.Fit;
import nl.zorgrouter.router.place.Place.Reach;
import nl.zorgrouter.router.place.Place.Wait;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.Capacity;
import nl.zorgrouter.router.service.StateNow;
import nl.zorgrouter.rules.decide.ServiceReport;

/**
 * One service, looked at for one search.
 *
 * @param places what is known of all
 * @param service which
 * @param patient where the patient is
 * @param search what is looked for
 */
record Candidacy(Places places, Service service, Municipality patient, Search search) {
  Place place(Need need, int distance) {
    ServiceReport report = places.report(service).at(places.now());
    StateNow state = places.board().state(service, report, places.now());
    Reach reach = places.reach(service, patient);
    Optional<Capacity> beds = places.board().capacity(service.id(), places.now());
    List<Sentence> reasons = new ArrayList<>();
    if (distance > 0) {
      reasons.add(
          new Sentence(
              "may help instead of " + need.sentence().english(),
              "kan helpen in plaats van " + need.sentence().dutch()));
    }
    List<Sentence> lacks = lacks();
    reasons.addAll(lacks);
    because(state, reasons);
    reasons.add(near(reach));
    beds.ifPresent(each ->
        reasons.add(
            new Sentence(
                "%d free places, as of %s".formatted(each.free(), each.asOf()),
                "%d vrije plaatsen, stand van %s".formatted(each.free(), each.asOf()))));
    Fit fit = !lacks.isEmpty() ? Fit.LACKS : distance == 0 ? Fit.ASKED : Fit.INSTEAD;
    return new Place(
        service,
        fit,
        reach,
        state,
        new Wait(report.waitSeconds(), report.waiting(), report.agents(), report.asOf()),
        beds,
        skills(),
        places.telephone(service),
        reasons);
  }

  private List<String> skills() {
    return places
        .board()
        .expertise(service.id(), places.now())
        .map(said -> service.expertise().stream().filter(said.present()::contains).toList())
        .orElse(service.expertise());
  }

  private List<Sentence> lacks() {
    List<Sentence> lacks = new ArrayList<>();
    OptionalInt age = search.age();
    if (age.isPresent() && !service.accepts().serves(age)) {
      lacks.add(
          new Sentence(
              "takes patients of %d to %d years"
                  .formatted(service.accepts().youngest(), service.accepts().oldest()),
              "neemt patiënten van %d tot en met %d jaar"
                  .formatted(service.accepts().youngest(), service.accepts().oldest())));
    }
    search
        .expertise()
        .filter(skill -> !skills().contains(skill))
        .ifPresent(skill ->
            lacks.add(
                new Sentence(
                    "does not have `%s` on duty".formatted(skill),
                    "heeft `%s` niet in dienst".formatted(skill))));
    return lacks;
  }

  /** Why it is as it is; a stop is shown as what it is: a request, until then. */
  private static void because(StateNow state, List<Sentence> reasons) {
    if (state.said().isPresent()) {
      Announcement said = state.said().get();
      reasons.add(
          new Sentence(
              "%s until %s, said by %s: %s"
                  .formatted(
                      said.state(), said.until(), said.by(), said.reason().sentence().english()),
              "%s tot %s, gezegd door %s: %s"
                  .formatted(
                      said.state(), said.until(), said.by(), said.reason().sentence().dutch())));
      return;
    }
    String until = state.until().map(Object::toString).orElse("");
    reasons.add(
        switch (state.source()) {
          case SAID, SCHEDULE ->
              new Sentence(
                  "%s by its hours%s"
                      .formatted(state.state(), until.isEmpty() ? "" : " until " + until),
                  "%s volgens de openingstijden%s"
                      .formatted(state.state(), until.isEmpty() ? "" : " tot " + until));
          case STAFF ->
              new Sentence("nobody is logged in there now", "er is daar nu niemand ingelogd");
        });
  }

  private static Sentence near(Reach reach) {
    return switch (reach) {
      case OWN -> new Sentence("serves the patient's place", "bedient de plaats van de patiënt");
      case NEIGHBOUR ->
          new Sentence(
              "helps the patient's own service by agreement",
              "helpt de eigen dienst van de patiënt volgens afspraak");
      case ELSEWHERE -> new Sentence("serves other places", "bedient andere plaatsen");
    };
  }
}
