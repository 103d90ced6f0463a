package nl.zorgrouter.telephony.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.telephony.ami.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String PASSWORD = "only-for-this-test";

  private final Heard heard = new Heard();

  @TempDir private Path folder = Path.of("");

  @Test
  void trustsAnExchangeWithTheRightNameAndAuthority() throws Exception {
    make("right", "localhost");
    connect(
        "right",
        "right",
        () -> {
          Heard.within(SOON, "in sync", () -> heard.inSync() == 1);
          assertEquals(0, heard.outOfSync().size());
        });
  }

  @Test
  void refusesAnExchangeThatBearsAnotherName() throws Exception {
    make("other", "other.example.org");
    connect("other", "other", () -> expectRefusal("localhost"));
  }

  @Test
  void refusesAnExchangeOfAnotherAuthority() throws Exception {
    make("right", "localhost");
    make("stranger", "localhost");
    connect("right", "stranger", () -> expectRefusal("Signature"));
  }

  private void expectRefusal(String why) {
    Heard.within(SOON, "refused", () -> !heard.outOfSync().isEmpty());
    String found = heard.outOfSync().getFirst().why();
    assertTrue(found.contains("cannot be reached") && found.contains(why), found);
    assertEquals(0, heard.inSync());
  }

  private void connect(String key, String trusted, Runnable check) throws Exception {
    Vertx vertx = Vertx.vertx();
    try (StagedPbx pbx = new StagedPbx(listen(key))) {
      LinkSettings settings =
          LinkSettings.of(
              new PbxId("pbx1"),
              "localhost",
              pbx.port(),
              new Credentials("zorgrouter", "secret", Credentials.Proof.PLAIN),
              new Transport.Tls(folder.resolve(trusted + ".pem")));
      PbxLink link = new PbxLink(vertx, settings, new Random(1));
      link.open(heard);
      check.run();
      link.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
  }

  private ServerSocket listen(String key) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(key + ".p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private void make(String key, String host) throws IOException, InterruptedException {
    keytool(
        key,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + host,
        "-ext",
        "san=dns:" + host,
        "-validity",
        "2");
    keytool(key, "-exportcert", "-rfc", "-file", folder.resolve(key + ".pem").toString());
  }

  private void keytool(String key, String... arguments) throws IOException, InterruptedException {
    java.util.List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(java.util.List.of(arguments));
    command.addAll(
        java.util.List.of(
            "-alias",
            key,
            "-storetype",
            "PKCS12",
            "-keystore",
            folder.resolve(key + ".p12").toString(),
            "-storepass",
            PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    assertEquals(
        0, process.waitFor(), () -> new String(said, java.nio.charset.StandardCharsets.UTF_8));
  }
}
