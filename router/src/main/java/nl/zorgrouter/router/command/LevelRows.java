package nl.zorgrouter.router.command;

import java.util.Arrays;
import java.util.Optional;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.wait.CallClass;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/** What has a row of its own in a table of service levels. */
enum LevelRows {
  /** The queue a caller was in. */
  QUEUE("queue"),
  /** The kind of line on which his call began. */
  LINE("line");

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
      case QUEUE -> queue.value();
      case LINE -> callClass.label();
    };
  }
}
