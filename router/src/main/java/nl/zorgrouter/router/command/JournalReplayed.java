package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalReplay;
import nl.zorgrouter.router.journal.UnreadableEntry;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.RuleArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journal replay}: makes every decision again. */
@Command(
    name = "replay",
    description = "makes every decision again from its inputs and names the first that differs",
    mixinStandardHelpOptions = true)
final class JournalReplayed implements Callable<Integer> {
  @Mixin private JournalPlace place = new JournalPlace();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<Path> folder = place.folder(errors());
    if (folder.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    JournalReplay replay = new JournalReplay(new RuleArchive(folder.get()));
    ExitCode code = replayed(folder.get(), replay);
    PrintWriter output = spec.commandLine().getOut();
    output.printf("%d decisions were made again and are the same%n", replay.compared());
    if (replay.notCompared() > 0) {
      output.printf(
          "%d could not be made again: inputs were lost, or their rules are not in the archive%n",
          replay.notCompared());
    }
    output.flush();
    return code.number();
  }

  private ExitCode replayed(Path folder, JournalReplay replay) throws IOException {
    try (JournalReader reader = JournalReader.of(folder)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        Optional<JournalReplay.Difference> difference =
            replay.next(EntryText.read(frame.get().kind(), frame.get().text()));
        if (difference.isPresent()) {
          tell(frame.get().sequence(), difference.get());
          return ExitCode.FOUND;
        }
      }
      Optional<JournalReader.Fault> fault = reader.fault();
      fault.ifPresent(each ->
          errors()
              .printf(
                  "%s, byte %d, entry %d: %s; `journal verify` says more%n",
                  each.file(), each.position(), each.sequence(), each.why()));
      return fault.isPresent() ? ExitCode.FOUND : ExitCode.FINE;
    } catch (UnreadableEntry unreadable) {
      errors().println(unreadable.getMessage());
      return ExitCode.FOUND;
    }
  }

  private void tell(long entry, JournalReplay.Difference difference) {
    errors()
        .printf(
            "entry %d: the journal says `%s`; made again it is `%s`%n",
            entry,
            difference.written().map(JournalReplayed::sentence).orElse("no decision"),
            difference.made().map(JournalReplayed::sentence).orElse("no decision"));
    errors().flush();
  }

  private static String sentence(Decided decided) {
    return "%s %s %s: %s"
        .formatted(
            decided.pbx(),
            decided.call(),
            decided.answer().onTheWire(),
            decided.decision().toJson());
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
