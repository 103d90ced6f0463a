package nl.zorgrouter.router.view;

import java.util.Optional;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.rules.decide.Alternative;
import nl.zorgrouter.rules.decide.Alternative.Offer;
import nl.zorgrouter.rules.decide.Code;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.table.Value;

/** Which service would have come first, when another one was taken. */
final class Passed {
  private Passed() {}

  static Optional<Way.Instead> over(
      Region region, Optional<Line> line, Decision decision, String taken) {
    boolean own =
        place(decision, line)
            .flatMap(region::municipality)
            .flatMap(place -> region.service(taken).map(service -> service.covers(place)))
            .orElse(true);
    return own
        ? Optional.empty()
        : decision.alternatives().stream()
            .filter(each -> each.offer() == Offer.REFUSED && each.code() != Code.NO_AGREEMENT)
            .filter(each -> isSameKind(region, each, taken))
            .findFirst()
            .map(each -> new Way.Instead(each.service(), each.reason()));
  }

  private static Optional<String> place(Decision decision, Optional<Line> line) {
    return decision.facts().get("municipality") instanceof Value.Text(String code)
        ? Optional.of(code)
        : line.flatMap(from -> from.place().or(from::referralPlace));
  }

  private static boolean isSameKind(Region region, Alternative passed, String taken) {
    Optional<Service> there = region.service(taken);
    Optional<Service> first = region.service(passed.service());
    return there.isPresent() && first.isPresent() && !first.get().id().equals(taken);
  }
}
