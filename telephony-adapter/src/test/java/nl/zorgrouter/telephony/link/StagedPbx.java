package nl.zorgrouter.telephony.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An exchange for tests: logs in, answers, and misbehaves on request. */
final class StagedPbx implements AutoCloseable {
  static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

  /** What it does with what it is asked. */
  enum Manners {
    /** Answers everything. */
    GOOD,
    /** Refuses the login. */
    REFUSING,
    /** Reads, and says nothing at all. */
    MUTE,
    /** Does not even read. */
    DEAF
  }

  final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  volatile Manners manners = Manners.GOOD;
  volatile String greeting = BANNER;
  volatile List<String> channels = List.of();
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Map<Integer, Socket> newest = new ConcurrentHashMap<>();

  StagedPbx() {
    this(plain(0));
  }

  StagedPbx(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().start(this::acceptForEver);
  }

  static ServerSocket plain(int port) {
    try {
      ServerSocket made = new ServerSocket();
      made.setReuseAddress(true);
      made.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return made;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Sends more than whoever connected last will take: he may hang up half-way. */
  void sayTooMuch(String text) {
    try {
      say(text);
    } catch (UncheckedIOException hungUp) {
      // what was left unsaid would not have been heard
    }
  }

  /** Sends to whoever connected last. */
  void say(String text) {
    Socket socket = newest.get(0);
    if (socket == null) {
      throw new IllegalStateException("nobody has connected");
    }
    send(socket, text);
  }

  void message(String... lines) {
    say(String.join("\r\n", lines) + "\r\n\r\n");
  }

  void hangUp() {
    sockets.forEach(StagedPbx::closeQuietly);
  }

  @Override
  public void close() {
    closeQuietly(server);
    hangUp();
  }

  private void acceptForEver() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        newest.put(0, socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }

  private void serve(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      if (manners != Manners.MUTE) {
        send(socket, greeting);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (Optional<Map<String, String>> action = read(reader);
          action.isPresent();
          action = read(reader)) {
        received.add(action.get());
        while (manners == Manners.DEAF && !socket.isClosed()) {
          Thread.sleep(5);
        }
        answer(socket, action.get());
      }
    } catch (IOException | UncheckedIOException gone) {
      closeQuietly(socket);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Map<String, String>> read(BufferedReader reader) throws IOException {
    Map<String, String> action = new HashMap<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isEmpty()) {
        return Optional.of(action);
      }
      int colon = line.indexOf(": ");
      action.put(line.substring(0, colon), line.substring(colon + 2));
    }
    return Optional.empty();
  }

  private void answer(Socket socket, Map<String, String> action) {
    String id = "ActionID: " + action.get("ActionID") + "\r\n";
    String name = action.getOrDefault("Action", "");
    if (manners == Manners.MUTE || manners == Manners.DEAF) {
      return;
    }
    if (manners == Manners.REFUSING && name.equals("Login")) {
      send(socket, "Response: Error\r\n" + id + "Message: Authentication failed\r\n\r\n");
      return;
    }
    String more =
        switch (name) {
          case "Ping" -> "Ping: Pong\r\nTimestamp: 1763832000.000000\r\n";
          case "Challenge" -> "Challenge: 42\r\n";
          default -> "";
        };
    send(socket, "Response: Success\r\n" + id + more + "\r\n");
    if (name.equals("QueueStatus")) {
      send(socket, "Event: QueueStatusComplete\r\n" + id + "ListItems: 0\r\n\r\n");
    } else if (name.equals("CoreShowChannels")) {
      channels.forEach(channel -> send(socket, "Event: CoreShowChannel\r\n" + id + channel));
      send(
          socket,
          "Event: CoreShowChannelsComplete\r\n"
              + id
              + "ListItems: "
              + channels.size()
              + "\r\n\r\n");
    }
  }

  private static void send(Socket socket, String text) {
    try {
      OutputStream out = socket.getOutputStream();
      synchronized (socket) {
        out.write(text.getBytes(UTF_8));
        out.flush();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void closeQuietly(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception alreadyGone) {
      // it was to be closed, and it is
    }
  }
}
