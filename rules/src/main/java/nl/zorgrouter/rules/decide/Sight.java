package nl.zorgrouter.rules.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.zorgrouter.region.Agreement;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Value;
import org.jspecify.annotations.Nullable;

/**
 * A region as somebody sees it who decides many cases one after another: what was looked up for one
 * case is remembered for the next. It remembers a bounded amount. Not for several threads at once.
 */
final class Sight {
  /** Triages with different codes; there are about as many in use. */
  private static final int MOST_CODES = 4_096;

  private final Region region;
  private final Map<GivenCodes, GivenCodes.Meaning> meanings = new HashMap<>();
  private final Map<Question, List<Candidates.Asked>> candidates = new HashMap<>();
  private final Map<String, Timetable> timetables = new HashMap<>();

  /** The first days on which the agreements are others than the day before. */
  private final LocalDate[] eras;

  private @Nullable Seen last;

  Sight(Region region) {
    this.region = region;
    TreeSet<LocalDate> changes = new TreeSet<>();
    for (Agreement each : region.agreements()) {
      changes.add(each.since());
      each.until().ifPresent(last -> changes.add(last.plusDays(1)));
    }
    eras = changes.toArray(LocalDate[]::new);
    region.services().values().forEach(each -> timetables.put(each.id(), new Timetable(each)));
  }

  /** The case with the eyes of the region; the same again when it is the same object. */
  @SuppressWarnings("ReferenceEquality") // to compare two cases costs more than to look anew
  Seen see(CaseFacts facts) {
    Seen known = last;
    if (known != null && known.situation().facts() == facts) {
      return known;
    }
    if (meanings.size() > MOST_CODES) {
      meanings.clear();
    }
    GivenCodes.Meaning meaning =
        meanings.computeIfAbsent(
            GivenCodes.of(facts.triage()), codes -> codes.meaning(region.urgencies()));
    Seen seen = new Seen(Situation.of(facts, region, Assessment.of(facts, meaning)));
    last = seen;
    return seen;
  }

  /** Which services are asked, in which order. */
  List<Candidates.Asked> candidates(Situation situation, ServiceType type) {
    int era = Arrays.binarySearch(eras, situation.local().toLocalDate());
    Question question =
        new Question(situation.line().id(), situation.place().map(Municipality::code), type, era);
    List<Candidates.Asked> known = candidates.get(question);
    if (known == null) {
      known = new ArrayList<>(Candidates.of(situation, type));
      candidates.put(question, known);
    }
    return known;
  }

  /** Whether a service is open by its schedule. */
  boolean isOpen(Service service, Instant instant) {
    Timetable timetable = timetables.get(service.id());
    return timetable == null ? service.hours().openAt(instant) : timetable.isOpen(instant);
  }

  /**
   * All that candidates depend on beside the region.
   *
   * @param era the days between two changes of the agreements; a day of change and the days after
   *     it count apart, which costs a line of memory and nothing else
   */
  private record Question(String line, Optional<String> place, ServiceType type, int era) {}

  /** One case, and what was found out about it whatever the rules are. */
  static final class Seen {
    private final Situation situation;
    private final Optional<Code> refusal;
    private List<Column> asked = List.of();
    private Value[] values = {};

    private Seen(Situation situation) {
      this.situation = situation;
      refusal = Checks.refusal(situation);
    }

    Situation situation() {
      return situation;
    }

    /** Why the rules are not even asked. */
    Optional<Code> refusal() {
      return refusal;
    }

    /** What {@code disposition} is asked, in the order of its columns; not to be changed. */
    @SuppressWarnings("ReferenceEquality") // the columns of one table, or looked up anew
    Value[] values(List<Column> inputs) {
      if (asked != inputs) {
        values = new Value[inputs.size()];
        for (int input = 0; input < values.length; input++) {
          values[input] = situation.input(inputs.get(input).name());
        }
        asked = inputs;
      }
      return values;
    }
  }

  /** The opening of one service, remembered by the minute: no schedule changes within one. */
  private static final class Timetable {
    private static final int MINUTES = 4_096;

    private final Service service;

    /** Minute and answer in one number, at the place that the minute has in a ring. */
    private final long[] known = new long[MINUTES];

    private Timetable(Service service) {
      this.service = service;
      Arrays.fill(known, -1);
    }

    private boolean isOpen(Instant instant) {
      long minute = Math.floorDiv(instant.getEpochSecond(), 60);
      int place = (int) (minute & (MINUTES - 1));
      if (known[place] >> 1 != minute) {
        known[place] = (minute << 1) | (service.hours().openAt(instant) ? 1 : 0);
      }
      return (known[place] & 1) == 1;
    }
  }
}
