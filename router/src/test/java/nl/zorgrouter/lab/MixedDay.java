package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hundreds of callers of every kind at once, drawn by one seed. Each is played by what the exchange
 * says about him, so that nobody waits for anybody and a slow machine only makes the day longer.
 */
final class MixedDay implements AutoCloseable {
  /** What becomes of a caller who comes to that queue first. */
  enum Kind {
    IS_ANSWERED("day-answer", 60),
    HANGS_UP("day-hang", 80),
    LOSES_PATIENCE("day-time", 50),
    FINDS_NOBODY("day-empty", 40),
    IS_REFUSED("day-full", 40),
    FINDS_IT_CLOSED("day-closed", 20),
    IS_WITHDRAWN("day-withdraw", 40),
    IS_MOVED("day-move", 40),
    PRESSES_ONE("day-key", 40),
    IS_REFERRED("day-desk", 40),
    IS_TRANSFERRED("day-blind", 40),
    USES_A_LINE("", 50);

    private final String queue;
    private final int calls;

    Kind(String queue, int calls) {
      this.queue = queue;
      this.calls = calls;
    }

    String queue() {
      return queue;
    }

    int calls() {
      return calls;
    }
  }

  /** Who holds the only place of the full queue, all day long. */
  private static final String HOLDER = "day-holder";

  private final Exchange exchange;
  private final LabAmi hand;
  private final Random random;
  private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, Kind> callers = new ConcurrentHashMap<>();
  private final List<Future<?>> doings = new CopyOnWriteArrayList<>();
  private double spacing;
  private double nextMillis;
  private long began;

  MixedDay(Exchange exchange, LabAmi hand, long seed) {
    this.exchange = exchange;
    this.hand = hand;
    this.random = new Random(seed);
    hand.listen(event -> {
      Kind kind = callers.get(event.get("Uniqueid"));
      if (kind != null) {
        time.execute(() -> plays(kind, event));
      }
    });
  }

