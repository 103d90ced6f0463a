package nl.zorgrouter.router.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.console.HttpDoor;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.simulator.Town;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a region in a box; simulated exchanges and people, and the real router. */
@Command(
    name = "demo",
    description = "a region in a box: two simulated exchanges, callers, and the router itself",
    mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final int FIRST_VERSION = 1;
  private static final int EVERY_SECONDS = 5;
  private static final int MOST_SECONDS_TO_STOP = 5;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "where the pages are served, on loopback; 0 takes a free one (default 8080)")
  private int port;

  @Option(
      names = "--speed",
      defaultValue = "60",
      paramLabel = "N",
      description = "how much faster people live than the clock, 1 to 600 (default 60)")
  private double speed;

  @Option(
      names = "--region",
      paramLabel = "DIR",
      description = "the region; the demonstration region when it is not given")
  private Path region = Path.of("");

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "the same seed gives the same evening (default 1)")
  private long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535 || !(speed >= 1 && speed <= 600)) {
      errors()
          .printf(
              "found --port `%d` --speed `%s`; expected a port of 0 to 65535 and a speed of 1 to 600%n",
              port, speed);
      return ExitCode.WRONG_USE.number();
    }
    Path rules = region.toString().isEmpty() ? shipped() : region;
    return switch (ProvedRules.read(rules, FIRST_VERSION)) {
      case Reading.Refused<VerifiedRules> refused -> {
        FindingLines.print(refused.findings(), errors());
        yield ExitCode.WRONG_USE.number();
      }
      case Reading.Read<VerifiedRules> read -> play(read.value());
    };
  }

  /** The demonstration region beside the program, wherever it was started from. */
  private static Path shipped() {
    Path here = Path.of(System.getProperty("java.class.path").split(":", 2)[0]).toAbsolutePath();
    return Stream.concat(
            Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent),
            Stream.iterate(here, Objects::nonNull, Path::getParent))
        .map(folder -> folder.resolve("regions/demo-noord"))
        .filter(folder -> Files.exists(folder.resolve("region.yaml")))
        .findFirst()
        .orElse(Path.of("regions/demo-noord"));
  }

  private int play(VerifiedRules rules) throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      return new Evening(vertx, rules).play();
    } finally {
      closed(vertx.close());
    }
  }

  /** Last Saturday at 18:00: the exchanges' clock begins there, and goes on as fast as ours. */
  private static Clock saturdayEvening() {
    Instant now = Instant.now();
    ZonedDateTime start =
        now.atZone(ZONE)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY))
            .withHour(18)
            .withMinute(0)
            .withSecond(0);
    return Clock.offset(Clock.systemUTC(), Duration.between(now, start.toInstant()));
  }

  private static boolean closed(Future<?> closing) throws InterruptedException {
    CompletableFuture<?> done = closing.toCompletionStage().toCompletableFuture();
    try {
      done.get(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException notClean) {
      return false;
    }
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }

  /** One demonstration, from the first call to the last figure. */
  private final class Evening {
    private final Vertx vertx;
    private final VerifiedRules rules;
    private final Town town;
    private final DemoFigures figures = new DemoFigures();
    private final PrintWriter output = spec.commandLine().getOut();

    Evening(Vertx vertx, VerifiedRules rules) {
      this.vertx = vertx;
      this.rules = rules;
      this.town = new Town(vertx, saturdayEvening(), speed, seed);
    }

    int play() throws InterruptedException {
      Measurements measurements = new Measurements();
      RunningRouter router =
          RunningRouter.start(vertx, 1, links(), rules, measurements, List.of(figures));
      Future<HttpServer> door =
          new HttpDoor(router, measurements.page())
              .open(vertx, "127.0.0.1", port, Router.router(vertx));
      if (!closed(door)) {
        errors()
            .printf(
                "port %d on 127.0.0.1 cannot be opened (%s); expected a free port: give another with --port%n",
                port, door.cause().getMessage());
        closed(router.stop());
        return ExitCode.ENVIRONMENT.number();
      }
      say(
          "zorgrouter demo is at http://127.0.0.1:%d (figures at /metrics, health at /health/ready); Ctrl-C ends it",
          door.result().actualPort());
      CountDownLatch ended = new CountDownLatch(1);
      CountDownLatch said = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ended, said), "end"));
      vertx.setPeriodic(EVERY_SECONDS * 1000L, _ -> say("%s", figures.line(town)));
      ended.await();
      closed(router.stop());
      lastWord();
      said.countDown();
      return ExitCode.FINE.number();
    }

    private List<PbxGateway> links() throws InterruptedException {
      CompletableFuture<Map<String, Integer>> ports = new CompletableFuture<>();
      vertx.runOnContext(_ ->
          town.open()
              .onComplete(opened -> {
                town.wake();
                ports.complete(opened.result());
              }));
      return ports.join().entrySet().stream()
          .map(pbx -> link(pbx.getKey(), pbx.getValue()))
          .toList();
    }

    private PbxGateway link(String pbx, int amiPort) {
      Credentials credentials =
          new Credentials("zorgrouter", "simulated", Credentials.Proof.CHALLENGE);
      return new PbxLink(
          vertx,
          LinkSettings.of(
              new PbxId(pbx), "127.0.0.1", amiPort, credentials, new Transport.Loopback()),
          RandomGenerator.getDefault());
    }

    private void lastWord() throws InterruptedException {
      CompletableFuture<String> last = new CompletableFuture<>();
      vertx.runOnContext(_ -> last.complete(DemoFigures.account(town.count())));
      say("%s", last.join());
      closed(town.stop());
    }

    private void say(String line, Object... values) {
      output.printf(line + "%n", values);
      output.flush();
    }

    private static void end(CountDownLatch ended, CountDownLatch said) {
      ended.countDown();
      try {
        if (!said.await(2L * MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
          System.err.println("zorgrouter: the demo did not end in time; stopped anyway");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
