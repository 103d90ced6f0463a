package nl.zorgrouter.rules.decide;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Takeover;
import nl.zorgrouter.region.Urgency;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Value;

/**
 * A case seen with the eyes of its region: what the tables ask about follows from it.
 *
 * @param facts of the case
 * @param region whose rules decide
 * @param line the call began on
 * @param assessment of its triage
 * @param place of the patient, as far as it may be taken
 * @param local the time of the decision on the wall clock
 * @param period of the week
 */
record Situation(
    CaseFacts facts,
    Region region,
    Line line,
    Assessment assessment,
    Optional<Municipality> place,
    ZonedDateTime local,
    Period period) {
  private static final Set<Urgency> LIFE_IN_DANGER =
      EnumSet.of(Urgency.U0, Urgency.U1, Urgency.A0, Urgency.A1);

  private static final Map<String, Circumstance> CIRCUMSTANCES =
      Arrays.stream(Circumstance.values())
          .collect(Collectors.toUnmodifiableMap(Circumstance::column, Function.identity()));

  static Situation of(CaseFacts facts, Region region) {
    return of(facts, region, Assessment.of(facts, region.urgencies()));
  }

  /** A case whose triage has been judged. */
  static Situation of(CaseFacts facts, Region region, Assessment assessment) {
    Line line =
        region
            .line(facts.line())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the region has no line `%s`".formatted(facts.line())));
    ZonedDateTime local = facts.at().atZone(Hours.ZONE);
    return new Situation(
        facts,
        region,
        line,
        assessment,
        place(facts.patient(), line, region),
        local,
        Period.of(local, region.calendar()));
  }

  /** The urgency that counts; empty when the triage has none that can be relied on. */
  Optional<Urgency> urgency() {
    return assessment.urgency();
  }

  /** Whether a life is in danger, as far as a triage says so. */
  boolean isLifeInDanger() {
    return urgency().map(LIFE_IN_DANGER::contains).orElse(false);
  }

  /** The language spoken: the caller's, or the region's own when nobody says another. */
  String language() {
    return facts.caller().language().orElse(region.settings().language());
  }

  /** Whether a human has the call from its first second. */
  boolean startsWithHuman() {
    return line.kind().startsWithHuman();
  }

  /** The service that has the call when no rule sends it elsewhere, with its target. */
  Destination owner(Priority priority) {
    return line.takeover()
        .filter(this::isTakenOver)
        .map(takeover -> new Destination(takeover.service(), takeover.target()))
        .orElseGet(() -> Destination.of(region.owner(line), priority));
  }

  /**
   * Whether another service answers the line now: when that was planned, or when somebody said that
   * the owner is closed; and never when nobody is on duty there.
   */
  private boolean isTakenOver(Takeover takeover) {
    boolean closed = facts.report(line.owner()).state().equals(Optional.of(ServiceState.CLOSED));
    ServiceReport queue =
        facts.report(
            facts.services().containsKey(takeover.target())
                ? takeover.target()
                : takeover.service());
    return (closed || takeover.plannedAt(facts.at())) && queue.agents().orElse(1) != 0;
  }

  /** What {@code disposition} is asked in one column. */
  Value input(String column) {
    return switch (column) {
      case "origin" -> new Value.Text(line.kind().name());
      case "line" -> new Value.Text(line.id());
      case "choice" -> word(facts.choice());
      case "urgency" -> word(urgency());
      case "advised" ->
          new Value.Text(facts.triage().advised().map(Enum::name).orElse(Tables.NONE));
      case "demand" -> new Value.Text(facts.demand().name());
      case "age" -> Tables.age(facts.patient().years());
      case "ageGroup" -> new Value.Text(facts.patient().ageGroup());
      case "setting" -> word(facts.patient().setting());
      case "period" -> new Value.Text(period.name());
      case "day" -> new Value.Text(local.getDayOfWeek().name());
      case "minute" -> new Value.Whole(local.getHour() * 60 + local.getMinute());
      case "subregion" -> new Value.Text(place.map(Municipality::subregion).orElse(Tables.UNKNOWN));
      case "municipality" -> new Value.Text(place.map(Municipality::code).orElse(Tables.UNKNOWN));
      case "hops" -> Tables.hops(facts.hops());
      default -> circumstance(column);
    };
  }

  /** What {@code disposition} was asked, by column, in the order of the contract. */
  Map<String, Value> inputs(Iterable<Column> asked) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Column column : asked) {
      inputs.put(column.name(), input(column.name()));
    }
    return inputs;
  }

  private Value circumstance(String column) {
    Circumstance named = CIRCUMSTANCES.get(column);
    if (named == null) {
      throw new IllegalArgumentException("disposition has no input `%s`".formatted(column));
    }
    return facts.holds(named).value();
  }

  private static Value word(Optional<? extends Enum<?>> word) {
    return new Value.Text(word.map(Enum::name).orElse(Tables.UNKNOWN));
  }

  /**
   * The municipality that somebody gave. Only where nobody gave one, and never on a line of 112,
   * the place of the line is taken.
   */
  private static Optional<Municipality> place(Patient patient, Line line, Region region) {
    boolean given =
        patient.municipality().isPresent()
            && !patient.placeSource().equals(Optional.of(PlaceSource.NONE));
    if (given) {
      return patient.municipality().flatMap(region::municipality);
    }
    return line.kind().startsWithHuman()
        ? Optional.empty()
        : line.place().flatMap(region::municipality);
  }
}
