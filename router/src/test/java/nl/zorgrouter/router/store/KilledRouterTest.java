package nl.zorgrouter.router.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.JournalVerification;
import nl.zorgrouter.simulator.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A router process among many callers, killed with -9 at random, again and again. {@code
 * -Dzorgrouter.kills=200} makes it a long evening.
 */
class KilledRouterTest {
  private static final int KILLS = Integer.getInteger("zorgrouter.kills", 3);
  private static final long SEED = Long.getLong("zorgrouter.seed", 20_261_121L);
  private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T19:00:00Z");
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final Pattern SEQUENCE =
      Pattern.compile("(?m)^zorgrouter_journal_sequence(?:\\{[^}]*})? ([0-9.E+]+)");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  @TempDir private Path folder = Path.of("");

  @Test
  void everyEntryThatWasConfirmedIsThereAndNoVisitHasTwoOutcomes() throws Exception {
    Vertx vertx = Vertx.vertx();
    Random dice = new Random(SEED);
    try (TrialDatabase postgres = TrialDatabase.start(folder.resolve("postgres"))) {
      Path config = config(ports(vertx), postgres);
      Path journal = folder.resolve("data/journal-1");
      long confirmed = 0;
      for (int kill = 1; kill <= KILLS; kill++) {
        confirmed = Math.max(confirmed, killed(config, dice, confirmed));
        JournalVerification verification = JournalVerification.of(journal);
        String round = "kill %d of seed %d: %s".formatted(kill, SEED, verification);
        assertTrue(verification.entries() >= confirmed, round);
        assertTrue(
            verification.findings().stream()
                .allMatch(found ->
                    found.severity() == Severity.WARNING || found.code().equals("CUT_SHORT")),
            round);
      }
      lastWord(config, journal, postgres, confirmed);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** Starts a router, lets it work, and kills it; gives the last entry that it had confirmed. */
  private long killed(Path config, Random dice, long before) throws Exception {
    Process router = router(config);
    try {
      URI metrics = address(router).resolve("/metrics");
      long most = before;
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300 + dice.nextInt(1_500));
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while ((System.nanoTime() < until || most <= before) && System.nanoTime() < giveUp) {
        most = Math.max(most, sequence(metrics));
      }
      return most;
    } finally {
      router.destroyForcibly();
      router.onExit().join();
    }
  }

  /** A router that is left alone brings the database up to date. */
  private void lastWord(Path config, Path journal, TrialDatabase postgres, long confirmed)
      throws Exception {
    Process router = router(config);
    try (Database database = Database.open(postgres.server())) {
      address(router);
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (count(database, "SELECT count(*) FROM journal_entry") < confirmed) {
        assertTrue(System.nanoTime() < giveUp, "the database was not brought up to date");
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } finally {
      router.destroy();
      router.onExit().get(20, TimeUnit.SECONDS);
    }
    try (JournalReader reader = JournalReader.of(journal);
        Database database = Database.open(postgres.server())) {
      assertTrue(reader.next().isPresent());
      StoreVerification copy = StoreVerification.of(database, reader.journal().orElseThrow());
      assertEquals(Optional.empty(), copy.fault());
      assertTrue(copy.entries() >= confirmed, copy::toString);
      assertEquals(
          0,
          count(
              database,
              "SELECT count(*) FROM (SELECT 1 FROM visit GROUP BY pbx, call, queue, ended"
                  + " HAVING count(*) > 1) AS twice"));
      System.out.printf(
          "killed %d times: %d entries whole, %d copied%n",
          KILLS, JournalVerification.of(journal).entries(), copy.entries());
    }
  }

  private static long count(Database database, String query) {
    return database.jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private static long sequence(URI metrics) throws InterruptedException {
    try {
      String page =
          HTTP.send(
                  HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(1)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      Matcher sequence = SEQUENCE.matcher(page);
      return sequence.find() ? (long) Double.parseDouble(sequence.group(1)) : 0;
    } catch (IOException silent) {
      return 0;
    }
  }

  private Process router(Path config) throws IOException {
    Files.deleteIfExists(folder.resolve("output"));
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

  private URI address(Process router) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline && router.isAlive()) {
      Matcher address = ADDRESS.matcher(Files.readString(folder.resolve("output")));
      if (address.find()) {
        return URI.create(address.group());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError(
        "the router did not start: " + Files.readString(folder.resolve("output")));
  }

  private Path config(Map<String, Integer> ports, TrialDatabase postgres) throws IOException {
    StringBuilder exchanges = new StringBuilder();
    ports.forEach((name, port) ->
        exchanges.append(
            "  %s: {host: 127.0.0.1, port: %d, user: zorgrouter, secret: simulated}\n"
                .formatted(name, port)));
    Files.writeString(folder.resolve("password"), postgres.server().password());
    return Files.writeString(
        folder.resolve("zorgrouter.yaml"),
        """
        region: %s
        http: {host: 127.0.0.1, port: 0}
        dataDirectory: data
        database:
          url: "%s"
          user: %s
          passwordFile: password
        exchanges:
        %s\
        """
            .formatted(
                Path.of("../regions/demo-noord").toAbsolutePath().normalize(),
                postgres.server().url(),
                postgres.server().user(),
                exchanges));
  }

  private static Map<String, Integer> ports(Vertx vertx) throws Exception {
    Clock clock =
        Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), SATURDAY_EVENING));
    Context context = vertx.getOrCreateContext();
    Town town = new Town(vertx, context, clock, 600, SEED);
    CompletableFuture<Map<String, Integer>> ports = new CompletableFuture<>();
    context.runOnContext(_ ->
        town.open()
            .onComplete(opened -> {
              town.wake();
              ports.complete(opened.result());
            }));
    return ports.get(10, TimeUnit.SECONDS);
  }
}
