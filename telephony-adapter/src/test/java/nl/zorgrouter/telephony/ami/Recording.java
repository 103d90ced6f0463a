package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a real Asterisk 22.10.1 sent, byte for byte, in a minute of calls, queues and questions. */
public final class Recording {
  private static final String FILE = "/nl/zorgrouter/telephony/asterisk-22.10.1.ami";

  private Recording() {}

  /** All its messages, the banner excepted. */
  public static List<AmiMessage> messages() {
    List<AmiMessage> read = messages(bytes());
    return read.subList(1, read.size());
  }

  /** One message out of its lines. */
  public static AmiMessage message(String... lines) {
    String text = Wire.BANNER + String.join("\r\n", lines) + "\r\n\r\n";
    return messages(text.getBytes(UTF_8)).getLast();
  }

  /** Its bytes. */
  public static byte[] bytes() {
    try (InputStream in = Recording.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no recording at " + FILE);
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<AmiMessage> messages(byte[] bytes) {
    List<AmiMessage> read = new ArrayList<>();
    AmiParser parser = new AmiParser(AmiLimits.STANDARD, read::add);
    parser.receive(bytes, 0, bytes.length);
    if (parser.fault().isPresent()) {
      throw new IllegalStateException("found " + parser.fault().get());
    }
    return read;
  }
}
