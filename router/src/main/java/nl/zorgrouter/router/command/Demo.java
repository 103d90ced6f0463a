package nl.zorgrouter.router.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.demo.Accounts;
import nl.zorgrouter.router.demo.Evening;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.rules.verify.VerifiedRules;
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
  private static final int FIRST_VERSION = 1;
  private static final int EVERY_SECONDS = 5;
  private static final int MOST_SECONDS_TO_STOP = 5;

  /** With a database that has just begun to start. */
  private static final int MOST_SECONDS_TO_END = 30;

  /** A machine that is busy with something else takes its time. */
  private static final int MOST_SECONDS_TO_OPEN = 60;

  private static final int MOST_LOOKS = 120;
  private static final int BETWEEN_LOOKS_MILLIS = 25;

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

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "a folder in which its journal stays; it goes with the demo when none is given")
  private Optional<Path> kept = Optional.empty();

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
    Optional<VerifiedRules> read =
        FindingLines.accepted(ProvedRules.read(rules, FIRST_VERSION), errors());
    return read.isPresent() ? play(read.get(), rules) : ExitCode.WRONG_USE.number();
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

  private int play(VerifiedRules rules, Path directory) throws InterruptedException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    Measurements measurements = new Measurements();
    try (DemoJournal journal = DemoJournal.begin(rules, directory, kept, measurements)) {
      return new Showing(vertx, rules, measurements, journal).play();
    } catch (JournalRefused refused) {
      errors().println(refused.getMessage());
      return ExitCode.ENVIRONMENT.number();
    } finally {
      closed(vertx.close());
    }
  }

  private static boolean closed(Future<?> closing) throws InterruptedException {
    return done(closing, MOST_SECONDS_TO_STOP);
  }

  private static boolean done(Future<?> doing, int seconds) throws InterruptedException {
    CompletableFuture<?> done = doing.toCompletionStage().toCompletableFuture();
    try {
      done.get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException notClean) {
      return false;
    }
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }

  /** One demonstration, from the first call to the last figure. */
  private final class Showing {
    private final Vertx vertx;
    private final VerifiedRules rules;
    private final Measurements measurements;
    private final DemoJournal journal;
    private final Evening evening;
    private final DemoFigures figures = new DemoFigures();
    private final PrintWriter output = spec.commandLine().getOut();

    Showing(Vertx vertx, VerifiedRules rules, Measurements measurements, DemoJournal journal) {
      this.vertx = vertx;
      this.rules = rules;
      this.measurements = measurements;
      this.journal = journal;
      this.evening = new Evening(vertx, speed, seed);
    }

    int play() throws InterruptedException {
      Future<HttpServer> door =
          evening
              .begin(rules, measurements, journal.and(figures))
              .compose(_ -> evening.serve(measurements, port, journal::accessed));
      if (!done(door, MOST_SECONDS_TO_OPEN)) {
        errors()
            .printf(
                "port %d on 127.0.0.1 cannot be opened (%s); expected a free port: give another with --port%n",
                port, door.cause() == null ? "no answer" : door.cause().getMessage());
        closed(evening.stop());
        return ExitCode.ENVIRONMENT.number();
      }
      journal.copy(measurements);
      say(
          "zorgrouter demo is at http://127.0.0.1:%d (figures at /metrics, health at /health/ready); Ctrl-C ends it",
          door.result().actualPort());
      CountDownLatch ended = new CountDownLatch(1);
      CountDownLatch said = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ended, said), "end"));
      long lines =
          vertx.setPeriodic(
              EVERY_SECONDS * 1000L,
              _ -> evening.ask(figures::line).onSuccess(line -> say("%s", line)));
      ended.await();
      vertx.cancelTimer(lines);
      Accounts accounts = lastCount();
      closed(evening.stop());
      journal.close();
      closed(vertx.close()); // before the last word: what the process leaves behind goes with it
      say("%s", accounts.line());
      journal.line().ifPresent(line -> say("%s", line));
      said.countDown();
      return (accounts.agree() ? ExitCode.FINE : ExitCode.FOUND).number();
    }

    /** Asks until what was underway is told: a leg that ended is told to one before the other. */
    private Accounts lastCount() throws InterruptedException {
      evening.rest();
      Accounts accounts = accounts();
      for (int again = 0; again < MOST_LOOKS && !accounts.agree(); again++) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        accounts = accounts();
      }
      return accounts;
    }

    private Accounts accounts() {
      return evening
          .ask((_, accounts) -> accounts)
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }

    private void say(String line, Object... values) {
      output.printf(line + "%n", values);
      output.flush();
    }

    private static void end(CountDownLatch ended, CountDownLatch said) {
      ended.countDown();
      try {
        if (!said.await(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
          System.err.println("zorgrouter: the demo did not end in time; stopped anyway");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
