package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door of a router that has a certificate: a token never travels in plain text. */
class SecureDoorTest {
  private static final Pattern ADDRESS = Pattern.compile("(https?)://[^:\\s]+:(\\d+)");

  @TempDir private Path folder = Path.of("");

  @Test
  void isOpenToWhoeverTrustsItsCertificateAndToNobodyInPlainText() throws Exception {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    Process router = run(config(certificate));
    try {
      Matcher address = address(router);
      assertEquals("https", address.group(1));
      int port = Integer.parseInt(address.group(2));
      URI calls = URI.create("https://localhost:%d/api/v1/calls".formatted(port));
      HttpClient trusting =
          HttpClient.newBuilder().sslContext(trusting(certificate.certificatePath())).build();
      assertEquals(401, status(trusting, calls), "and it still asks for a token");
      HttpClient stranger = HttpClient.newHttpClient();
      assertThrows(SSLHandshakeException.class, () -> status(stranger, calls));
      URI plain = URI.create("http://localhost:%d/api/v1/calls".formatted(port));
      assertThrows(IOException.class, () -> status(stranger, plain));
    } finally {
      router.destroyForcibly();
      router.onExit().join();
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

  private Process run(Path config) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "nl.zorgrouter.router.command.Zorgrouter",
            "run",
            "--config",
            config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private Matcher address(Process router) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Path output = folder.resolve("output");
    while (System.nanoTime() < deadline && router.isAlive()) {
      Matcher address = ADDRESS.matcher(Files.readString(output));
      if (address.find()) {
        return address;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertTrue(router.isAlive(), () -> "it ended: " + said(output));
    throw new AssertionError("it said no address: " + said(output));
  }

  private static String said(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException gone) {
      return gone.toString();
    }
  }
}
