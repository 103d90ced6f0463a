package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoTest {
  private final StringWriter errors = new StringWriter();

  private int demo(String... arguments) {
    CommandLine line = new CommandLine(new Demo());
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @Test
  void saysWhichPortIsTakenAndEndsWithThree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(ExitCode.ENVIRONMENT.number(), demo("--port", port));
      assertTrue(errors.toString().contains("port " + port), errors::toString);
    }
  }

  @Test
  void refusesASpeedThatIsNone() {
    assertEquals(ExitCode.WRONG_USE.number(), demo("--speed", "0"));
    assertTrue(errors.toString().contains("--speed `0.0`"), errors::toString);
  }
}
