package nl.zorgrouter.telephony.link;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.concurrent.TimeUnit;

/** How the socket is made. */
final class Wiring {
  private static final int CONNECT_MILLIS = 1_000;

  private Wiring() {}

  static NetClientOptions options(LinkSettings settings) {
    NetClientOptions options =
        new NetClientOptions()
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true)
            .setConnectTimeout(CONNECT_MILLIS);
    return switch (settings.transport()) {
      case Transport.Loopback loopback -> options;
      case Transport.PlainByChoice choice -> options;
      case Transport.Tls tls ->
          options
              .setSsl(true)
              .setHostnameVerificationAlgorithm("HTTPS")
              .setSslHandshakeTimeout(CONNECT_MILLIS)
              .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
              .setTrustOptions(new PemTrustOptions().addCertPath(tls.authorities().toString()));
    };
  }

  /** What went wrong at the bottom of it: of a refused TLS connection, the reason. */
  static String innermost(Throwable failure) {
    Throwable found = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      found = cause;
    }
    return String.valueOf(found.getMessage());
  }
}
