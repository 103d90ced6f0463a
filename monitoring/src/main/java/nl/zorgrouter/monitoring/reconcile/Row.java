package nl.zorgrouter.monitoring.reconcile;

import java.util.Map;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.Outcome;

/**
 * One line of the comparison.
 *
 * @param outcome short abandonments stand under {@link Outcome#ABANDONED}: the log has one word
 * @param theirs how many the exchange logged
 * @param ours how many we counted
 * @param whys the differences that touch this line, by reason, waits that differ included
 */
public record Row(QueueName queue, Outcome outcome, long theirs, long ours, Map<Why, Long> whys) {
  public Row {
    whys = Map.copyOf(whys);
  }
}
