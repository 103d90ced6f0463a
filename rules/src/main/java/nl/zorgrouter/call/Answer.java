package nl.zorgrouter.call;

import java.util.regex.Pattern;

/**
 * What a router answers to a question: the one variable {@code ZR_ANSWER}.
 *
 * @param ticket the question's ticket, repeated
 * @param rulesVersion the rule set that decided, from 1
 * @param decisionId names the decision in the journal; characters A-Z a-z 0-9 . _ -
 * @param target where the call goes
 * @param patienceSeconds how long it waits there before it asks again, 1 to 86,400
 * @param priority the queue priority, 0 to 20: 20 is an unanswered 112 call, 10 one that came back
 */
public record Answer(
    Ticket ticket,
    int rulesVersion,
    String decisionId,
    Target target,
    int patienceSeconds,
    int priority) {
  private static final Pattern DECISION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public Answer {
    if (!DECISION.matcher(decisionId).matches()
        || rulesVersion < 1
        || patienceSeconds < 1
        || patienceSeconds > 86_400
        || priority < 0
        || priority > 20) {
      throw new IllegalArgumentException(
          "an answer of version %d, decision `%s`, patience %d s, priority %d"
              .formatted(rulesVersion, decisionId, patienceSeconds, priority));
    }
  }

  /** The text on the wire: {@code ticket;rulesVersion;decisionId;target;patience;priority}. */
  public String onTheWire() {
    return "%s;%d;%s;%s;%d;%d"
        .formatted(ticket, rulesVersion, decisionId, target, patienceSeconds, priority);
  }
}
