package nl.zorgrouter.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recording that the exchange made: 16 bits, 8,000 samples a second, one channel.
 *
 * @param file where it is; it may still be growing
 */
record Recording(Path file) {
  private static final int HEADER = 44;
  private static final int A_SECOND = 8_000;
  private static final int A_FRAME = A_SECOND / 50;
  private static final double LOUD = 300;

  /** The exchange writes so much at once: 32 KiB. */
  private static final double PIECE = 32_768.0 / 2 / A_SECOND;

  /** Where the header of a recording that has been closed says how many bytes of sound follow. */
  private static final int LENGTH_AT = 40;

  /** Begins to record what is said and heard on a channel. */
  static Recording start(Exchange exchange, LabAmi hand, String channel, String name) {
    hand.command("mixmonitor start " + channel + " " + name + ".wav");
    return of(exchange, name);
  }

  /** The recording of that name. */
  static Recording of(Exchange exchange, String name) {
    return new Recording(exchange.log().resolveSibling("spool/monitor").resolve(name + ".wav"));
  }

  /** How long it is. */
  double seconds() {
    return (double) samples().remaining() / A_SECOND;
  }

  /** For how long something sounds in it from that second on. */
  double loudSeconds(double from) {
    ShortBuffer samples = samples();
    int loud = 0;
    for (int at = (int) (from * A_SECOND); at + A_FRAME <= samples.limit(); at += A_FRAME) {
      loud += volume(samples, at) > LOUD ? 1 : 0;
    }
    return loud * (double) A_FRAME / A_SECOND;
  }

  /**
   * Waits until sound of after this moment is in it. By its own length, not by a clock: where the
   * machine is too busy to play in time, sound comes later and a recording is shorter than its
   * call.
   */
  void goesOn() {
    double before = seconds();
    RouterProcess.until(
        "more sound in %s than the %.1f s before".formatted(file, before),
        () -> loudSeconds(before + PIECE) > 0.5);
  }

  /** Waits until the exchange has written all of it and closed it. */
  void isClosed() {
    RouterProcess.until(
        file + " is closed",
        () -> {
          byte[] bytes = bytes();
          int sound = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT);
          return sound > 0 && sound == bytes.length - HEADER;
        });
  }

  /** Waits until something sounds in it for so many seconds; it is written in pieces. */
  void hears(double seconds) {
    RouterProcess.until(
        "%.1f s of sound in %s".formatted(seconds, file), () -> loudSeconds(0) >= seconds);
  }

  private static double volume(ShortBuffer samples, int from) {
    double sum = 0;
    for (int i = from; i < from + A_FRAME; i++) {
      sum += (double) samples.get(i) * samples.get(i);
    }
    return Math.sqrt(sum / A_FRAME);
  }

  private ShortBuffer samples() {
    byte[] bytes = bytes();
    int length = (bytes.length - HEADER) / 2 * 2;
    return ByteBuffer.wrap(bytes, HEADER, length)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer();
  }

  /** At least a header, of nothing where there is no file yet. */
  private byte[] bytes() {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      return bytes.length < HEADER ? new byte[HEADER] : bytes;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
