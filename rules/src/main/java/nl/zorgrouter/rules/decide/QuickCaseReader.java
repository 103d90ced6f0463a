package nl.zorgrouter.rules.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.ServiceType;

/**
 * Reads cases as machines write them, one a line, straight from bytes. Where it is not sure that it
 * reads what {@link CaseReader} reads it says so, and that one has the word; a test holds the two
 * against each other. Not for several threads at once.
 */
public final class QuickCaseReader {
  private static final int LONGEST_CASE = 64 * 1024;
  private static final ByteNames<String> CASE =
      names(
          "caseId",
          "at",
          "line",
          "choice",
          "hops",
          "rejectedBy",
          "triage",
          "patient",
          "caller",
          "flags",
          "demand",
          "services");
  private static final ByteNames<String> TRIAGE =
      names("system", "version", "code", "vui", "at", "by", "caseId", "advised", "abcdSafe");
  private static final ByteNames<String> PATIENT =
      names("age", "ageMonths", "municipality", "placeSource", "setting");
  private static final ByteNames<String> CALLER =
      names("number", "language", "textRelay", "contact");
  private static final ByteNames<String> SERVICE =
      names("state", "waitSeconds", "waiting", "agents", "asOf");
  private static final ByteNames<Optional<Choice>> CHOICES = words(Choice.values());
  private static final ByteNames<Optional<Demand>> DEMANDS = words(Demand.values());
  private static final ByteNames<Optional<ServiceType>> TYPES = words(ServiceType.values());
  private static final ByteNames<Optional<PlaceSource>> SOURCES = words(PlaceSource.values());
  private static final ByteNames<Optional<Setting>> SETTINGS = words(Setting.values());
  private static final ByteNames<Optional<ServiceState>> STATES = words(ServiceState.values());
  private static final ByteNames<Circumstance> CIRCUMSTANCES =
      new ByteNames<>(
          Arrays.stream(Circumstance.values()).map(Enum::name).toList(),
          List.of(Circumstance.values()));

  private final JsonBytes json = new JsonBytes();
  private final ByteNames<Optional<String>> lines;
  private final ByteNames<String> services;

  private Optional<String> caseId = Optional.empty();
  private Optional<Instant> at = Optional.empty();
  private Optional<String> line = Optional.empty();
  private Optional<Choice> choice = Optional.empty();
  private int hops;
  private final List<String> rejectedBy = new ArrayList<>();
  private Triage triage = Triage.NONE;
  private Patient patient = Patient.NOBODY;
  private Caller caller = Caller.NOBODY;
  private final Map<Circumstance, Boolean> circumstances = new EnumMap<>(Circumstance.class);
  private Optional<Demand> demand = Optional.empty();
  private final Map<String, ServiceReport> reports = new HashMap<>();

  /** Reads cases of a region. */
  public QuickCaseReader(Region region) {
    Collection<String> known = region.lines().keySet();
    lines = new ByteNames<>(List.copyOf(known), known.stream().map(Optional::of).toList());
    services = names(region.services().keySet().toArray(String[]::new));
  }

  /**
   * The case that begins at a place in some bytes and ends with its line; empty when only the
   * careful reader can say what stands there.
   *
   * @param to where the bytes end
   */
  public Optional<CaseFacts> read(byte[] bytes, int from, int to) {
    json.begin(bytes, from, to);
    forget();
    json.object(CASE, this::field);
    boolean understood =
        json.isAtEndOfLine()
            && at.isPresent()
            && line.isPresent()
            && json.at() - from <= LONGEST_CASE;
    return understood
        ? Optional.of(
            new CaseFacts(
                caseId,
                at.get(),
                line.get(),
                choice,
                hops,
                rejectedBy,
                triage,
                patient,
                caller,
                circumstances,
                demand.orElse(Demand.CARE_QUESTION),
                reports))
        : Optional.empty();
  }

  /** Where the case that was read last ends: at the end of its line or of the bytes. */
  public int end() {
    return json.at();
  }

  private void forget() {
    caseId = Optional.empty();
    at = Optional.empty();
    line = Optional.empty();
    choice = Optional.empty();
    hops = 0;
    rejectedBy.clear();
    triage = Triage.NONE;
    patient = Patient.NOBODY;
    caller = Caller.NOBODY;
    circumstances.clear();
    demand = Optional.empty();
    reports.clear();
  }

