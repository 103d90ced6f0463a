package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    Files.write(segment, java.util.Arrays.copyOf(whole, length));
  }

  private static JournalId journal(Path folder) throws IOException {
    try (JournalReader reader = JournalReader.of(folder)) {
      reader.mark();
      return reader.journal().orElseThrow();
    }
  }
}