  /** Writes into a directory what the day's dialplan and queues add to those of the laboratory. */
  static void overlay(Path directory) {
    try {
      Files.createDirectories(directory.resolve("local"));
      for (String file : List.of("extensions.conf", "queues.conf")) {
        Path laboratory = Exchange.root().resolve("docker/asterisk/laboratory").resolve(file);
        try (InputStream more = MixedDay.class.getResourceAsStream("mixed-day/" + file)) {
          Files.writeString(
              directory.resolve("local").resolve(file),
              Files.readString(laboratory)
                  + new String(Objects.requireNonNull(more, file).readAllBytes(), UTF_8));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Lets them all come within so many seconds, in any order; does not wait. */
  void begins(int seconds) {
    for (int each = 1; each <= 6; each++) {
      member("hap-groningen", "short-h" + each);
      member("desk", "short-d" + each);
    }
    calls(HOLDER, Kind.IS_REFUSED, Kind.IS_REFUSED.queue);
    List<Kind> all = everyKind();
    spacing = seconds * 1_000.0 / all.size();
    nextMillis = 500;
    come(all);
  }

  /** Lets so many more come after all the others, as close together; does not wait. */
  void goesOn(int calls) {
    List<Kind> more = new ArrayList<>();
    while (more.size() < calls) {
      more.addAll(everyKind());
    }
    nextMillis = Math.max(0, nextMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    come(more.subList(0, calls));
  }

  private List<Kind> everyKind() {
    List<Kind> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.addAll(Collections.nCopies(kind.calls, kind));
    }
    Collections.shuffle(all, random);
    return all;
  }

  private void come(List<Kind> kinds) {
    began = System.nanoTime();
    for (Kind kind : kinds) {
      String id = "day-%s-%d".formatted(kind, callers.size());
      callers.put(id, kind);
      doings.add(
          time.schedule(
              () -> calls(id, kind, kind.queue), Math.round(nextMillis), TimeUnit.MILLISECONDS));
      nextMillis += spacing;
    }
  }

  /** Somebody gives a patient his own place in a queue, so many times, over SIP. */
  Sipp transfers(int calls) {
    return Sipp.call(exchange, "attended-transfer.xml", "0991", calls, 1);
  }

  /** Whether nobody is on the line any more; the one who held the full queue then leaves too. */
  boolean isOver() {
    doings.stream().filter(Future::isDone).forEach(Future::resultNow);
    boolean over = callers.keySet().stream().allMatch(this::hasEnded);
    if (over && !hasEnded(HOLDER)) {
      hand.tryToAct("Hangup", "Channel", channel(HOLDER));
    }
    return over && hasEnded(HOLDER);
  }

  /** Who is still on the line, for the message of a test that fails. */
  String remaining() {
    return callers.keySet().stream()
        .filter(id -> !hasEnded(id))
        .map(id -> {
          List<AmiMessage> seen = hand.seenOf(id, _ -> true);
          return id
              + seen.stream()
                  .map(event ->
                      " " + event.get("Event") + event.get("Queue") + event.get("UserEvent"))
                  .toList();
        })
        .sorted()
        .limit(12)
        .toList()
        .toString();
  }

  /** How many callers there are, without those over SIP. */
  int callers() {
    return callers.size() + 1;
  }

  private boolean hasEnded(String id) {
    return !hand.seenOf(id, event -> event.is("Hangup")).isEmpty();
  }

  private String channel(String id) {
    return hand.seenOf(id, event -> event.is("Newchannel")).getFirst().get("Channel");
  }

  private void member(String queue, String kind) {
    new Telephones(hand).joins(queue, kind);
  }

  /** On the one thread that has the time. */
  private void plays(Kind kind, AmiMessage event) {
    if (event.is("AgentConnect") && kind == Kind.IS_TRANSFERRED && isFirst(kind, event)) {
      later(event, 200, 800, "BlindTransfer", event.get("DestChannel"), "day-answer");
    }
    if (!event.is("QueueCallerJoin")) {
      return;
    }
    if (event.get("Queue").equals("day-urgent")) {
      later(event, 100, 2_000, "Hangup", event.get("Channel"), "");
    } else if (isFirst(kind, event)) {
      switch (kind) {
        case HANGS_UP -> later(event, 50, 7_000, "Hangup", event.get("Channel"), "");
        case IS_WITHDRAWN -> later(event, 50, 4_000, "QueueWithdrawCaller", "", kind.queue);
        case IS_MOVED -> later(event, 50, 4_000, "Redirect", event.get("Channel"), "1");
        case PRESSES_ONE -> later(event, 100, 4_000, "PlayDTMF", event.get("Channel"), "1");
        case IS_ANSWERED,
            LOSES_PATIENCE,
            FINDS_NOBODY,
            IS_REFUSED,
            FINDS_IT_CLOSED,
            IS_REFERRED,
            IS_TRANSFERRED,
            USES_A_LINE -> {}
      }
    }
  }

  private static boolean isFirst(Kind kind, AmiMessage event) {
    return event.get("Queue").equals(kind.queue);
  }

  /** Does something to the channel of an event after a while drawn between two limits, in ms. */
  private void later(
      AmiMessage event, int least, int most, String action, String channel, String to) {
    long millis = random.nextLong(least, most);
    String text =
        switch (action) {
          case "Hangup" -> LabAmi.text(action, "Channel", channel);
          case "QueueWithdrawCaller" ->
              LabAmi.text(action, "Queue", to, "Caller", event.get("Channel"));
          case "PlayDTMF" ->
              LabAmi.text(action, "Channel", channel, "Digit", to, "Receive", "true");
          case "BlindTransfer" ->
              LabAmi.text(action, "Channel", channel, "Context", "day", "Exten", to);
          case "Redirect" ->
              LabAmi.text(
                  action,
                  "Channel",
                  channel,
                  "Context",
                  "zorgrouter-urgent",
                  "Exten",
                  to,
                  "Priority",
                  "1");
          default -> throw new IllegalArgumentException(action);
        };
    doings.add(time.schedule(() -> hand.write(text + "\r\n"), millis, TimeUnit.MILLISECONDS));
  }

  private void calls(String id, Kind kind, String queue) {
    Line line =
        switch (kind) {
          case USES_A_LINE -> Line.number("0600");
          case IS_REFERRED -> Line.emergency(queue).with("__ZR_LINE", "112-noord");
          case IS_ANSWERED,
              HANGS_UP,
              LOSES_PATIENCE,
              FINDS_NOBODY,
              IS_REFUSED,
              FINDS_IT_CLOSED,
              IS_WITHDRAWN,
              IS_MOVED,
              PRESSES_ONE,
              IS_TRANSFERRED ->
              new Line("day", queue, marks(kind));
        };
    StringBuilder action =
        new StringBuilder(
            LabAmi.text(
                "Originate",
                "Channel",
                "Local/wait@lab-caller/n",
                "ChannelId",
                id,
                "Context",
                line.context(),
                "Exten",
                line.extension(),
                "Priority",
                "1",
                "Timeout",
                "30000",
                "Async",
                "true"));
    line.variables()
        .forEach((name, value) -> action.append("Variable: " + name + "=" + value + "\r\n"));
    hand.write(action.append("\r\n").toString());
  }

  private Map<String, String> marks(Kind kind) {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("__ZR_ORIGIN", "HAP");
    marks.put("__ZR_URGENT", "day-urgent");
    marks.put("__ZR_FAILSAFE", "day-urgent");
    boolean patient = kind != Kind.LOSES_PATIENCE;
    marks.put("ZR_PATIENCE", patient ? "" : String.valueOf(1 + random.nextInt(4)));
    return marks;
  }

  @Override
  public void close() {
    time.shutdownNow();
  }
}
