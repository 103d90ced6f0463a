package nl.zorgrouter.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.simulator.core.Message;

/** AMI over TCP on loopback: bytes in, actions out; messages in, bytes out. */
final class AmiServer {
  /** What a client may send in one line; Asterisk's own limit. */
  private static final int LONGEST_LINE = 1024;

  /** Who hears what clients do. */
  interface Listener {
    void connected(int session);

    void said(int session, Message action);

    void gone(int session);
  }

  private final NetServer server;
  private final Listener listener;
  private final Map<Integer, NetSocket> sockets = new LinkedHashMap<>();
  private int sessions;

  AmiServer(Vertx vertx, Listener listener) {
    this.listener = listener;
    this.server =
        vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true).setHost("127.0.0.1"));
    server.connectHandler(this::connect);
  }

  /** Starts to listen; 0 takes a free port. The port that was taken is the answer. */
  Future<Integer> listen(int port) {
    return server.listen(port, "127.0.0.1").map(NetServer::actualPort);
  }

  private void connect(NetSocket socket) {
    int session = ++sessions;
    sockets.put(session, socket);
    listener.connected(session);
    List<String> lines = new ArrayList<>();
    RecordParser parser =
        RecordParser.newDelimited(
            "\r\n",
            line -> {
              if (line.length() > 0) {
                lines.add(line.toString());
              } else if (!lines.isEmpty()) {
                Message action = Message.parse(lines);
                lines.clear();
                listener.said(session, action);
              }
            });
    parser.maxRecordSize(LONGEST_LINE);
    parser.exceptionHandler(tooLong -> socket.close());
    socket.handler(parser);
    socket.exceptionHandler(broken -> socket.close());
    socket.closeHandler(closed -> {
      sockets.remove(session);
      listener.gone(session);
    });
    socket.write("Asterisk Call Manager/11.0.0\r\n");
  }

  /** Sends what has been said to a client in one write. */
  void write(int session, Buffer text) {
    NetSocket socket = sockets.get(session);
    if (socket != null) {
      socket.write(text);
    }
  }

  void close(int session) {
    NetSocket socket = sockets.get(session);
    if (socket != null) {
      socket.close();
    }
  }

  /** Cuts every connection, as an exchange that stops does. */
  void closeAll() {
    List.copyOf(sockets.values()).forEach(NetSocket::close);
  }

  Future<Void> stop() {
    return server.close();
  }
}
