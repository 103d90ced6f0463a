package nl.zorgrouter.rules.decide;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.region.Urgency;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Domain.Presence;
import nl.zorgrouter.rules.table.Schema;
import nl.zorgrouter.rules.table.Value;

/** The columns of the two tables: what a rule may ask and must answer. */
public final class Tables {
  /** What {@code service} answers to keep a call with the human who has it. */
  public static final String STAY = "STAY";

  /** What {@code service} answers to send a call to the owner of its line. */
  public static final String OWNER = "OWNER";

  static final String UNKNOWN = "unknown";
  static final String NONE = "none";
  static final Value.Text YES = new Value.Text("yes");
  static final Value.Text NO = new Value.Text("no");
  static final Value.Text NOT_KNOWN = new Value.Text(UNKNOWN);
  private static final int LONGEST_REASON = 300;
  private static final int LONGEST_ANSWER_WITHIN = 86_400;
  private static final int LONGEST_WAIT = 86_400;
  private static final int MOST_CALLERS = 100_000;

  private static final int OLDEST = 130;
  private static final int MOST_HOPS = 9;

  private Tables() {}

  /** The columns of {@code disposition}: lines, subregions and municipalities are the region's. */
  public static Schema disposition(Region region) {
    List<Column> inputs = new ArrayList<>();
    inputs.add(words("origin", names(LineKind.values())));
    inputs.add(words("line", region.lines().keySet().stream()));
    inputs.add(words("choice", and(names(Choice.values()), UNKNOWN)));
    inputs.add(words("urgency", and(names(Urgency.values()), UNKNOWN)));
    inputs.add(words("advised", and(names(ServiceType.values()), NONE)));
    inputs.add(words("demand", names(Demand.values())));
    inputs.add(new Column("age", new Domain.Numbers(0, OLDEST, Presence.MAYBE)));
    inputs.add(words("ageGroup", Stream.of("INFANT", "CHILD", "ADULT", "ELDERLY", UNKNOWN)));
    inputs.add(words("setting", and(names(Setting.values()), UNKNOWN)));
    inputs.add(words("period", names(Period.values())));
    inputs.add(words("day", names(DayOfWeek.values())));
    inputs.add(new Column("minute", new Domain.Numbers(0, 1439, Presence.ALWAYS)));
    inputs.add(words("subregion", and(region.subregions().stream(), UNKNOWN)));
    inputs.add(words("municipality", and(region.municipalities().keySet().stream(), UNKNOWN)));
    for (Circumstance each : Circumstance.values()) {
      inputs.add(words(each.column(), Stream.of("yes", "no", UNKNOWN)));
    }
    inputs.add(new Column("hops", new Domain.Numbers(0, MOST_HOPS, Presence.ALWAYS)));
    return new Schema(
        "disposition",
        inputs,
        List.of(
            words("service", Stream.concat(names(ServiceType.values()), Stream.of(STAY, OWNER))),
            words("priority", names(Priority.values())),
            new Column(
                "answerWithin", new Domain.Numbers(1, LONGEST_ANSWER_WITHIN, Presence.ALWAYS)),
            new Column("reason", new Domain.Prose(LONGEST_REASON))));
  }

  /** The columns of {@code acceptance}. */
  public static Schema acceptance() {
    return new Schema(
        "acceptance",
        List.of(
            words("type", names(ServiceType.values())),
            words("candidate", names(CandidateKind.values())),
            words("state", names(ServiceState.values())),
            words("priority", names(Priority.values())),
            new Column("waitKnown", new Domain.Truth()),
            new Column("waitSeconds", new Domain.Numbers(0, LONGEST_WAIT, Presence.MAYBE)),
            new Column("waiting", new Domain.Numbers(0, MOST_CALLERS, Presence.MAYBE)),
            new Column("agents", new Domain.Numbers(0, MOST_CALLERS, Presence.MAYBE)),
            new Column("languageServed", new Domain.Truth()),
            new Column("ageServed", new Domain.Truth()),
            new Column("urgencyServed", new Domain.Truth()),
            words("period", names(Period.values()))),
        List.of(
            words("offer", Stream.of("YES", "NO")),
            words("code", names(Code.values())),
            new Column("reason", new Domain.Prose(LONGEST_REASON))));
  }

  /** An age as {@code disposition} can be asked about it. */
  static Value age(OptionalInt years) {
    return years.isPresent() ? within(years.getAsInt(), OLDEST) : new Value.Absent();
  }

  /** Transfers as {@code disposition} can be asked about them. */
  static Value hops(int hops) {
    return within(hops, MOST_HOPS);
  }

  /** A wait as {@code acceptance} can be asked about it. */
  static Value wait(OptionalInt seconds) {
    return seconds.isPresent() ? within(seconds.getAsInt(), LONGEST_WAIT) : new Value.Absent();
  }

  /** People as {@code acceptance} can be asked about them. */
  static Value people(OptionalInt number) {
    return number.isPresent() ? within(number.getAsInt(), MOST_CALLERS) : new Value.Absent();
  }

  /** A number that the table knows: what lies beyond the bounds is asked about as the bound. */
  private static Value within(int number, int most) {
    return new Value.Whole(Math.clamp(number, 0, most));
  }

  private static Column words(String name, Stream<String> words) {
    return new Column(name, new Domain.Words(words.toList()));
  }

  private static Stream<String> and(Stream<String> words, String last) {
    return Stream.concat(words, Stream.of(last));
  }

  private static Stream<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name);
  }
}
