package nl.zorgrouter.router.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Where a person types commands and reads what the last one said. */
final class Terminal {
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  /** Runs a command of the program; gives its exit code. */
  int run(String... words) {
    return run(Zorgrouter.commandLine(), words);
  }

  /** The same with a command line of the test's own. */
  int run(CommandLine line, String... words) {
    output.getBuffer().setLength(0);
    errors.getBuffer().setLength(0);
    return line.setOut(new PrintWriter(output)).setErr(new PrintWriter(errors)).execute(words);
  }

  /** What it printed for a person or a machine that reads on. */
  String output() {
    return output.toString();
  }

  /** What it said was wrong. */
  String errors() {
    return errors.toString();
  }

  /** Both. */
  String said() {
    return output + "\n" + errors;
  }
}
