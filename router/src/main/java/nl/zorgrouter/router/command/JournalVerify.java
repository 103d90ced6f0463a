package nl.zorgrouter.router.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journal verify}: whether every byte is the one that was written. */
@Command(
    name = "verify",
    description = "finds every changed byte of a journal and says where it is",
    mixinStandardHelpOptions = true)
final class JournalVerify implements Callable<Integer> {
  @Mixin private JournalPlace place = new JournalPlace();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<Path> folder = place.folder(spec.commandLine().getErr());
    if (folder.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    JournalVerification verification = JournalVerification.of(folder.get());
    FindingLines.print(verification.findings(), spec.commandLine().getErr());
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d entries are as they were written, %d were lost, %d numbers are kept%n",
            folder.get(), verification.entries(), verification.lost(), verification.numbers());
    spec.commandLine().getOut().flush();
    boolean changed =
        verification.findings().stream().anyMatch(found -> found.severity() == Severity.ERROR);
    return (changed ? ExitCode.FOUND : ExitCode.FINE).number();
  }
}
