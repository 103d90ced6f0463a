package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import nl.zorgrouter.router.store.CopyVerification;
import nl.zorgrouter.router.store.StoreVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal verify}: whether every byte is the one that was written. */
@Command(
    name = "verify",
    description = "finds every changed byte of a journal and says where it is",
    mixinStandardHelpOptions = true)
final class JournalVerify implements Callable<Integer> {
  @Mixin private JournalPlace place = new JournalPlace();

  @Option(
      names = "--database",
      description = "also its copy in the database of the configuration, entry by entry")
  private boolean database;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<Path> folder = place.folder(errors());
    if (folder.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    ExitCode files = files(folder.get());
    if (!database) {
      return files.number();
    }
    Optional<Storage> storage = place.storage(errors());
    if (storage.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    ExitCode copy = copy(folder.get(), storage.get());
    return (copy == ExitCode.FINE ? files : copy).number();
  }

  private ExitCode files(Path folder) throws IOException {
    JournalVerification verification = JournalVerification.of(folder);
    FindingLines.print(verification.findings(), errors());
    say(
        "%s: %d entries are as they were written, %d were lost, %d numbers are kept, %d erased"
            .formatted(
                folder,
                verification.entries(),
                verification.lost(),
                verification.numbers(),
                verification.erased()));
    boolean changed =
        verification.findings().stream().anyMatch(found -> found.severity() == Severity.ERROR);
    return changed ? ExitCode.FOUND : ExitCode.FINE;
  }

  private ExitCode copy(Path folder, Storage storage) throws IOException {
    Optional<JournalId> journal;
    try (JournalReader reader = JournalReader.of(folder)) {
      journal = reader.next().isPresent() ? reader.journal() : Optional.empty();
    }
    if (journal.isEmpty()) {
      errors()
          .printf("%s: no entry can be read; the copy has nothing to be held against%n", folder);
      return ExitCode.FOUND;
    }
    return switch (CopyVerification.of(storage, journal.get(), folder)) {
      case CopyVerification.Unreached(String why) -> {
        errors().println(why);
        yield ExitCode.ENVIRONMENT;
      }
      case CopyVerification.Read(StoreVerification copy) -> {
        copy.fault().ifPresent(fault -> errors().printf("database: %s%n", fault));
        say(
            "database: %d entries are those of the files, %d without their text"
                .formatted(copy.entries(), copy.forgotten()));
        yield copy.fault().isPresent() ? ExitCode.FOUND : ExitCode.FINE;
      }
    };
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
