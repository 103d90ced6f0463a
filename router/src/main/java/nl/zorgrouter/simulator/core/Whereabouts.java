package nl.zorgrouter.simulator.core;

/** Where somebody on a line is at an instant. */
public sealed interface Whereabouts {
  /** In a queue. */
  record Waits(String queue) implements Whereabouts {}

  /** A telephone or a trunk rings for him. */
  record IsRungFor() implements Whereabouts {}

  /** In a conversation with so many others. */
  record Talks(int others) implements Whereabouts {}

  /** In a room with so many who are marked. */
  record InRoom(int marked) implements Whereabouts {}

  /** Asking, or looking again in a moment: with nobody yet. */
  record OnTheWay() implements Whereabouts {}

  /** Not there. */
  record Gone() implements Whereabouts {}

  /** Where a leg is. */
  static Whereabouts of(Channel channel) {
    return switch (channel.activity) {
      case Waiting waiting -> new Waits(waiting.queue());
      case Room.Seat seat -> new InRoom(seat.room().marked());
      case Dialing _ -> new IsRungFor();
      case null -> new OnTheWay();
      default -> {
        Bridge bridge = channel.bridge;
        yield bridge == null ? new OnTheWay() : new Talks(bridge.legs.size() - 1);
      }
    };
  }
}