  private void field(int name) {
    switch (CASE.value(name)) {
      case "caseId" -> caseId = json.text();
      case "at" -> at = json.time();
      case "line" -> line = json.word(lines, Optional.empty());
      case "choice" -> choice = json.word(CHOICES, Optional.empty());
      case "hops" -> hops = json.whole(0, 9).orElse(0);
      case "rejectedBy" -> json.list(() -> rejectedBy.add(json.word(services, "")));
      case "triage" -> triage();
      case "patient" -> patient();
      case "caller" -> caller();
      case "flags" -> json.object(CIRCUMSTANCES, this::circumstance);
      case "demand" -> demand = json.word(DEMANDS, Optional.empty());
      case "services" -> json.object(services, this::service);
      default -> json.doubt();
    }
  }

  private void circumstance(int name) {
    circumstances.put(CIRCUMSTANCES.value(name), json.truth() == Known.YES);
  }

  private void triage() {
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
    json.object(
        TRIAGE,
        name -> {
          switch (TRIAGE.value(name)) {
            case "system" -> read.system = json.text();
            case "version" -> read.version = json.text();
            case "code" -> read.code = json.text();
            case "vui" -> read.vui = json.text();
            case "at" -> read.at = json.time();
            case "by" -> read.by = json.text();
            case "caseId" -> read.caseId = json.text();
            case "advised" -> read.advised = json.word(TYPES, Optional.empty());
            case "abcdSafe" -> read.abcdSafe = json.truth();
            default -> json.doubt();
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

  private void patient() {
    var read =
        new Object() {
          OptionalInt age = OptionalInt.empty();
          OptionalInt ageMonths = OptionalInt.empty();
          Optional<String> municipality = Optional.empty();
          Optional<PlaceSource> placeSource = Optional.empty();
          Optional<Setting> setting = Optional.empty();
        };
    json.object(
        PATIENT,
        name -> {
          switch (PATIENT.value(name)) {
            case "age" -> read.age = json.whole(0, 130);
            case "ageMonths" -> read.ageMonths = json.whole(0, 131 * 12 - 1);
            case "municipality" -> read.municipality = json.text();
            case "placeSource" -> read.placeSource = json.word(SOURCES, Optional.empty());
            case "setting" -> read.setting = json.word(SETTINGS, Optional.empty());
            default -> json.doubt();
          }
        });
    patient =
        new Patient(read.age, read.ageMonths, read.municipality, read.placeSource, read.setting);
  }

  private void caller() {
    var read =
        new Object() {
          Optional<String> number = Optional.empty();
          Optional<String> language = Optional.empty();
          Known textRelay = Known.UNKNOWN;
          Known contact = Known.UNKNOWN;
        };
    json.object(
        CALLER,
        name -> {
          switch (CALLER.value(name)) {
            case "number" -> read.number = json.text();
            case "language" -> read.language = json.text();
            case "textRelay" -> read.textRelay = json.truth();
            case "contact" -> read.contact = json.truth();
            default -> json.doubt();
          }
        });
    caller = new Caller(read.number, read.language, read.textRelay, read.contact);
  }

  private void service(int id) {
    var read =
        new Object() {
          Optional<ServiceState> state = Optional.empty();
          OptionalInt waitSeconds = OptionalInt.empty();
          OptionalInt waiting = OptionalInt.empty();
          OptionalInt agents = OptionalInt.empty();
          Optional<Instant> asOf = Optional.empty();
        };
    json.object(
        SERVICE,
        name -> {
          switch (SERVICE.value(name)) {
            case "state" -> read.state = json.word(STATES, Optional.empty());
            case "waitSeconds" -> read.waitSeconds = json.whole(0, 86_400);
            case "waiting" -> read.waiting = json.whole(0, 100_000);
            case "agents" -> read.agents = json.whole(0, 100_000);
            case "asOf" -> read.asOf = json.time();
            default -> json.doubt();
          }
        });
    reports.put(
        services.value(id),
        new ServiceReport(read.state, read.waitSeconds, read.waiting, read.agents, read.asOf));
  }

  private static ByteNames<String> names(String... names) {
    return new ByteNames<>(List.of(names), List.of(names));
  }

  private static <E extends Enum<E>> ByteNames<Optional<E>> words(E[] words) {
    Function<E, Optional<E>> one = Optional::of;
    return new ByteNames<>(
        Arrays.stream(words).map(Enum::name).toList(), Arrays.stream(words).map(one).toList());
  }
}
