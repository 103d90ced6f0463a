package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import nl.zorgrouter.simulator.core.Channel.Interruption;
import nl.zorgrouter.simulator.core.Channel.State;

/** What all parts of one exchange share: its legs, its queues, its clock, what it said. */
final class Exchange {
  final PbxSettings settings;
  final String system;
  final Dialplan dialplan;
  final Map<String, Queue> queues = new LinkedHashMap<>();
  final Map<String, Room> rooms = new TreeMap<>();
  final Map<String, String> globals = new TreeMap<>();
  final Agenda agenda = new Agenda();
  final Announcer announcer = new Announcer(this);
  final Sessions sessions = new Sessions(this);
  final FeatureCodes features;
  final Runner runner = new Runner(this);
  final Instant started;
  Instant now;

  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final List<Output> outputs = new ArrayList<>();
  private final Random identities;
  private long counted;

  Exchange(PbxSettings settings, Instant started) {
    this.settings = settings;
    this.system = settings.system();
    this.dialplan = Dialplan.read(settings.extensions());
    this.features = FeatureCodes.read(settings.features());
    this.started = started;
    this.now = started;
    this.identities = new Random(settings.seed());
    ConfFile file = ConfFile.read(settings.queues());
    file.names().stream()
        .filter(name -> !name.equals("general"))
        .forEach(name -> queues.put(name, Queue.read(this, file, name)));
  }

  void tell(Output output) {
    outputs.add(output);
  }

  /** What was said and done since the last time this was asked. */
  List<Output> harvest() {
    List<Output> told = List.copyOf(outputs);
    outputs.clear();
    return told;
  }

  /** The people's clock. */
  Instant peopleNow() {
    return people(now);
  }

  /** The people's clock at an instant of the wire's. */
  Instant people(Instant ofTheWire) {
    return settings.tempo().people(ofTheWire);
  }

  /** Whole seconds since an instant, as the exchange tells them: of the wire's clock. */
  long secondsSince(Instant since) {
    return Duration.between(since, now).toSeconds();
  }

  /** Arranges something after a duration of the people's clock. */
  Agenda.Appointment afterOfPeople(Duration duration, Runnable act) {
    return agenda.at(now.plus(settings.tempo().onTheWire(duration)), act);
  }

  String nextBridgeId() {
    return new UUID(identities.nextLong(), identities.nextLong()).toString();
  }

  int nextRandom(int bound) {
    return identities.nextInt(bound);
  }

  /** A new leg of a caller. */
  Channel incoming(String trunk, String number, Place place) {
    return add("PJSIP/" + trunk, "", number, "", place);
  }

  /** A new leg to a telephone or a trunk, on behalf of a caller. */
  Channel outgoing(String telephone, Channel caller) {
    String device = telephone.substring(telephone.indexOf('/') + 1);
    int at = device.indexOf('@');
    String name =
        telephone.startsWith("Local/")
            ? telephone.replaceFirst("/n$", "")
            : telephone.substring(0, telephone.indexOf('/') + 1) + device.substring(at + 1);
    Channel leg = add(name, caller.linked, caller.number, telephone, new Place("incoming", "s", 1));
    leg.inherit(caller);
    return leg;
  }

  /** Both halves of a call to a place in the dialplan: the near one first. */
  List<Channel> local(String target, Place place) {
    String name = "Local/%s-%08x;".formatted(target, counted);
    Channel near = named(name + 1, "", "", "", new Place(place.context(), "s", 1));
    return List.of(near, named(name + 2, near.id, "", "", place));
  }

  private Channel add(String device, String linked, String number, String phone, Place place) {
    return named("%s-%08x".formatted(device, counted), linked, number, phone, place);
  }

  private Channel named(String name, String linked, String number, String phone, Place place) {
    String id = "%s-%d.%d".formatted(system, now.getEpochSecond(), counted++);
    Channel channel =
        new Channel(
            new Channel.Identity(name, id, linked.isEmpty() ? id : linked, number, phone),
            now,
            place);
    channels.put(channel.name, channel);
    return channel;
  }

  Collection<Channel> channels() {
    return List.copyOf(channels.values());
  }

  /** The leg with this name, or with this unique id. */
  Optional<Channel> channel(String nameOrId) {
    Channel named = channels.get(nameOrId);
    return named != null
        ? Optional.of(named)
        : channels.values().stream().filter(one -> one.id.equals(nameOrId)).findFirst();
  }

  void change(Channel channel, State state) {
    channel.state = state;
    announcer.call("Newstate", channel).say();
    telephoneChanged(channel);
    Runnable follows = channel.whenUp;
    if (state == State.UP && follows != null) {
      channel.whenUp = null;
      follows.run();
    }
  }

  /** Asterisk says VarSet for every variable; the filter of a router's user keeps this one. */
  void set(Channel channel, String variable, String value) {
    channel.set(variable, value);
    if (variable.equals("QUEUESTATUS")) {
      announcer
          .event("VarSet", "dialplan")
          .with(channel)
          .with("Variable", variable)
          .with("Value", value)
          .say();
    }
  }

  /** Ends a leg: whatever it was doing stops, and everybody hears of it. */
  void hangUp(Channel channel, int cause) {
    if (channel.ended) {
      return;
    }
    runner.interrupt(channel, Interruption.HANGUP);
    runner.lastSteps(channel);
    channel.ended = true;
    channels.remove(channel.name);
    announcer
        .call("Hangup", channel)
        .with("Cause", cause)
        .with("Cause-txt", CAUSES.getOrDefault(cause, "Unknown"))
        .say();
    tell(new Output.Over(channel.name));
    List<Runnable> last = List.copyOf(channel.atTheEnd);
    channel.atTheEnd.clear();
    last.forEach(Runnable::run);
    telephoneChanged(channel);
  }

  private static final Map<Integer, String> CAUSES =
      Map.of(0, "Unknown", 16, "Normal Clearing", 17, "User busy", 19, "User alerting, no answer");

  /** The state of a device as queues see it: 1 idle, 2 in use, 6 ringing. */
  int deviceState(String telephone) {
    return channels.values().stream()
        .filter(leg -> leg.telephone.equals(telephone))
        .findFirst()
        .map(leg -> leg.state == State.UP ? 2 : 6)
        .orElse(1);
  }

  private void telephoneChanged(Channel leg) {
    if (!leg.telephone.isEmpty()) {
      queues.values().forEach(queue -> queue.telephoneChanged(leg.telephone));
    }
  }
}
