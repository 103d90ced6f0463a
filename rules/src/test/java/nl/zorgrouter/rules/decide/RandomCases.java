package nl.zorgrouter.rules.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.ServiceType;

/** Cases of a region that nobody thought of; most begin on 112, and most of them may leave it. */
final class RandomCases {
  private static final Instant YEAR_START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> CODES =
      List.of("U0", "U1", "U2", "U3", "U4", "U5", "U4", "U5", "U4", "U5", "U7", "26A1", "31D2");
  private static final List<String> VUIS =
      List.of("A0", "A1", "B", "B2", "C1", "C1", "C1", "C1", "C1", "C1", "C1", "C2", "C7");

  private RandomCases() {}

  /** One case, in the year 2026. */
  static CaseFacts of(Region region, Random random) {
    List<String> lines = List.copyOf(region.lines().keySet());
    Instant at = YEAR_START.plusSeconds(random.nextInt(365 * 24 * 3600));
    Map<Circumstance, Boolean> flags = new EnumMap<>(Circumstance.class);
    for (Circumstance each : Circumstance.values()) {
      if (random.nextInt(3) == 0) {
        flags.put(each, random.nextInt(12) == 0);
      }
    }
    Map<String, ServiceReport> services = new HashMap<>();
    List<String> rejected = new ArrayList<>();
    for (String each : region.services().keySet()) {
      if (random.nextBoolean()) {
        services.put(each, report(random, at));
      }
      if (random.nextInt(12) == 0) {
        rejected.add(each);
      }
    }
    return new CaseFacts(
        Optional.of("c1"),
        at,
        random.nextInt(3) > 0 ? "112-noord" : pick(random, lines),
        maybe(random, Choice.values()),
        random.nextInt(8) == 0 ? random.nextInt(10) : 0,
        rejected,
        triage(random, at),
        patient(region, random),
        new Caller(
            Optional.empty(),
            random.nextInt(4) == 0
                ? Optional.of(pick(random, List.of("nl", "en", "ar")))
                : Optional.empty(),
            Known.UNKNOWN,
            random.nextInt(12) == 0 ? Known.NO : Known.YES),
        flags,
        random.nextInt(6) == 0 ? pick(random, List.of(Demand.values())) : Demand.CARE_QUESTION,
        services);
  }

  private static Triage triage(Random random, Instant at) {
    String code = pick(random, CODES);
    boolean nts = code.startsWith("U");
    boolean given = random.nextBoolean();
    return new Triage(
        given ? Optional.of(nts ? "NTS" : "PROQA") : Optional.empty(),
        Optional.empty(),
        given ? Optional.of(code) : Optional.empty(),
        random.nextBoolean() ? Optional.of(pick(random, VUIS)) : Optional.empty(),
        Optional.of(at.minusSeconds(random.nextInt(8) == 0 ? 3600 : random.nextInt(1700))),
        Optional.empty(),
        random.nextInt(12) == 0 ? Optional.of("c2") : Optional.of("c1"),
        random.nextInt(4) == 0 ? maybe(random, ServiceType.values()) : Optional.of(ServiceType.HAP),
        pick(random, List.of(Known.YES, Known.YES, Known.YES, Known.UNKNOWN, Known.NO)));
  }

  private static Patient patient(Region region, Random random) {
    List<String> places = List.copyOf(region.municipalities().keySet());
    int months = random.nextInt(1200);
    boolean young = random.nextInt(20) == 0;
    return new Patient(
        random.nextBoolean() ? OptionalInt.of(young ? 0 : months / 12) : OptionalInt.empty(),
        young ? OptionalInt.of(random.nextInt(12)) : OptionalInt.empty(),
        random.nextInt(8) == 0 ? Optional.empty() : Optional.of(pick(random, places)),
        random.nextInt(12) == 0
            ? maybe(random, PlaceSource.values())
            : Optional.of(PlaceSource.STATED),
        maybe(random, Setting.values()));
  }

  private static ServiceReport report(Random random, Instant at) {
    return new ServiceReport(
        maybe(random, ServiceState.values()),
        random.nextBoolean() ? OptionalInt.of(random.nextInt(900)) : OptionalInt.empty(),
        OptionalInt.of(random.nextInt(30)),
        OptionalInt.of(random.nextInt(6)),
        Optional.of(at.minusSeconds(random.nextInt(80))));
  }

  static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static <T> Optional<T> maybe(Random random, T[] from) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(pick(random, List.of(from)));
  }
}
