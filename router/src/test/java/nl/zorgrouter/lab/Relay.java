package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/**
 * Stands between a router and an exchange. It can let nobody in, and it can make a connection that
 * is open mute: nothing goes through any more, and neither side is told.
 */
final class Relay implements AutoCloseable {
  private final ServerSocket door;
  private final int exchangePort;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Semaphore open = new Semaphore(0);
  private final ByteArrayOutputStream fromRouter = new ByteArrayOutputStream();
  private final ByteArrayOutputStream fromExchange = new ByteArrayOutputStream();
  private volatile String last = "";
  private volatile boolean records;
  private volatile Optional<UnaryOperator<String>> words = Optional.empty();

  private Relay(ServerSocket door, int exchangePort) {
    this.door = door;
    this.exchangePort = exchangePort;
  }

  /** A relay to that manager port that lets nobody in yet. */
  static Relay closed(int exchangePort) {
    try {
      Relay relay =
          new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), exchangePort);
      Thread.ofPlatform().daemon().name("relay").start(relay::serve);
      return relay;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Keeps every byte that goes through from now on. */
  Relay recording() {
    records = true;
    return this;
  }

  /** Tells routers every line of the exchange in these words instead. */
  Relay translating(UnaryOperator<String> inOtherWords) {
    words = Optional.of(inOtherWords);
    return this;
  }

  /** What routers have said so far, while it was recording. */
  String fromRouter() {
    return fromRouter.toString(UTF_8);
  }

  /** What the exchange has said so far, while it was recording. */
  String fromExchange() {
    return fromExchange.toString(UTF_8);
  }

  /** Lets everybody in from now on. */
  Relay open() {
    open.release();
    return this;
  }

  /** Cuts every connection of this moment, and lets nobody in until it is opened again. */
  void cut() {
    open.acquireUninterruptibly();
    lines.forEach(Line::cut);
  }

  /** The port to connect to. */
  int port() {
    return door.getLocalPort();
  }

  /** Makes every connection of this moment mute; new ones speak. */
  void mute() {
    lines.forEach(line -> line.mute = true);
  }

  /** Lets the router say these words once more, and makes every connection mute right after. */
  void muteAfter(String words) {
    last = words;
  }

  /** Whether it has become mute. */
  boolean isMute() {
    return lines.stream().anyMatch(line -> line.mute);
  }

  private void said(byte[] bytes, int length) {
    keep(fromRouter, bytes, length);
    if (!last.isEmpty() && new String(bytes, 0, length, UTF_8).contains(last)) {
      last = "";
      mute();
    }
  }

  private void answered(byte[] bytes, int length) {
    keep(fromExchange, bytes, length);
  }

  private void keep(ByteArrayOutputStream side, byte[] bytes, int length) {
    if (records) {
      side.write(bytes, 0, length);
    }
  }

  /** How many connections there have been. */
  int connections() {
    return lines.size();
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Line line : lines) {
        line.router.close();
        line.exchange.close();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void serve() {
    try {
      while (!door.isClosed()) {
        open.acquireUninterruptibly();
        open.release();
        connect(door.accept());
      }
    } catch (IOException closed) {
      // the test has ended
    }
  }

  private void connect(Socket router) throws IOException {
    Socket exchange;
    try {
      exchange = new Socket(InetAddress.getLoopbackAddress(), exchangePort);
    } catch (IOException down) {
      router.close();
      return;
    }
    router.setTcpNoDelay(true);
    exchange.setTcpNoDelay(true);
    Line line = new Line(router, exchange);
    lines.add(line);
    Thread.ofVirtual().start(() -> line.carry(router, exchange, this::said));
    Thread.ofVirtual()
        .start(() ->
            words.ifPresentOrElse(
                inOtherWords -> translate(exchange, router, inOtherWords),
                () -> line.carry(exchange, router, this::answered)));
  }

  private static void translate(Socket from, Socket to, UnaryOperator<String> inOtherWords) {
    try (BufferedReader in =
            new BufferedReader(new InputStreamReader(from.getInputStream(), UTF_8));
        OutputStream out = to.getOutputStream()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write((inOtherWords.apply(line) + "\r\n").getBytes(UTF_8));
      }
    } catch (IOException ended) {
      // either side has hung up, and the other is told by the closing streams
    }
  }

  private interface Heard {
    void bytes(byte[] bytes, int length);
  }

  private static final class Line {
    private final Socket router;
    private final Socket exchange;
    private volatile boolean mute;

    private Line(Socket router, Socket exchange) {
      this.router = router;
      this.exchange = exchange;
    }

    private void cut() {
      try {
        router.close();
        exchange.close();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    private void carry(Socket from, Socket to, Heard heard) {
      byte[] bytes = new byte[64 * 1024];
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        int read = in.read(bytes);
        while (read >= 0) {
          if (!mute) {
            out.write(bytes, 0, read);
            heard.bytes(bytes, read);
          }
          read = in.read(bytes);
        }
      } catch (IOException ended) {
        // either side has hung up, and the other is told by the closing streams
      }
    }
  }
}
