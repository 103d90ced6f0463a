package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door of a router that has a certificate: a token never travels in plain text. */
class SecureDoorTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void isOpenToWhoeverTrustsItsCertificateAndToNobodyInPlainText() throws Exception {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    StartedProgram router = StartedProgram.router(folder.resolve("output"), config(certificate));
    try {
      assertEquals("https", router.address().getScheme());
      int port = router.address().getPort();
      URI calls = URI.create("https://localhost:%d/api/v1/calls".formatted(port));
      HttpClient trusting =
          HttpClient.newBuilder().sslContext(trusting(certificate.certificatePath())).build();
      assertEquals(401, status(trusting, calls), "and it still asks for a token");
      HttpClient stranger = HttpClient.newHttpClient();
      assertThrows(SSLHandshakeException.class, () -> status(stranger, calls));
      URI plain = URI.create("http://localhost:%d/api/v1/calls".formatted(port));
      assertThrows(IOException.class, () -> status(stranger, plain));
    } finally {
      router.kill();
      certificate.delete();
    }
  }

  @Test
  void isAsClosedToPlainTextWhenTheRouterOnlyWatches() throws Exception {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    StartedProgram router =
        StartedProgram.with(
            folder.resolve("output"),
            List.of("run", "--observe", "--config", config(certificate).toString()));
    try {
      assertEquals("https", router.address().getScheme());
      int port = router.address().getPort();
      HttpClient trusting =
          HttpClient.newBuilder().sslContext(trusting(certificate.certificatePath())).build();
      assertEquals(
          200, status(trusting, URI.create("https://localhost:%d/metrics".formatted(port))));
      URI plain = URI.create("http://localhost:%d/metrics".formatted(port));
      assertThrows(IOException.class, () -> status(HttpClient.newHttpClient(), plain));
    } finally {
      router.kill();
      certificate.delete();
    }
  }

  private static int status(HttpClient client, URI uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static SSLContext trusting(String file) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(Path.of(file))) {
      store.setCertificateEntry(
          "router", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private Path config(SelfSignedCertificate certificate) throws IOException {
    return Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        http:
          host: 127.0.0.1
          port: 0
          tls: {certificate: %s, key: %s}
        exchanges:
          control-room: {host: 127.0.0.1, port: 1, user: zorgrouter, secret: nobody-listens}
        """
            .formatted(
                Path.of("../regions/demo-noord").toAbsolutePath().normalize(),
                certificate.certificatePath(),
                certificate.privateKeyPath()));
  }
}
