package nl.zorgrouter.rules.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.rules.box.Budget;
import nl.zorgrouter.rules.decide.RuleSet;
import nl.zorgrouter.rules.evaluator.CompiledTable;

/**
 * All properties of one rule set, asked.
 *
 * @param checked every property with its answer, in the order of the contract
 * @param verified the rule set as it may reach a call; empty when a property with the weight of an
 *     error does not hold or could not be decided
 */
public record Verification(List<Checked> checked, Optional<VerifiedRules> verified) {
  /** Comparisons of boxes that one property may take: about half a second. */
  public static final long STEPS = 30_000_000;

  public Verification {
    checked = List.copyOf(checked);
  }

  /**
   * Asks every property.
   *
   * @param rules the tables with their region
   * @param own the region's own properties
   * @param contents the bytes that the rules were read from; they name the version
   */
  public static Verification of(RuleSet rules, RegionProperties own, Contents contents) {
    return of(rules, own, contents, STEPS);
  }

  static Verification of(RuleSet rules, RegionProperties own, Contents contents, long steps) {
    World world = World.of(rules.region());
    CompiledTable disposition = rules.dispositionBits();
    CompiledTable acceptance = rules.acceptanceBits();
    List<Question> questions = new ArrayList<>(Safety.questions(rules.region()));
    questions.addAll(own.requirements());
    Ground cases = Ground.of(disposition, world, questions);
    List<Question> ofAcceptance =
        List.of(new Completeness("acceptance"), new Shadowing("acceptance"));
    Ground offers = Ground.of(acceptance, world, ofAcceptance);
    List<Checked> checked = new ArrayList<>();
    questions.forEach(each -> checked.add(asked(each, cases, steps)));
    checked.add(
        new Checked(
            Offering.property(), Offering.ask(disposition, acceptance, world, new Budget(steps))));
    ofAcceptance.forEach(each -> checked.add(asked(each, offers, steps)));
    List<Checked> inOrder =
        checked.stream().sorted(Comparator.comparingInt(Verification::rank)).toList();
    return new Verification(
        inOrder,
        inOrder.stream().anyMatch(Verification::refuses)
            ? Optional.empty()
            : Optional.of(new VerifiedRules(rules, contents)));
  }

  /** What a person should know, most important first in the order of the contract. */
  public List<Finding> findings() {
    return checked.stream().flatMap(Verification::findings).toList();
  }

  private static Checked asked(Question question, Ground ground, long steps) {
    return new Checked(question.property(), question.ask(ground, new Budget(steps)));
  }

  private static int rank(Checked checked) {
    String id = checked.property().id();
    return id.matches("P\\d") ? id.charAt(1) - '0' : 10;
  }

  private static boolean refuses(Checked checked) {
    return switch (checked.answer()) {
      case Answer.Proved _ -> false;
      case Answer.Refuted _ -> checked.property().severity() == Severity.ERROR;
      case Answer.Undecided _ -> true;
    };
  }

  private static Stream<Finding> findings(Checked checked) {
    Property property = checked.property();
    return switch (checked.answer()) {
      case Answer.Proved _ -> Stream.empty();
      case Answer.Undecided(long steps) ->
          Stream.of(
              Finding.error(
                  property.id(),
                  Place.of("rules"),
                  Say.both(
                      "nobody knows whether this holds: the question took more than %d steps",
                      "niemand weet of dit geldt: de vraag kostte meer dan %d stappen", steps)));
      case Answer.Refuted(List<Counterexample> examples) ->
          examples.stream()
              .map(each ->
                  new Finding(
                      property.severity(),
                      property.id(),
                      each.place(),
                      new Sentence(
                          property.sentence().english() + ": " + each.sentence().english(),
                          property.sentence().dutch() + ": " + each.sentence().dutch())));
    };
  }
}
