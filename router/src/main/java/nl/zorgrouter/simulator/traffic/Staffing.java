package nl.zorgrouter.simulator.traffic;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Who sits at which queue in which shift. The numbers are assumptions, in proportion to published
 * ones: a desk team of 4 by day and 3 at night for a control room, 5 to 7 triagists at a middling
 * post on a Saturday.
 *
 * @param exchange by its name in the region file
 * @param queues the queues these people answer, first choice first
 * @param day from 08:00 to 17:00, at a weekend for a GP service
 * @param evening from 17:00 to 23:00
 * @param night from 23:00 to 08:00
 */
public record Staffing(String exchange, List<String> queues, int day, int evening, int night) {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  public Staffing {
    queues = List.copyOf(queues);
  }

  /** The people of the demonstration region. */
  public static List<Staffing> ofTheRegion() {
    return List.of(
        new Staffing("mka-noord", List.of("desk"), 4, 4, 3),
        new Staffing("mka-noord", List.of("desk-neighbour"), 2, 2, 2),
        new Staffing("hap-noord", List.of("hap-groningen-urgent", "hap-groningen"), 8, 6, 2),
        new Staffing("hap-noord", List.of("hap-drenthe-urgent", "hap-drenthe"), 4, 3, 1),
        new Staffing("hap-noord", List.of("hap-fryslan-urgent", "hap-fryslan"), 4, 3, 1),
        new Staffing(
            "hap-noord",
            List.of(
                "zcc-noord", "coordination-fryslan", "coordination-drenthe", "coordination-noord"),
            2,
            2,
            1),
        new Staffing("hap-noord", List.of("practice-veendam"), 2, 0, 0),
        new Staffing("hap-noord", List.of("hap-groningen-practice"), 1, 1, 0),
        new Staffing("mka-noord", List.of("ggz-noord"), 1, 1, 1),
        new Staffing("hap-noord", List.of("ggz-noord"), 1, 1, 1),
        new Staffing("hap-noord", List.of("vvt-noord", "so-drenthe", "elv-noord"), 1, 1, 1));
  }

  /** How many of them are there at an instant. */
  public int at(Instant instant) {
    ZonedDateTime local = instant.atZone(ZONE);
    int hour = local.getHour();
    boolean weekday = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    boolean office = hour >= 8 && hour < 17;
    if (office && weekday && queues.getFirst().startsWith("hap-")) {
      return 0;
    }
    return office ? day : hour >= 17 && hour < 23 ? evening : night;
  }

  /** The telephone of the one with this number, from 1. */
  public String telephone(int number) {
    return "PJSIP/%s-%d".formatted(queues.getLast(), number);
  }
}
