package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import org.pcollections.PMap;

/**
 * Ends questions that the dialplan should have ended itself. Its own time-out runs on the
 * exchange's wall clock, which can be set back; this one runs on the router's uptime.
 */
final class Watchdog {
  /** All tries of the dialplan together take about 2 s; after this one is ended. */
  static final Duration OVERDUE = Duration.ofMillis(2_500);

  /** After this the call is sent to its fail-safe. */
  static final Duration STUCK = Duration.ofMillis(3_500);

  private Watchdog() {}

  /** What it did to the questions of one exchange. */
  record Round(
      PMap<CallId, OpenQuestion> questions, List<Command> commands, List<Notice> notices) {}

  static Round look(PbxId pbx, PMap<CallId, OpenQuestion> questions, Duration now) {
    PMap<CallId, OpenQuestion> kept = questions;
    List<Command> commands = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (Map.Entry<CallId, OpenQuestion> entry : questions.entrySet()) {
      CallId call = entry.getKey();
      OpenQuestion question = entry.getValue();
      Duration open = now.minus(question.since());
      OpenQuestion.Rescue rescue = rescue(question.rescue(), open);
      if (rescue == question.rescue()) {
        continue;
      }
      kept = kept.plus(call, new OpenQuestion(question.ticket(), question.since(), rescue));
      switch (rescue) {
        case NONE -> {}
        case ENDED -> {
          commands.add(new Command.EndQuestion(pbx, call));
          notices.add(new Notice.QuestionOverdue(pbx, call, question.ticket(), open));
        }
        case REDIRECTED -> {
          commands.add(new Command.SendToFailsafe(pbx, call));
          notices.add(new Notice.QuestionStuck(pbx, call, question.ticket(), open));
        }
      }
    }
    return new Round(kept, commands, notices);
  }

  private static OpenQuestion.Rescue rescue(OpenQuestion.Rescue so, Duration open) {
    return switch (so) {
      case NONE -> open.compareTo(OVERDUE) > 0 ? OpenQuestion.Rescue.ENDED : so;
      case ENDED -> open.compareTo(STUCK) > 0 ? OpenQuestion.Rescue.REDIRECTED : so;
      case REDIRECTED -> so;
    };
  }
}
