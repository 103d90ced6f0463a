package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Urgency;
import nl.zorgrouter.rules.decide.Guard;
import nl.zorgrouter.rules.decide.Tables;
import nl.zorgrouter.rules.table.Condition;

/** The properties of every region's {@code disposition}, as questions. */
final class Safety {
  private static final Condition STAY = Say.is(Tables.STAY);

  private Safety() {}

  /** P1 to P4, P6 and P7, and that only a human's call can stay. */
  static List<Question> questions(Region region) {
    List<Urgency> mayLeave =
        Arrays.stream(Urgency.values())
            .filter(each -> Guard.mayLeave(each, region.settings()))
            .toList();
    List<Question> questions = new ArrayList<>();
    questions.add(protectedUrgencies(mayLeave));
    questions.add(excluded());
    questions.add(careLine());
    questions.add(stayElsewhere());
    questions.add(new Completeness("disposition"));
    questions.add(new Raising(mayLeave));
    questions.add(new Shadowing("disposition"));
    questions.add(Reach.of(region));
    return questions;
  }

  private static Question protectedUrgencies(List<Urgency> mayLeave) {
    List<String> names = mayLeave.stream().map(Enum::name).toList();
    return new Requirement(
        new Property(
            "P1",
            Severity.ERROR,
            Say.both(
                "a case of 112 stays with its human, unless its urgency is one of %s",
                "een geval van 112 blijft bij zijn centralist, tenzij de urgentie een is van %s",
                String.join(", ", names))),
        List.of(Map.of("origin", Say.is("EMERGENCY"), "urgency", Say.noneOf(names))),
        Map.of("service", STAY));
  }

  private static Question excluded() {
    return new Requirement(
        new Property(
            "P2",
            Severity.ERROR,
            Say.both(
                "a case of 112 that is violent, suicidal or intoxicated stays with its human",
                "een geval van 112 met geweld, suïcidaliteit of intoxicatie blijft bij zijn"
                    + " centralist")),
        List.of(
            excluded(Circumstance.VIOLENT),
            excluded(Circumstance.SUICIDAL),
            excluded(Circumstance.INTOXICATED)),
        Map.of("service", STAY));
  }

  private static Map<String, Condition> excluded(Circumstance circumstance) {
    return Map.of("origin", Say.is("EMERGENCY"), circumstance.column(), Say.is("yes"));
  }

  private static Question careLine() {
    return new Requirement(
        new Property(
            "P2",
            Severity.ERROR,
            Say.both(
                "a call on a care line that did not choose the medical question goes to the owner",
                "een oproep op een zorglijn die niet voor de medische vraag koos, gaat naar de"
                    + " eigenaar")),
        List.of(Map.of("origin", Say.is("CARE_LINE"), "choice", Say.isNot("MEDICAL"))),
        Map.of("service", Say.is(Tables.OWNER)));
  }

  private static Question stayElsewhere() {
    return new Requirement(
        new Property(
            "STAY_ELSEWHERE",
            Severity.ERROR,
            Say.both(
                "only a case of 112 stays: on other lines nobody has the call; say OWNER there",
                "alleen een geval van 112 blijft: op andere lijnen heeft niemand de oproep; schrijf"
                    + " daar OWNER")),
        List.of(Map.of("origin", Say.isNot("EMERGENCY"))),
        Map.of("service", Say.isNot(Tables.STAY)));
  }
}
