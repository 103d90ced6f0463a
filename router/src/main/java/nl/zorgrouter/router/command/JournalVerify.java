package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.disk.CheckpointVerification;
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

  @Mixin private CheckpointChoice checkpoints = new CheckpointChoice();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<Path> folder = place.folder(errors());
    if (folder.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    Optional<CheckpointVerification> known =
        checkpoints.read(place.checkpoints(folder.get(), errors()), errors());
    if (known.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    ExitCode files = files(folder.get(), known.get());
    if (!database) {
      return files.number();
    }
    Optional<Storage> storage = place.storage(errors());
    if (storage.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    ExitCode copy = copy(folder.get(), storage.get(), known.get().key());
    return (copy == ExitCode.FINE ? files : copy).number();
  }

  private ExitCode files(Path folder, CheckpointVerification known) throws IOException {
    JournalVerification verification =
        JournalVerification.of(folder, known, place.numbersKept(errors()));
    FindingLines.print(verification.findings(), errors());
    say(
        "%s: %d entries are as they were written, %d were lost, %d numbers are kept, %d erased"
            .formatted(
                folder,
                verification.entries(),
                verification.lost(),
                verification.numbers(),
                verification.erased()));
    say(signed(verification));
    return refuses(verification.findings()) ? ExitCode.FOUND : ExitCode.FINE;
  }

  private static boolean refuses(List<Finding> findings) {
    return findings.stream().anyMatch(found -> found.severity() == Severity.ERROR);
  }

  private static String signed(JournalVerification verification) {
    return verification
        .signed()
        .map(signed ->
            "signed up to entry %d of %d at %s by the node with the key %s"
                .formatted(
                    signed.checkpoint().sequence(),
                    verification.last(),
                    signed.checkpoint().at(),
                    signed.key().text()))
        .orElse("not signed: no checkpoint fits it");
  }

  private ExitCode copy(Path folder, Storage storage, Optional<NodeKey> key) throws IOException {
    Optional<JournalId> journal;
    try (JournalReader reader = JournalReader.of(folder)) {
      journal = reader.next().isPresent() ? reader.journal() : Optional.empty();
    }
    if (journal.isEmpty()) {
      errors()
          .printf("%s: no entry can be read; the copy has nothing to be held against%n", folder);
      return ExitCode.FOUND;
    }
    return switch (CopyVerification.of(storage, journal.get(), folder, key)) {
      case CopyVerification.Unreached(String why) -> {
        errors().println(why);
        yield ExitCode.ENVIRONMENT;
      }
      case CopyVerification.Read(StoreVerification copy) -> {
        copy.fault().ifPresent(fault -> errors().printf("database: %s%n", fault));
        FindingLines.print(copy.checkpoints(), errors());
        say(
            "database: %d entries are those of the files, %d without their text"
                .formatted(copy.entries(), copy.forgotten()));
        yield copy.fault().isPresent() || refuses(copy.checkpoints())
            ? ExitCode.FOUND
            : ExitCode.FINE;
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
