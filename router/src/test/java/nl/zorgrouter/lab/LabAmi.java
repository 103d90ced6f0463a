package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A blocking manager client for tests: one socket, one thread that reads, every event kept.
 *
 * <p>It shares no line with the product's own client, because it is what that one is judged by.
 */
final class LabAmi implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Socket socket;
  private final List<AmiMessage> events = new ArrayList<>();
  private final Map<String, List<AmiMessage>> byCall = new HashMap<>();
  private final Map<String, AmiMessage> responses = new HashMap<>();
  private final List<Consumer<AmiMessage>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger actions = new AtomicInteger();

  private LabAmi(Socket socket) {
    this.socket = socket;
  }

  /** Connects and logs in for all events; fails the test when the exchange refuses. */
  static LabAmi login(int port, String user, String secret) {
    return login(port, user, secret, "on");
  }

  /** The same for some classes of events, as AMI's {@code Login} takes them. */
  static LabAmi login(int port, String user, String secret, String classes) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      LabAmi ami = new LabAmi(socket);
      Thread.ofVirtual().name("lab-ami-" + port).start(ami::read);
      ami.act("Login", "Username", user, "Secret", secret, "Events", classes);
      return ami;
    } catch (IOException refused) {
      throw new UncheckedIOException("no manager on port " + port, refused);
    }
  }

  /** Runs an action and expects {@code Response: Success}. */
  AmiMessage act(String action, String... fields) {
    AmiMessage response = tryToAct(action, fields);
    if (!response.get("Response").equals("Success")) {
      throw new AssertionError(
          "`%s` was answered with `%s: %s`"
              .formatted(action, response.get("Response"), response.get("Message")));
    }
    return response;
  }

  /** Runs an action and gives the response, whatever it says. */
  AmiMessage tryToAct(String action, String... fields) {
    String id = "lab-" + actions.incrementAndGet();
    write(text(action, fields) + "ActionID: " + id + "\r\n\r\n");
    return await(PATIENCE, "a response to `" + action + "`", () -> responses.get(id));
  }

  /** Runs a command of the Asterisk console and gives what it prints. */
  String command(String command) {
    return act("Command", "Command", command).get("Output");
  }

  /** The text of an action without its end, to be put together into one write. */
  static String text(String action, String... fields) {
    StringBuilder text = new StringBuilder("Action: ").append(action).append("\r\n");
    for (int i = 0; i < fields.length; i += 2) {
      text.append(fields[i]).append(": ").append(fields[i + 1]).append("\r\n");
    }
    return text.toString();
  }

  /** Sends bytes as they are, in one write. */
  void write(String text) {
    try {
      synchronized (socket) {
        socket.getOutputStream().write(text.getBytes(UTF_8));
      }
    } catch (IOException lost) {
      throw new UncheckedIOException("the exchange does not take: " + text, lost);
    }
  }

  /** The first event, since the login, of which this holds; waits for it. */
  AmiMessage await(String what, Predicate<AmiMessage> wanted) {
    return await(PATIENCE, what, wanted);
  }

  /** The same with another limit. */
  AmiMessage await(Duration limit, String what, Predicate<AmiMessage> wanted) {
    return await(limit, what, new Search(() -> events, wanted));
  }

  /** The first event of one channel of which this holds; waits for it. */
  AmiMessage awaitOf(String id, Duration limit, String what, Predicate<AmiMessage> wanted) {
    return await(limit, what, new Search(() -> of(id), wanted));
  }

  /** All events so far of one channel of which this holds, oldest first. */
  List<AmiMessage> seenOf(String id, Predicate<AmiMessage> wanted) {
    synchronized (events) {
      return of(id).stream().filter(wanted).toList();
    }
  }

  /** All events so far of which this holds, oldest first. */
  List<AmiMessage> seen(Predicate<AmiMessage> wanted) {
    synchronized (events) {
      return events.stream().filter(wanted).toList();
    }
  }

  /** Calls this with every event from now on, on the thread that reads; it must not wait. */
  void listen(Consumer<AmiMessage> listener) {
    listeners.add(listener);
  }

  /** From now on, says to every nurse who presses a referral code that there is a service. */
  void saysGoToCodes() {
    listen(event -> {
      if (event.isNews("ZorgrouterReferral")) {
        write(
            text("Setvar", "Channel", event.get("Channel"), "Variable", "ZR_WORD", "Value", "go")
                + "\r\n");
      }
    });
  }

  /** The exchange's own time in ms. */
  long clock() {
    return act("Ping").atMicros() / 1000;
  }

  /** Sets a global variable of the dialplan. */
  void global(String variable, String value) {
    act("Setvar", "Variable", variable, "Value", value);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private List<AmiMessage> of(String id) {
    return byCall.getOrDefault(id, List.of());
  }

  private AmiMessage await(Duration limit, String what, Look look) {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (events) {
      while (true) {
        AmiMessage found = look.now();
        if (found != null) {
          return found;
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("waited %s for %s, in vain".formatted(limit, what));
        }
        try {
          events.wait(left);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted while waiting for " + what, stopped);
        }
      }
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      Map<String, String> fields = new HashMap<>();
      Map<String, String> marks = new HashMap<>();
      String line = lines.readLine();
      while (line != null) {
        if (line.isEmpty() && !fields.isEmpty()) {
          keep(new AmiMessage(Map.copyOf(fields), Map.copyOf(marks), System.nanoTime()));
          fields.clear();
          marks.clear();
        } else {
          put(line, fields, marks);
        }
        line = lines.readLine();
      }
    } catch (IOException closed) {
      // the exchange was killed or the test has ended: whoever waits runs into his limit
    }
  }

  private static void put(String line, Map<String, String> fields, Map<String, String> marks) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = line.substring(colon + 1).strip();
    String field = line.substring(0, colon);
    int equals = value.indexOf('=');
    if (field.equals("ChanVariable") && equals > 0) {
      marks.put(value.substring(0, equals), value.substring(equals + 1));
    } else {
      fields.merge(
          field, value, (before, more) -> field.equals("Output") ? before + "\n" + more : more);
    }
  }

  private void keep(AmiMessage message) {
    synchronized (events) {
      if (message.fields().containsKey("Event")) {
        events.add(message);
        byCall.computeIfAbsent(message.get("Uniqueid"), id -> new ArrayList<>()).add(message);
      } else {
        responses.put(message.get("ActionID"), message);
      }
      events.notifyAll();
    }
    if (message.fields().containsKey("Event")) {
      listeners.forEach(listener -> listener.accept(message));
    }
  }

  /** Looks at each event once, however often it is asked. */
  private static final class Search implements Look {
    private final Supplier<List<AmiMessage>> where;
    private final Predicate<AmiMessage> wanted;
    private int looked;

    private Search(Supplier<List<AmiMessage>> where, Predicate<AmiMessage> wanted) {
      this.where = where;
      this.wanted = wanted;
    }

    @Override
    public @Nullable AmiMessage now() {
      List<AmiMessage> events = where.get();
      while (looked < events.size()) {
        AmiMessage event = events.get(looked);
        looked++;
        if (wanted.test(event)) {
          return event;
        }
      }
      return null;
    }
  }

  /** One look at what has come in; null when it is not there yet. */
  private interface Look {
    @Nullable AmiMessage now();
  }
}
