package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmiParserTest {
  private static final String STREAM =
      """
      Asterisk Call Manager/11.0.0
      Event: Newchannel
      Privilege: call,all
      Channel: PJSIP/trunk-00000001
      CallerIDName: Joke van der Bé
      Uniqueid: 1763832000.1
      ChanVariable: ZR_LINE=hap-noord
      ChanVariable: ZR_ORIGIN=HAP
      AccountCode:\s
      Odd:no space

      Response: Success
      ActionID: zr1-3

      """
          .replace("\n", "\r\n");

  private final List<AmiMessage> read = new ArrayList<>();
  private final AmiParser parser = new AmiParser(AmiLimits.STANDARD, read::add);

  @Test
  void readsHeadersInTheirOrderAndKeepsRepeatedOnes() {
    feed(STREAM);
    assertEquals(3, read.size());
    AmiMessage event = read.get(1);
    assertEquals("Newchannel", event.name());
    assertEquals("Joke van der Bé", event.value("CallerIDName"));
    assertEquals(List.of("ZR_LINE=hap-noord", "ZR_ORIGIN=HAP"), event.values("ChanVariable"));
    assertEquals("", event.value("AccountCode"));
    assertEquals("no space", event.value("Odd"));
    assertEquals("", event.value("Absent"));
    assertEquals(AmiMessage.Kind.RESPONSE, read.get(2).kind());
  }

  @Test
  void readsTheSameHoweverTheNetworkCutsIt() {
    byte[] whole = STREAM.getBytes(UTF_8);
    feed(STREAM);
    String expected = read.toString();
    for (int first = 0; first <= whole.length; first++) {
      assertEquals(expected, readInPieces(whole, first, whole.length - first), "cut at " + first);
    }
    int[] ones = new int[whole.length];
    Arrays.fill(ones, 1);
    assertEquals(expected, readInPieces(whole, ones));
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Integer> pieces = new ArrayList<>();
      for (int left = whole.length; left > 0; ) {
        int piece = Math.min(left, 1 + random.nextInt(40));
        pieces.add(piece);
        left -= piece;
      }
      assertEquals(
          expected,
          readInPieces(whole, pieces.stream().mapToInt(Integer::intValue).toArray()),
          "seed " + seed);
    }
  }

  @Test
  void endsAtWhatIsNoExchange() {
    feed("SSH-2.0-OpenSSH_9.6\r\n");
    assertEquals(Optional.of(PeerFault.NOT_AN_EXCHANGE), parser.fault());
  }

  @Test
  void endsAtAMessageThatIsNeitherEventNorResponse() {
    feed(Wire.BANNER + "Linkedid: 1\r\n\r\n");
    assertEquals(Optional.of(PeerFault.GARBAGE), parser.fault());
  }

  @Test
  void endsAtEachLimit() {
    assertFault(PeerFault.LINE_TOO_LONG, Wire.BANNER + "Event: " + "x".repeat(65_536) + "\r\n");
    assertFault(PeerFault.LINE_TOO_LONG, Wire.BANNER + "Event: " + "x".repeat(1_000_000));
    assertFault(PeerFault.LINE_TOO_LONG, "x".repeat(100_000));
    assertFault(
        PeerFault.MESSAGE_TOO_LONG,
        Wire.BANNER + "Event: A\r\n" + ("V: " + "x".repeat(60_000) + "\r\n").repeat(18));
    assertFault(PeerFault.TOO_MANY_HEADERS, Wire.BANNER + "Event: A\r\n" + "a:\r\n".repeat(1_024));
  }

  @Test
  void takesWhatIsJustWithinTheLimits() {
    feed(Wire.BANNER + "Event: " + "x".repeat(65_536 - 7) + "\r\n" + "a:\r\n".repeat(1_023));
    feed("\r\n");
    assertEquals(Optional.empty(), parser.fault());
    assertEquals(1_024, read.getLast().size());
  }

  @Test
  void keepsAForgedMessageButMarksIt() {
    for (String forged :
        List.of(
            "Event: Newexten\r\nAppData: x\r\nEvent: Hangup\r\n\r\n",
            "Event: Newexten\r\nAppData: x\r\nResponse: Success\r\n\r\n",
            "Event: Newexten\r\nevent: Hangup\r\n\r\n",
            "Response: Success\r\nActionID: 1\r\nActionID: 2\r\n\r\n",
            "Response: Success\r\nEvent: Hangup\r\n\r\n",
            "Event: Newexten\r\nAppData: x\r\nno colon\r\n\r\n")) {
      read.clear();
      AmiParser fresh = new AmiParser(AmiLimits.STANDARD, read::add);
      byte[] bytes = (Wire.BANNER + forged + "Event: Real\r\n\r\n").getBytes(UTF_8);
      fresh.receive(bytes, 0, bytes.length);
      assertEquals(AmiMessage.Kind.FORGED, read.get(1).kind(), forged);
      assertEquals(AmiMessage.Kind.EVENT, read.get(2).kind(), forged);
    }
  }

  @Test
  void letsAnOriginateResponseSayResponse() {
    feed(Wire.BANNER + "Event: OriginateResponse\r\nActionID: 1\r\nResponse: Failure\r\n\r\n");
    assertEquals(AmiMessage.Kind.EVENT, read.getLast().kind());
  }

  @Test
  void readsBytesThatAreNoText() {
    byte[] head = (Wire.BANNER + "Event: Newstate\r\nCallerIDName: ").getBytes(UTF_8);
    byte[] bytes = Arrays.copyOf(head, head.length + 7);
    System.arraycopy(
        new byte[] {(byte) 0xff, (byte) 0xc3, 'x', '\r', '\n', '\r', '\n'},
        0,
        bytes,
        head.length,
        7);
    parser.receive(bytes, 0, bytes.length);
    assertEquals("\ufffd\ufffdx", read.getLast().value("CallerIDName"));
  }

  @Test
  void survivesAnyBytes() {
    String[] words = {
      "Event: ", "Response: ", "ActionID: ", "\r\n", "\r", "\n", ":", "x", "\r\n\r\n"
    };
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(random.nextBoolean() ? Wire.BANNER : "");
      for (int word = random.nextInt(60); word > 0; word--) {
        text.append(words[random.nextInt(words.length)]);
      }
      byte[] bytes = text.toString().getBytes(UTF_8);
      for (int flip = random.nextInt(4); flip > 0 && bytes.length > 0; flip--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      List<AmiMessage> whole = new ArrayList<>();
      AmiParser one = new AmiParser(AmiLimits.STANDARD, whole::add);
      one.receive(bytes, 0, bytes.length);
      List<AmiMessage> pieces = new ArrayList<>();
      AmiParser two = new AmiParser(AmiLimits.STANDARD, pieces::add);
      for (int at = 0; at < bytes.length; at++) {
        two.receive(bytes, at, at + 1);
      }
      assertEquals(whole.toString(), pieces.toString(), "seed " + seed);
      assertEquals(one.fault(), two.fault(), "seed " + seed);
    }
  }

  @Test
  void holdsNoMoreMemoryHoweverMuchGarbageComes() {
    byte[] block = "Event: A\r\n".getBytes(UTF_8);
    byte[] noise = "x".repeat(8_192).getBytes(UTF_8);
    Runtime.getRuntime().gc();
    long before = used();
    for (int time = 0; time < 200; time++) {
      AmiParser fresh = new AmiParser(AmiLimits.STANDARD, message -> {});
      byte[] banner = Wire.BANNER.getBytes(UTF_8);
      fresh.receive(banner, 0, banner.length);
      fresh.receive(block, 0, block.length);
      for (int more = 0; more < 1_000; more++) {
        fresh.receive(noise, 0, noise.length);
      }
      assertTrue(fresh.fault().isPresent());
    }
    Runtime.getRuntime().gc();
    assertTrue(used() - before < 8_000_000, () -> "grew by " + (used() - before));
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void assertFault(PeerFault fault, String text) {
    List<AmiMessage> messages = new ArrayList<>();
    AmiParser fresh = new AmiParser(AmiLimits.STANDARD, messages::add);
    byte[] bytes = text.getBytes(UTF_8);
    fresh.receive(bytes, 0, bytes.length);
    assertEquals(Optional.of(fault), fresh.fault());
    fresh.receive(bytes, 0, bytes.length);
    assertTrue(messages.size() <= 1, "it read on after a fault");
  }

  private void feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    parser.receive(bytes, 0, bytes.length);
  }

  private static String readInPieces(byte[] whole, int... pieces) {
    List<AmiMessage> messages = new ArrayList<>();
    AmiParser fresh = new AmiParser(AmiLimits.STANDARD, messages::add);
    int at = 0;
    for (int piece : pieces) {
      fresh.receive(whole, at, at + piece);
      at += piece;
    }
    return messages.toString();
  }
}
