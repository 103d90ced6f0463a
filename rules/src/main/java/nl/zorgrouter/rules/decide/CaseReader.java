package nl.zorgrouter.rules.decide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.ServiceType;

/**
 * Reads the facts of one case out of JSON. A field that is left out is not known; a field that does
 * not exist, or has the wrong type, is told, and the case is refused.
 */
public final class CaseReader {
  private final Region region;
  private final JsonCursor json;

  private final Set<String> given = new HashSet<>();
  private Optional<String> caseId = Optional.empty();
  private Optional<Instant> at = Optional.empty();
  private Optional<String> line = Optional.empty();
  private Optional<Choice> choice = Optional.empty();
  private OptionalInt hops = OptionalInt.of(0);
  private final List<String> rejectedBy = new ArrayList<>();
  private Triage triage = Triage.NONE;
  private Patient patient = Patient.NOBODY;
  private Caller caller = Caller.NOBODY;
  private final Map<Circumstance, Boolean> circumstances = new EnumMap<>(Circumstance.class);
  private Optional<Demand> demand = Optional.empty();
  private final Map<String, ServiceReport> services = new HashMap<>();

  private CaseReader(Region region, JsonCursor json) {
    this.region = region;
    this.json = json;
  }

  /**
   * The facts of the one case that a text holds, or everything that is wrong with it.
   *
   * @param region whose lines and services the case names
   * @param file as findings repeat it; {@code -} for standard input
   * @param linesBefore lines of that file before this text; 0 when it is the whole file
   * @param text the case, at most 64 KiB
   */
  public static Reading<CaseFacts> read(Region region, String file, int linesBefore, String text) {
    try {
      JsonCursor json = new JsonCursor(file, linesBefore, text);
      CaseReader reader = new CaseReader(region, json);
      return reader.facts(json.document(reader::field));
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory could not be read", impossible);
    }
  }

  private Reading<CaseFacts> facts(boolean whole) {
    for (String needed : List.of("at", "line")) {
      if (whole && !given.contains(needed)) {
        json.missing(needed);
      }
    }
    if (!json.faults().isEmpty()) {
      return new Reading.Refused<>(json.faults());
    }
    return new Reading.Read<>(
        new CaseFacts(
            caseId,
            at.orElseThrow(),
            line.orElseThrow(),
            choice,
            hops.orElse(0),
            rejectedBy,
            triage,
            patient,
            caller,
            circumstances,
            demand.orElse(Demand.CARE_QUESTION),
            services),
        List.of());
  }

  private void field(String name) throws IOException {
    given.add(name);
    switch (name) {
      case "caseId" -> caseId = json.text();
      case "at" -> at = json.time();
      case "line" -> {
        line = json.text();
        if (line.isPresent() && region.line(line.get()).isEmpty()) {
          String known = String.join(", ", region.lines().keySet());
          json.wrong(
              line.get(), "a line of the region: " + known, "een lijn van de regio: " + known);
        }
      }
      case "choice" -> choice = json.word(Choice.class);
      case "hops" -> hops = json.whole(0, 9);
      case "rejectedBy" ->
          json.list(() -> json.text().filter(this::isService).ifPresent(rejectedBy::add));
      case "triage" -> triage();
      case "patient" -> patient();
      case "caller" -> caller();
      case "flags" -> json.object(this::circumstance);
      case "demand" -> demand = json.word(Demand.class);
      case "services" -> json.object(this::service);
      default ->
          json.unknown(
              "caseId, at, line, choice, hops, rejectedBy, triage, patient, caller, flags, demand,"
                  + " services");
    }
  }

