package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.simulator.core.Runner.Result;

/**
 * A room of {@code ConfBridge}: as many legs as like to. Staff are marked; when the last of them
 * has left, whoever is not staff leaves, too.
 */
final class Room {
  private static final String STAFF = "zorgrouter_staff";

  private final Exchange exchange;
  private final String name;
  private final Bridge bridge;
  private final List<Seat> seats = new ArrayList<>();

  /** Whether a leg is one of those for whom the room is kept. */
  enum Kind {
    MARKED,
    GUEST
  }

  private Room(Exchange exchange, String name) {
    this.exchange = exchange;
    this.name = name;
    this.bridge = Bridge.open(exchange);
  }

  /** {@code ConfBridge(room,,user profile)}. */
  static Result enter(Exchange exchange, Channel channel, String arguments) {
    List<String> parts = Expansion.split(arguments, ',');
    String name = parts.getFirst();
    if (name.isBlank()) {
      return Result.FAILED;
    }
    Room room = exchange.rooms.computeIfAbsent(name, fresh -> new Room(exchange, fresh));
    boolean staff = parts.size() > 2 && parts.get(2).equals(STAFF);
    room.sit(channel, staff ? Kind.MARKED : Kind.GUEST);
    return Result.WAITS;
  }

  /** How many are in it, and how many of them are marked. */
  int parties() {
    return seats.size();
  }

  int marked() {
    return Math.toIntExact(seats.stream().filter(seat -> seat.kind == Kind.MARKED).count());
  }

  private void sit(Channel channel, Kind kind) {
    Seat seat = new Seat(channel, kind);
    seats.add(seat);
    channel.activity = seat;
    bridge.enter(channel);
  }

  final class Seat implements Channel.Activity {
    private final Channel channel;
    private final Kind kind;

    private Seat(Channel channel, Kind kind) {
      this.channel = channel;
      this.kind = kind;
    }

    Room room() {
      return Room.this;
    }

    @Override
    public void interrupt(Channel.Interruption why) {
      leave(this);
    }
  }

  private void leave(Seat seat) {
    if (!seats.remove(seat)) {
      return;
    }
    bridge.leave(seat.channel);
    if (seat.kind == Kind.MARKED && marked() == 0) {
      List<Seat> rest = List.copyOf(seats);
      seats.clear();
      rest.forEach(each -> bridge.leave(each.channel));
      rest.forEach(each ->
          exchange.agenda.at(
              exchange.now,
              () -> {
                if (each.channel.activity == each) {
                  exchange.runner.proceed(each.channel);
                }
              }));
    }
    if (seats.isEmpty()) {
      exchange.rooms.remove(name);
      bridge.destroy();
    }
  }
}
