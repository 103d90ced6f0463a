package nl.zorgrouter.telephony.ami;

import java.util.Optional;
import java.util.function.Consumer;

/** The actions of one submission: it ends when the last of them has, with the first failure. */
final class Group {
  private final Consumer<Outcome> end;
  private int open;
  private Optional<Outcome> failure = Optional.empty();

  Group(Submission submission, Consumer<Outcome> end) {
    this.end = end;
    open = submission.requests().size();
  }

  void ended(Outcome outcome) {
    if (!(outcome instanceof Outcome.Accepted) && failure.isEmpty()) {
      failure = Optional.of(outcome);
    }
    if (--open == 0) {
      end.accept(failure.orElse(outcome));
    }
  }
}
