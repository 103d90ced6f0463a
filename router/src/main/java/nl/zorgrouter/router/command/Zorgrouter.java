package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code zorgrouter}: a list of its parts. */
@Command(
    name = "zorgrouter",
    description = "sends non-emergency 112 demand to the care that fits",
    mixinStandardHelpOptions = true,
    subcommands = {Check.class, Diff.class, Explain.class, ReplayCases.class, Run.class},
    version = "zorgrouter 0.1.0")
public final class Zorgrouter {
  private Zorgrouter() {}

  /** Starts the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Zorgrouter())
        .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }
}
