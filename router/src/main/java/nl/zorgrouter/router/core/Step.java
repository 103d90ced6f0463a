package nl.zorgrouter.router.core;

import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.router.referral.Reply;

/**
 * What one input led to.
 *
 * @param state the state after it
 * @param decided what was decided, in order
 * @param commands what the exchanges are to do, in order
 * @param notices what must not pass in silence
 * @param reply what a professional is answered, when one asked
 */
public record Step(
    RouterState state,
    List<Decided> decided,
    List<Command> commands,
    List<Notice> notices,
    Optional<Reply> reply) {
  public Step {
    decided = List.copyOf(decided);
    commands = List.copyOf(commands);
    notices = List.copyOf(notices);
  }

  Step(RouterState state, List<Decided> decided, List<Command> commands, List<Notice> notices) {
    this(state, decided, commands, notices, Optional.empty());
  }

  static Step to(RouterState state) {
    return new Step(state, List.of(), List.of(), List.of());
  }

  Step noticing(Notice notice) {
    return new Step(state, decided, commands, joined(notices, List.of(notice)), reply);
  }

  Step commanding(Command command) {
    return new Step(state, decided, joined(commands, List.of(command)), notices, reply);
  }

  Step replying(Reply said) {
    return new Step(state, decided, commands, notices, Optional.of(said));
  }

  Step in(RouterState next) {
    return new Step(next, decided, commands, notices, reply);
  }

  /** This step, and then that one, which began where this one ended. */
  Step then(Step next) {
    return new Step(
        next.state,
        joined(decided, next.decided),
        joined(commands, next.commands),
        joined(notices, next.notices),
        next.reply.or(() -> reply));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    if (first.isEmpty()) {
      return second;
    }
    if (second.isEmpty()) {
      return first;
    }
    List<T> both = new java.util.ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
