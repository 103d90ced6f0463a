package nl.zorgrouter.telephony.ami;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Taking the picture of an exchange: its clock, then its queues and its channels. Meanwhile events
 * are held; those from before the picture are in it already and are not applied a second time.
 *
 * <p>A list that does not add up, or an exchange that does not know its queues yet because it is
 * still starting, means: all again after a pause.
 */
final class Synchronisation {
  private final List<AmiMessage> held = new ArrayList<>();
  private int attempt;
  private long againAt;
  private boolean waiting;
  private long atMicros;
  private Optional<List<AmiMessage>> queues = Optional.empty();
  private Optional<List<AmiMessage>> channels = Optional.empty();

  /** Starts, or starts anew; the number names the attempt. */
  int begin() {
    waiting = false;
    queues = Optional.empty();
    channels = Optional.empty();
    return ++attempt;
  }

  boolean isAt(int number) {
    return attempt == number && !waiting;
  }

  void tryAgainAt(long now) {
    waiting = true;
    againAt = now;
  }

  boolean isDue(long now) {
    return waiting && now - againAt >= 0;
  }

  void clock(long micros) {
    atMicros = micros;
  }

  void queues(List<AmiMessage> items) {
    queues = Optional.of(items);
  }

  void channels(List<AmiMessage> items) {
    channels = Optional.of(items);
  }

  void hold(AmiMessage event) {
    held.add(event);
  }

  int held() {
    return held.size();
  }

  /** The picture, once both lists are there. */
  Optional<Output.Picture> picture() {
    return queues.flatMap(
        inQueues -> channels.map(all -> new Output.Picture(atMicros, inQueues, all)));
  }

  /** The held events that the picture does not hold already; none are held afterwards. */
  List<AmiMessage> release() {
    List<AmiMessage> later = new ArrayList<>();
    for (AmiMessage event : held) {
      String stamp = event.value("Timestamp");
      if (stamp.isEmpty() || Timestamps.micros(stamp) >= atMicros) {
        later.add(event);
      }
    }
    held.clear();
    return later;
  }
}
