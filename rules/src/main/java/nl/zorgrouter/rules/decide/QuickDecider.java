package nl.zorgrouter.rules.decide;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.rules.evaluator.CompiledTable;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Row;
import nl.zorgrouter.rules.table.Value;

/**
 * Decides many cases, one after another, when nobody asks why: the verdict of {@link Decider},
 * without its explanation. A test holds the two against each other. Not for several threads at
 * once.
 */
public final class QuickDecider {
  private final RuleSet rules;
  private final Sight sight;
  private final List<Column> inputs;
  private final Answer[] answers;
  private final Map<Code, String> checks = new EnumMap<>(Code.class);

  private QuickDecider(RuleSet rules, Sight sight, List<Column> inputs) {
    this.rules = rules;
    this.sight = sight;
    this.inputs = inputs;
    answers = rules.disposition().rows().stream().map(Answer::of).toArray(Answer[]::new);
    Arrays.stream(Code.values()).forEach(code -> checks.put(code, "check/" + code));
  }

  /** Decides by a rule set. */
  public static QuickDecider of(RuleSet rules) {
    return new QuickDecider(rules, new Sight(rules.region()), rules.disposition().inputs());
  }

  /** Decides the same cases by another rule set, and shares what it looks up about them. */
  public QuickDecider beside(RuleSet others) {
    if (!others.region().equals(rules.region())) {
      return of(others);
    }
    List<Column> asked = others.disposition().inputs();
    return new QuickDecider(others, sight, asked.equals(inputs) ? inputs : asked);
  }

  /**
   * What happens with a case.
   *
   * @throws IllegalArgumentException when the region has no such line
   */
  public Verdict decide(CaseFacts facts) {
    Sight.Seen seen = sight.see(facts);
    Situation situation = seen.situation();
    if (seen.refusal().isPresent()) {
      Code code = seen.refusal().get();
      return kept(situation, code, check(code), Urge.ORDINARY);
    }
    int row = rules.dispositionBits().firstRow(seen.values(inputs));
    return row == CompiledTable.NONE
        ? kept(situation, Code.GUARD, check(Code.GUARD), Urge.ORDINARY)
        : byRow(situation, answers[row]);
  }

  /**
   * The row of {@code disposition} that a case falls in, whether or not a check would keep the case
   * from it.
   *
   * @throws IllegalArgumentException when the region has no such line
   */
  public Optional<Row> row(CaseFacts facts) {
    int row = rules.dispositionBits().firstRow(sight.see(facts).values(inputs));
    return row == CompiledTable.NONE
        ? Optional.empty()
        : Optional.of(rules.disposition().rows().get(row));
  }

  private Verdict byRow(Situation situation, Answer answer) {
    Urge urge = answer.urge();
    if (answer.type().isEmpty()) {
      return kept(situation, Code.RULE, answer.rule(), urge);
    }
    List<Candidates.Asked> candidates = sight.candidates(situation, answer.type().get());
    Optional<Reason> first = Optional.empty();
    for (Candidates.Asked asked : candidates) {
      Candidate candidate =
          Candidate.of(
              asked, situation, urge, service -> sight.isOpen(service, situation.facts().at()));
      Optional<Reason> refusal = candidate.refusal(rules.acceptanceBits());
      if (refusal.isEmpty()) {
        return taken(situation, asked.service(), answer);
      }
      first = first.isPresent() ? first : refusal;
    }
    boolean hasOwn = !candidates.isEmpty() && candidates.getFirst().kind() == CandidateKind.OWN;
    Code code = first.filter(_ -> hasOwn).map(Reason::code).orElse(Code.NO_SERVICE);
    return kept(situation, code, answer.rule(), urge);
  }

  private static Verdict taken(Situation situation, Service service, Answer answer) {
    return Guard.keepsFrom(service, situation)
        ? kept(situation, Code.GUARD, answer.rule(), answer.urge())
        : new Verdict(
            situation.startsWithHuman() ? Outcome.REFER : Outcome.ROUTE,
            Optional.of(Destination.of(service, answer.urge().priority())),
            Code.RULE,
            answer.rule());
  }

  private static Verdict kept(Situation situation, Code code, String rule, Urge urge) {
    return situation.startsWithHuman()
        ? new Verdict(Outcome.STAY, Optional.empty(), code, rule)
        : new Verdict(Outcome.ROUTE, Optional.of(situation.owner(urge.priority())), code, rule);
  }

  private String check(Code code) {
    return checks.getOrDefault(code, "");
  }

  /**
   * What a row of {@code disposition} answers.
   *
   * @param rule as a verdict names it
   * @param type which kind of service; empty when the call is kept
   * @param urge how soon
   */
  private record Answer(String rule, Optional<ServiceType> type, Urge urge) {
    private static Answer of(Row row) {
      boolean isKept =
          row.outputs().getFirst().equals(new Value.Text(Tables.STAY))
              || row.outputs().getFirst().equals(new Value.Text(Tables.OWNER));
      Optional<ServiceType> type =
          !isKept && row.outputs().getFirst() instanceof Value.Text(String name)
              ? Optional.of(ServiceType.valueOf(name))
              : Optional.empty();
      return new Answer("disposition/" + row.id(), type, Urge.of(row));
    }
  }
}
