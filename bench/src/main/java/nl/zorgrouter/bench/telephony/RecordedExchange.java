package nl.zorgrouter.bench.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** A server that logs anybody in, answers every action, and sends what it is told to. */
final class RecordedExchange implements AutoCloseable {
  private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

  private final ServerSocket server;
  private final BiConsumer<RecordedExchange, Map<String, String>> onAction;

  /** Fair, so that the answer to a ping does not wait for the end of a flood. */
  private final ReentrantLock turns = new ReentrantLock(true);

  private final CountDownLatch connected = new CountDownLatch(1);
  private OutputStream out = OutputStream.nullOutputStream();

  RecordedExchange(BiConsumer<RecordedExchange, Map<String, String>> onAction) {
    this.onAction = onAction;
    try {
      server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    Thread.ofPlatform().daemon().name("exchange").start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  void awaitConnection() throws InterruptedException {
    connected.await();
  }

  /** Sends, as fast as the other side takes it. */
  void send(byte[] bytes, int from, int to) {
    try {
      turns.lock();
      try {
        out.write(bytes, from, to - from);
      } finally {
        turns.unlock();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  void send(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    send(bytes, 0, bytes.length);
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      out = socket.getOutputStream();
      connected.countDown();
      send(BANNER);
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      Map<String, String> action = new HashMap<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          // Asterisk-Java writes its names in lower case, and Asterisk does not mind
          action.put(line.substring(0, colon).toLowerCase(ROOT), line.substring(colon + 2));
        } else if (line.isEmpty()) {
          onAction.accept(this, action);
          answer(action);
          action = new HashMap<>();
        }
      }
    } catch (IOException | UncheckedIOException gone) {
      connected.countDown();
    }
  }

  private void answer(Map<String, String> action) {
    String id = "ActionID: " + action.get("actionid") + "\r\n";
    String more =
        switch (action.getOrDefault("action", "")) {
          case "Ping" -> "Ping: Pong\r\nTimestamp: 1763832000.000000\r\n";
          case "Challenge" -> "Challenge: 42\r\n";
          case "CoreSettings" -> "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n";
          default -> "";
        };
    send("Response: Success\r\n" + id + more + "\r\n");
    switch (action.getOrDefault("action", "")) {
      case "QueueStatus" -> send("Event: QueueStatusComplete\r\n" + id + "ListItems: 0\r\n\r\n");
      case "CoreShowChannels" ->
          send("Event: CoreShowChannelsComplete\r\n" + id + "ListItems: 0\r\n\r\n");
      default -> {}
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    out.close();
  }
}
