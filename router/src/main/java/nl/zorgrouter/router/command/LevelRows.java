package nl.zorgrouter.router.command;

import java.util.Arrays;
import java.util.Optional;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.level.Callers;
import nl.zorgrouter.monitoring.level.People;
import nl.zorgrouter.monitoring.level.Unit;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/** What has a row of its own in a table of service levels. */
enum LevelRows {
  /** The queue a caller was in. */
  QUEUE("queue"),
  /** The kind of line on which his call began. */
  LINE("line"),
  /** The queue a person came to first, with his whole wait. */
  PERSON("person");

  private final String word;

  LevelRows(String word) {
    this.word = word;
  }

  /** What somebody typed, when it is one. */
  static Optional<LevelRows> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** As people type it. */
  String word() {
    return word;
  }

  Sentence header() {
    return switch (this) {
      case QUEUE -> new Sentence("queue", "wachtrij");
      case LINE -> new Sentence("line", "lijn");
      case PERSON -> new Sentence("first queue", "eerste wachtrij");
    };
  }

  Unit unit() {
    return switch (this) {
      case QUEUE, LINE -> Unit.VISIT;
      case PERSON -> Unit.PERSON;
    };
  }

  /** Whom these rows count, of all visits. */
  Callers counted(Callers visits) {
    return switch (unit()) {
      case VISIT -> visits;
      case PERSON -> People.of(visits);
    };
  }

  String name(Visit visit) {
    return name(visit.queue(), visit.callClass());
  }

  String name(VisitBegan visit) {
    return name(visit.queue(), visit.callClass());
  }

  private String name(QueueName queue, CallClass callClass) {
    return switch (this) {
      case QUEUE, PERSON -> queue.value();
      case LINE -> callClass.label();
    };
  }
}
