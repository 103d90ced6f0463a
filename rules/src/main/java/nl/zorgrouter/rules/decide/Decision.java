package nl.zorgrouter.rules.decide;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.rules.table.Value;

/**
 * What happens with a call, and why.
 *
 * @param caseId of the case
 * @param outcome what happens
 * @param onward where it goes and how soon; empty when it stays
 * @param reason one plain sentence
 * @param code the same for machines
 * @param rule {@code disposition/<row>}, or {@code check/<code>} when no rule was asked
 * @param rulesVersion of the rule set
 * @param alternatives services that were looked at and not taken, in the order asked
 * @param facts what was used, by the names of the tables' columns
 */
public record Decision(
    Optional<String> caseId,
    Outcome outcome,
    Optional<Onward> onward,
    Sentence reason,
    Code code,
    String rule,
    int rulesVersion,
    List<Alternative> alternatives,
    Map<String, Value> facts) {
  public Decision {
    alternatives = List.copyOf(alternatives);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    if (onward.isEmpty() != (outcome == Outcome.STAY)) {
      throw new IllegalArgumentException("only a call that stays goes nowhere");
    }
  }

  /** The decision as one line of JSON, in the field order of the contract, reasons in English. */
  public String toJson() {
    return DecisionJson.line(this, Sentence.Language.ENGLISH);
  }

  /** The decision as one line of JSON with its reasons in that language. */
  public String toJson(Sentence.Language language) {
    return DecisionJson.line(this, language);
  }

  /**
   * Where a call goes and how soon somebody must answer it there.
   *
   * @param destination the service and its target
   * @param priority in the queue of the service
   * @param answerBy the instant by which a human has answered
   * @param patienceSeconds the same, from the decision
   */
  public record Onward(
      Destination destination, Priority priority, Instant answerBy, int patienceSeconds) {}
}
