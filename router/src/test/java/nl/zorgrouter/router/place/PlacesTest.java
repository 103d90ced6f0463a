package nl.zorgrouter.router.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.Board;
import nl.zorgrouter.router.service.Capacity;
import nl.zorgrouter.router.service.Expertise;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.router.service.StateReason;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.ServiceState;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Region REGION = region();

  /** Wednesday 15:00. */
  private static final Instant NOW = Instant.parse("2026-11-25T14:00:00Z");

  @Test
  void keepsAStoppedDepartmentChoosableBehindOneThatIsOpenWithWhyAndUntilWhen() {
    Board stopped = Board.EMPTY.with(stop("seh-groningen"));
    List<Place> places = find(stopped, Map.of(), search("GM0014", "HOSPITAL", 82));
    assertEquals(
        List.of("seh-emmen", "seh-groningen", "elv-noord", "vvt-noord", "so-drenthe"), ids(places));
    Place own = places.get(1);
    assertEquals(ServiceState.STOPPED, own.state().state());
    assertEquals(Optional.of(NOW.plus(Duration.ofHours(2))), own.state().until());
    assertTrue(said(own).contains("more patients than it can see"), said(own));
    assertEquals(Optional.of("+31505550104"), own.telephone());
    assertEquals(Place.Reach.NEIGHBOUR, places.getFirst().reach());
  }

  @Test
  void putsTheOwnPlaceFirstWhenNothingIsTheMatter() {
    assertEquals(
        "seh-groningen",
        ids(find(Board.EMPTY, Map.of(), search("GM0014", "HOSPITAL", 40))).getFirst());
    assertEquals(
        "seh-emmen", ids(find(Board.EMPTY, Map.of(), search("GM0114", "HOSPITAL", 40))).getFirst());
  }

  @Test
  void showsFreeBedsWithTheirAgeAndPutsThemBeforeUnknownOnes() {
    Instant seen = NOW.minusSeconds(900);
    Capacity two =
        new Capacity("elv-noord", Map.of("ordinary", 2), "a desk", seen, NOW.plusSeconds(60));
    Board board = Board.EMPTY.with(new ServiceChange.CapacityReported(two));
    Place first = find(board, Map.of(), search("GM0014", "BED", 82)).getFirst();
    assertEquals("elv-noord", first.service().id());
    assertEquals(2, first.beds().orElseThrow().free());
    assertTrue(said(first).contains(seen.toString()));
  }

  @Test
  void marksWhatLacksTheAgeOrTheSkillAndKeepsItInTheList() {
    List<Place> child = find(Board.EMPTY, Map.of(), search("GM0014", "BED", 8));
    Place bed = place(child, "elv-noord");
    assertEquals(Place.Fit.LACKS, bed.fit());
    assertTrue(said(bed).contains("18 to 130"));
    Search heart = new Search("GM0114", "HOSPITAL", Optional.of("cardiac"), OptionalInt.of(60));
    List<Place> places = find(Board.EMPTY, Map.of(), heart);
    assertEquals("seh-groningen", places.getFirst().service().id());
    assertEquals(Place.Fit.LACKS, place(places, "seh-emmen").fit());
  }

  @Test
  void believesWhatAServiceSaysOfItsSkillsOnDutyBeforeTheDirectory() {
    Expertise noHeart =
        new Expertise("seh-groningen", Set.of("trauma"), "a desk", NOW, NOW.plusSeconds(60));
    Board board = Board.EMPTY.with(new ServiceChange.ExpertiseReported(noHeart));
    Search heart = new Search("GM0014", "HOSPITAL", Optional.of("cardiac"), OptionalInt.empty());
    assertEquals(Place.Fit.LACKS, place(find(board, Map.of(), heart), "seh-groningen").fit());
  }

  @Test
  void showsAWaitOnlyWhileItIsFresh() {
    ServiceReport old =
        new ServiceReport(
            Optional.empty(),
            OptionalInt.of(60),
            OptionalInt.of(1),
            OptionalInt.of(2),
            Optional.of(NOW.minusSeconds(61)));
    Search search = search("GM0014", "COORDINATION", 60);
    Place place = place(find(Board.EMPTY, Map.of("zcc-noord", old), search), "zcc-noord");
    assertEquals(OptionalInt.empty(), place.waits().seconds());
    assertEquals(Optional.of(NOW.minusSeconds(61)), place.waits().asOf(), "its age is still told");
  }

  @Test
  void tellsAllThatIsWrongWithASearchAtOnce() {
    Places places = new Places(REGION, Board.EMPTY, Map.of(), NOW);
    Search wrong = new Search("GM0363", "HELP<", Optional.of("magic"), OptionalInt.of(131));
    Places.Found.Refused refused = assertInstanceOf(Places.Found.Refused.class, places.find(wrong));
    assertEquals(Set.of("place", "need", "expertise", "age"), refused.faults().keySet());
    assertTrue(
        refused.faults().values().stream()
            .anyMatch(each -> each.english().startsWith("found `HELP?`")));
  }

  private static Search search(String place, String need, int age) {
    return new Search(place, need, Optional.empty(), OptionalInt.of(age));
  }

  private static List<Place> find(Board board, Map<String, ServiceReport> measured, Search search) {
    return assertInstanceOf(
            Places.Found.Listed.class, new Places(REGION, board, measured, NOW).find(search))
        .places();
  }

  private static ServiceChange stop(String service) {
    return new ServiceChange.StateSet(
        new Announcement(
            service,
            ServiceState.STOPPED,
            StateReason.CROWDED,
            "a desk",
            NOW,
            NOW.plus(Duration.ofHours(2))));
  }

  private static Place place(List<Place> places, String id) {
    return places.stream().filter(each -> each.service().id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> ids(List<Place> places) {
    return places.stream().map(each -> each.service().id()).toList();
  }

  private static String said(Place place) {
    return String.join("; ", place.reasons().stream().map(each -> each.english()).toList());
  }

  private static Region region() {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("../regions/demo-noord/region.yaml"));
      return switch (RegionReader.read("region.yaml", bytes)) {
        case Reading.Read<Region> read -> read.value();
        case Reading.Refused<Region> refused ->
            throw new AssertionError(refused.findings().toString());
      };
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
