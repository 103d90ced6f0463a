package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code zorgrouter}: a list of its parts. */
@Command(
    name = "zorgrouter",
    description = "sends non-emergency 112 demand to the care that fits",
    mixinStandardHelpOptions = true,
    subcommands = {
      Check.class,
      Diff.class,
      DoctorVisit.class,
      Explain.class,
      ReplayCases.class,
      Demo.class,
      Levels.class,
      JournalCommand.class,
      Reconcile.class,
      Run.class,
      TokenCommand.class
    },
    version = "zorgrouter 0.1.0")
public final class Zorgrouter {
  private static final Logger LOG = LoggerFactory.getLogger(Zorgrouter.class);

  private Zorgrouter() {}

  /** Starts the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Zorgrouter())
        .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler((failure, line, _) -> unforeseen(failure, line));
  }

  /** A failure of ours, not of the input: said in a sentence, its details only in the log. */
  private static int unforeseen(Exception failure, CommandLine line) {
    LOG.debug("{} failed", line.getCommandName(), failure);
    line.getErr()
        .printf(
            "zorgrouter %s: this should not have happened: %s; with ZORGROUTER_LOG=DEBUG the log"
                + " says more%n",
            line.getCommandName(), failure.getMessage());
    line.getErr().flush();
    return ExitCode.ENVIRONMENT.number();
  }
}
