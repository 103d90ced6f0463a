package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.disk.Erasure;
import nl.zorgrouter.router.journal.disk.ErasureOrder;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.KeptNumbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal erase}: forgets a number, or the numbers of a call. */
@Command(
    name = "erase",
    description = "forgets a telephone number, or those of one call; the chain stays whole",
    mixinStandardHelpOptions = true)
final class JournalErase implements Callable<Integer> {
  @Mixin private JournalPlace place = new JournalPlace();

  @Option(names = "--number", paramLabel = "NUMBER", description = "the number, such as 0612345678")
  private Optional<String> number = Optional.empty();

  @Option(names = "--call", paramLabel = "ID", description = "or the unique id of a call's leg")
  private Optional<String> call = Optional.empty();

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "who asks for it; stands in the log of NEN 7513")
  private String by = "";

  @Option(names = "--reason", required = true, description = "why; without the number itself")
  private String reason = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<Path> folder = place.folder(errors());
    if (number.isPresent() == call.isPresent()) {
      errors().println("found both or none of `--number` and `--call`; expected one of them");
      return ExitCode.WRONG_USE.number();
    }
    return folder.isPresent() ? in(folder.get()).number() : ExitCode.WRONG_USE.number();
  }

  private ExitCode in(Path folder) throws IOException, InterruptedException {
    KeptNumbers numbers = new KeptNumbers(folder);
    Set<String> found =
        number.isPresent() ? numbers.of(number.get()) : numbers.ofCall(call.orElseThrow());
    if (found.isEmpty()) {
      output().printf("%s: nothing is kept about it; nothing was erased%n", folder);
      output().flush();
      return ExitCode.FOUND;
    }
    try (JournalReader reader = JournalReader.of(folder)) {
      Optional<JournalId> journal = reader.next().isPresent() ? reader.journal() : Optional.empty();
      ErasureOrder order = new ErasureOrder(by, reason, List.copyOf(found));
      return journal.isPresent()
          ? told(folder, order, journal.get())
          : refused("%s: the journal has no entry; `journal verify` says more".formatted(folder));
    } catch (IllegalArgumentException wrong) {
      errors().println(wrong.getMessage());
      return ExitCode.WRONG_USE;
    }
  }

  private ExitCode told(Path folder, ErasureOrder order, JournalId journal)
      throws InterruptedException {
    try {
      switch (Erasure.of(folder, journal, order, new Measurements().journal())) {
        case DONE ->
            output()
                .printf(
                    "%s: %d numbers are forgotten, and the journal says by whom%n",
                    folder, order.commitments().size());
        case ORDERED ->
            output()
                .printf(
                    "%s: %d numbers will be forgotten as soon as the router's disk takes it%n",
                    folder, order.commitments().size());
      }
      output().flush();
      return ExitCode.FINE;
    } catch (JournalRefused refused) {
      return refused(String.valueOf(refused.getMessage()));
    } catch (IOException unwritten) {
      return refused(
          "%s: nothing can be written there (%s); expected a folder that this user can write"
              .formatted(folder, unwritten.getMessage()));
    }
  }

  private ExitCode refused(String why) {
    errors().println(why);
    return ExitCode.ENVIRONMENT;
  }

  private PrintWriter output() {
    return spec.commandLine().getOut();
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
