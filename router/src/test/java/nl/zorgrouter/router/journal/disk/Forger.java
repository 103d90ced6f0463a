package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.SegmentHead;

/** Somebody who knows the format and may write every file of a journal. */
public final class Forger {
  private Forger() {}

  /** Changes a text from that entry on and makes every checksum and every hash anew. */
  public static void rewrites(Path folder, long from, String word, String other)
      throws IOException {
    List<Frame> frames = Written.frames(folder);
    JournalId id = journal(folder);
    Path only = folder.resolve("journal-%019d.zrj".formatted(1));
    Chain chain = Chain.start(id);
    int length = frames.stream().mapToInt(Frame::bytes).sum();
    ByteBuffer bytes = ByteBuffer.allocate(SegmentHead.BYTES + length + frames.size() * 64);
    bytes.put(new SegmentHead(id, 1, chain).bytes());
    for (Frame frame : frames) {
      String text = new String(frame.text(), UTF_8);
      String forged = frame.sequence() < from ? text : text.replace(word, other);
      Frame made =
          Frame.after(
              chain, frame.sequence(), frame.atMicros(), frame.kind(), forged.getBytes(UTF_8));
      made.write(bytes);
      chain = made.chain();
    }
    for (Path segment : JournalFolder.segments(folder)) {
      Files.delete(segment);
    }
    byte[] whole = new byte[bytes.flip().remaining()];
    bytes.get(whole);
    Files.write(only, whole);
  }

  /** Cuts the journal off after that entry, where an entry ends. */
  public static void cuts(Path folder, long last) throws IOException {
    List<Frame> kept = Written.frames(folder).subList(0, Math.toIntExact(last));
    Path segment = JournalFolder.segments(folder).getFirst();
    int length = SegmentHead.BYTES + kept.stream().mapToInt(Frame::bytes).sum();
    byte[] whole = Files.readAllBytes(segment);
    List<Path> later = JournalFolder.segments(folder);
    for (Path each : later.subList(1, later.size())) {
      Files.delete(each);
    }
    Files.write(segment, Arrays.copyOf(whole, length));
  }

  /** Makes the newest segment one of a format that comes after this program's. */
  public static void makesNewer(Path folder) throws IOException {
    Path segment = JournalFolder.segments(folder).getLast();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[9]++;
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, SegmentHead.BYTES - Integer.BYTES);
    ByteBuffer.wrap(bytes).putInt(SegmentHead.BYTES - Integer.BYTES, (int) crc.getValue());
    Files.write(segment, bytes);
  }

  /** Adds an entry of a kind that this program does not know, in a chain that fits. */
  public static void addsUnknownKind(Path folder, int kind) throws IOException {
    addsEntry(folder, kind, "{}");
  }

  /** Adds an entry with this text, in a chain that fits. */
  static void addsEntry(Path folder, int kind, String content) throws IOException {
    Frame last = Written.frames(folder).getLast();
    byte[] text = content.getBytes(UTF_8);
    Chain chain =
        last.chain().plus(last.sequence() + 1, last.atMicros(), kind, Chain.content(text));
    ByteBuffer entry = ByteBuffer.allocate(25 + text.length + Chain.BYTES);
    entry.putInt(text.length).putInt(0).putLong(last.sequence() + 1).putLong(last.atMicros());
    entry.put((byte) kind).put(text).put(chain.bytes());
    CRC32C crc = new CRC32C();
    crc.update(entry.array(), 0, 4);
    crc.update(entry.array(), 8, entry.capacity() - 8);
    entry.putInt(4, (int) crc.getValue());
    Files.write(JournalFolder.segments(folder).getLast(), entry.array(), StandardOpenOption.APPEND);
  }

  private static JournalId journal(Path folder) throws IOException {
    try (JournalReader reader = JournalReader.of(folder)) {
      reader.mark();
      return reader.journal().orElseThrow();
    }
  }
}
