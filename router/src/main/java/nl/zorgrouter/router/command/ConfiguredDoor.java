package nl.zorgrouter.router.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.console.HttpDoor;

/** A door where and as the configuration wants it: over TLS when that has a certificate. */
record ConfiguredDoor(RouterConfig.Http http, PrintWriter errors) {
  /** Opens it and gives its address; says why when it cannot be opened, and gives none. */
  Optional<String> open(Vertx vertx, HttpDoor door, Router pages) throws InterruptedException {
    Future<HttpServer> opening = door.open(vertx, options(), pages);
    CountDownLatch tried = new CountDownLatch(1);
    opening.onComplete(_ -> tried.countDown());
    tried.await();
    if (opening.failed()) {
      errors.printf(
          "port %d on %s cannot be opened (%s); expected a free port in `http.port`%n",
          http.port(), http.host(), opening.cause().getMessage());
      errors.flush();
      return Optional.empty();
    }
    return Optional.of(address(opening.result().actualPort()));
  }

  private HttpServerOptions options() {
    HttpServerOptions options = new HttpServerOptions().setHost(http.host()).setPort(http.port());
    http.certificate()
        .ifPresent(tls ->
            options
                .setSsl(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .setCertPath(tls.chain().toString())
                        .setKeyPath(tls.key().toString())));
    return options;
  }

  private String address(int port) {
    return http.certificate().isPresent()
        ? "https://%s:%d".formatted(http.host(), port)
        : "http://127.0.0.1:%d".formatted(port);
  }
}