  private void triage() throws IOException {
    var read =
        new Object() {
          Optional<String> system = Optional.empty();
          Optional<String> version = Optional.empty();
          Optional<String> code = Optional.empty();
          Optional<String> vui = Optional.empty();
          Optional<Instant> at = Optional.empty();
          Optional<String> by = Optional.empty();
          Optional<String> caseId = Optional.empty();
          Optional<ServiceType> advised = Optional.empty();
          Known abcdSafe = Known.UNKNOWN;
        };
    json.object(name -> {
      switch (name) {
        case "system" -> read.system = json.text();
        case "version" -> read.version = json.text();
        case "code" -> read.code = json.text();
        case "vui" -> read.vui = json.text();
        case "at" -> read.at = json.time();
        case "by" -> read.by = json.text();
        case "caseId" -> read.caseId = json.text();
        case "advised" -> read.advised = json.word(ServiceType.class);
        case "abcdSafe" -> read.abcdSafe = json.truth();
        default -> json.unknown("system, version, code, vui, at, by, caseId, advised, abcdSafe");
      }
    });
    triage =
        new Triage(
            read.system,
            read.version,
            read.code,
            read.vui,
            read.at,
            read.by,
            read.caseId,
            read.advised,
            read.abcdSafe);
  }

  private void patient() throws IOException {
    var read =
        new Object() {
          OptionalInt age = OptionalInt.empty();
          OptionalInt ageMonths = OptionalInt.empty();
          Optional<String> municipality = Optional.empty();
          Optional<PlaceSource> placeSource = Optional.empty();
          Optional<Setting> setting = Optional.empty();
        };
    json.object(name -> {
      switch (name) {
        case "age" -> read.age = json.whole(0, 130);
        case "ageMonths" -> read.ageMonths = json.whole(0, 131 * 12 - 1);
        case "municipality" -> read.municipality = json.text();
        case "placeSource" -> read.placeSource = json.word(PlaceSource.class);
        case "setting" -> read.setting = json.word(Setting.class);
        default -> json.unknown("age, ageMonths, municipality, placeSource, setting");
      }
    });
    patient =
        new Patient(read.age, read.ageMonths, read.municipality, read.placeSource, read.setting);
  }

  private void caller() throws IOException {
    var read =
        new Object() {
          Optional<String> number = Optional.empty();
          Optional<String> language = Optional.empty();
          Known textRelay = Known.UNKNOWN;
          Known contact = Known.UNKNOWN;
        };
    json.object(name -> {
      switch (name) {
        case "number" -> read.number = json.text();
        case "language" -> read.language = json.text();
        case "textRelay" -> read.textRelay = json.truth();
        case "contact" -> read.contact = json.truth();
        default -> json.unknown("number, language, textRelay, contact");
      }
    });
    caller = new Caller(read.number, read.language, read.textRelay, read.contact);
  }

  private void circumstance(String name) throws IOException {
    Optional<Circumstance> known = Circumstance.of(name);
    if (known.isEmpty()) {
      json.unknown(
          String.join(", ", Arrays.stream(Circumstance.values()).map(Enum::name).toList()));
      return;
    }
    switch (json.truth()) {
      case YES -> circumstances.put(known.get(), true);
      case NO -> circumstances.put(known.get(), false);
      case UNKNOWN -> circumstances.remove(known.get());
    }
  }

  private void service(String id) throws IOException {
    if (!isTakeoverQueue(id)) {
      isService(id);
    }
    var read =
        new Object() {
          Optional<ServiceState> state = Optional.empty();
          OptionalInt waitSeconds = OptionalInt.empty();
          OptionalInt waiting = OptionalInt.empty();
          OptionalInt agents = OptionalInt.empty();
          Optional<Instant> asOf = Optional.empty();
        };
    json.object(name -> {
      switch (name) {
        case "state" -> read.state = json.word(ServiceState.class);
        case "waitSeconds" -> read.waitSeconds = json.whole(0, 86_400);
        case "waiting" -> read.waiting = json.whole(0, 100_000);
        case "agents" -> read.agents = json.whole(0, 100_000);
        case "asOf" -> read.asOf = json.time();
        default -> json.unknown("state, waitSeconds, waiting, agents, asOf");
      }
    });
    services.put(
        id, new ServiceReport(read.state, read.waitSeconds, read.waiting, read.agents, read.asOf));
  }

  private boolean isTakeoverQueue(String id) {
    return region.lines().values().stream()
        .flatMap(line -> line.takeover().stream())
        .anyMatch(takeover -> takeover.target().equals(id));
  }

  private boolean isService(String id) {
    if (region.service(id).isPresent()) {
      return true;
    }
    String known = String.join(", ", region.services().keySet());
    json.wrong(id, "a service of the region: " + known, "een dienst van de regio: " + known);
    return false;
  }
}
