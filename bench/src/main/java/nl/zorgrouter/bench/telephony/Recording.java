package nl.zorgrouter.bench.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The events of the recording that both contestants know, over and over. */
final class Recording {
  private static final Path FILE =
      Path.of("telephony-adapter/src/test/resources/nl/zorgrouter/telephony/asterisk-22.10.1.ami");

  /** Events that both know and that mean something to the domain. */
  private static final Set<String> BOTH =
      Set.of(
          "Newchannel",
          "Hangup",
          "AsyncAGIStart",
          "AsyncAGIExec",
          "AsyncAGIEnd",
          "BridgeEnter",
          "BridgeLeave",
          "QueueCallerJoin",
          "QueueCallerLeave",
          "QueueCallerAbandon",
          "AgentCalled",
          "AgentConnect",
          "AgentComplete",
          "QueueMemberStatus",
          "QueueMemberPause");

  private final byte[] block;
  private final int eventsInBlock;
  private final int times;

  private Recording(byte[] block, int eventsInBlock, int times) {
    this.block = block;
    this.eventsInBlock = eventsInBlock;
    this.times = times;
  }

  /** Whole messages, to be sent one block after another. */
  byte[] block() {
    return block;
  }

  /** How often the block is to be sent. */
  int times() {
    return times;
  }

  int events() {
    return eventsInBlock * times;
  }

  int bytesOfAnEvent() {
    return block.length / eventsInBlock;
  }

  /** At least this many events, of the recording found from the root of the project. */
  static Recording of(int atLeast) throws IOException {
    List<byte[]> known = new ArrayList<>();
    for (String message : Files.readString(root().resolve(FILE), UTF_8).split("\r\n\r\n", -1)) {
      String first = message.lines().findFirst().orElse("");
      if (first.startsWith("Event: ") && BOTH.contains(first.substring("Event: ".length()))) {
        known.add((message + "\r\n\r\n").getBytes(UTF_8));
      }
    }
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    known.forEach(block::writeBytes);
    return new Recording(block.toByteArray(), known.size(), Math.ceilDiv(atLeast, known.size()));
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("mvnw")) ? here : here.resolve("..");
  }
}
