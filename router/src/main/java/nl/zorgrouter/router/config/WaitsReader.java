package nl.zorgrouter.router.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.monitoring.wait.OutcomeRules.AtQueue;
import nl.zorgrouter.monitoring.wait.OutcomeRules.KeyMeaning;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;

/**
 * How the ends of waits are called, for the region and for single queues.
 *
 * @param named where each single queue is named
 */
record WaitsReader(OutcomeRules rules, Map<QueueName, Place> named) {
  /** What holds where the file says nothing. */
  static final WaitsReader USUAL = new WaitsReader(OutcomeRules.USUAL, Map.of());

  private static final String SHORT = "shortAbandonSeconds";

  /** A queue, as people write it down in any file. */
  static final Form QUEUE =
      Form.of(
          "[\\x20-\\x7e]{1,80}",
          "the name of a queue as the exchange has it, at most 80 characters",
          "de naam van een wachtrij zoals de centrale die heeft, hoogstens 80 tekens");

  static WaitsReader read(Yaml value) {
    Fields fields = value.fields(SHORT, "queues");
    Duration usual = seconds(fields).orElse(OutcomeRules.USUAL.shortAbandon());
    Map<QueueName, AtQueue> queues = new LinkedHashMap<>();
    Map<QueueName, Place> named = new LinkedHashMap<>();
    fields
        .optional("queues")
        .ifPresent(names ->
            names
                .entries()
                .forEach((name, queue) -> {
                  AtQueue rules = atQueue(queue);
                  if (QUEUE.pattern().matcher(name).matches()) {
                    queues.put(new QueueName(name), rules);
                    named.put(new QueueName(name), names.keyPlace(name));
                  } else {
                    queue.unknown(name, QUEUE.english(), QUEUE.dutch());
                  }
                }));
    return new WaitsReader(new OutcomeRules(usual, queues), named);
  }

  private static AtQueue atQueue(Yaml value) {
    Fields fields = value.fields(SHORT, "key");
    return new AtQueue(
        seconds(fields),
        fields.optional("key").map(key -> key.word(KeyMeaning.class)).orElse(KeyMeaning.EXIT));
  }

  private static Optional<Duration> seconds(Fields fields) {
    return fields
        .optional(SHORT)
        .map(value -> value.number(0, (int) OutcomeRules.MOST.toSeconds()))
        .map(Duration::ofSeconds);
  }
}
