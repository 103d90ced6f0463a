package nl.zorgrouter.router.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.access.AccessLog;
import nl.zorgrouter.router.api.ReferralApi;
import nl.zorgrouter.router.api.RequestKey;
import nl.zorgrouter.router.api.TokenFile;
import nl.zorgrouter.router.api.Tokens;
import nl.zorgrouter.router.config.ConfigReader;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.console.HttpDoor;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.directory.CrisisFile;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.guide.GuideApi;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.LastDay;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.run.Pace;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.run.Setup;
import nl.zorgrouter.router.store.Copying;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the service, until it is told to stop. */
@Command(
    name = "run",
    description = "routes the calls of a region until it is told to stop",
    mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {
  /** Longer than the last answers need to be on their way. */
  private static final int MOST_SECONDS_TO_STOP = 5;

  private static final int FIRST_VERSION = 1;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the configuration, such as docker/zorgrouter.yaml")
  private Path config = Path.of("");

  @Option(
      names = "--observe",
      description = "only watch: real waits and what would have been decided, with no lease")
  private boolean observe;

  @Option(names = "--lang", paramLabel = "nl|en", description = "the language of the sentences")
  private Tongue tongue = Tongue.en;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Optional<RouterConfig> settings = FindingLines.accepted(ConfigReader.read(config), errors());
    return settings.isPresent() ? withRules(settings.get()) : ExitCode.WRONG_USE.number();
  }

  private int withRules(RouterConfig settings) throws InterruptedException {
    Optional<VerifiedRules> rules =
        FindingLines.accepted(ProvedRules.read(settings.region(), FIRST_VERSION), errors());
    if (rules.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    return observe
        ? new ObservedRun(settings, rules.get(), spec.commandLine(), tongue).serve()
        : withProfiles(settings, rules.get());
  }

  private int withProfiles(RouterConfig settings, VerifiedRules rules) throws InterruptedException {
    Optional<CrisisPlan> plan =
        FindingLines.accepted(CrisisFile.read(settings.region(), rules.rules().region()), errors());
    return plan.isPresent()
        ? withJournal(settings, rules, plan.get())
        : ExitCode.WRONG_USE.number();
  }

  private int withJournal(RouterConfig settings, VerifiedRules rules, CrisisPlan crisis)
      throws InterruptedException {
    Measurements measurements = new Measurements();
    Path folder = settings.storage().journal(settings.node());
    Before before = new Before(rules, crisis, LastDay.read(folder, Instant.now()));
    try (RouterJournal journal =
        RouterJournal.open(settings.storage(), settings.node(), measurements.journal())) {
      journal.keep(rules, settings.region());
      crisis
          .profiles()
          .forEach(each -> journal.keep(each.rules(), settings.region().resolve(each.folder())));
      Optional<Copying> copying =
          settings
              .storage()
              .database()
              .map(kind -> Copying.start(journal, settings.storage(), kind, measurements.store()));
      try {
        return serve(settings, before, measurements, journal);
      } finally {
        copying.ifPresent(Copying::close);
      }
    } catch (JournalRefused refused) {
      errors().println(refused.getMessage());
      return ExitCode.ENVIRONMENT.number();
    }
  }

  /** What a router knows before it hears anything. */
  private record Before(VerifiedRules rules, CrisisPlan crisis, LastDay day) {}

  private int serve(
      RouterConfig settings, Before before, Measurements measurements, RouterJournal journal)
      throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    List<PbxGateway> links =
        settings.exchanges().stream().map(exchange -> link(vertx, exchange)).toList();
    RunningRouter router =
        RunningRouter.start(
            vertx,
            new Setup(
                settings.node(),
                links,
                before.rules(),
                measurements,
                List.of(journal.recorder()),
                Pace.REAL,
                before.day().known(),
                settings.outcomes()));
    LastDay day = before.day();
    day.waited().forEach((pbx, known) -> router.recall(pbx, known.lastSeen(), known.open()));
    router.approve(before.crisis());
    new CrisisClerk(settings.region(), before.rules().rules().region(), router, journal)
        .watch(vertx, errors());
    router.recall(day.said());
    RouterConfig.Http http = settings.http();
    Future<HttpServer> door =
        new HttpDoor(router, measurements.page())
            .open(vertx, options(http), pages(vertx, router, settings, before.rules(), journal));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop(router, stopped);
                  journal.close();
                },
                "stop"));
    ExitCode ended = opened(door, http) ? served(http, door, stopped) : ExitCode.ENVIRONMENT;
    if (ended != ExitCode.FINE) {
      stop(router, stopped);
    }
    return ended.number();
  }

  private static Router pages(
      Vertx vertx,
      RunningRouter router,
      RouterConfig settings,
      VerifiedRules rules,
      RouterJournal journal) {
    Router pages = Router.router(vertx);
    Tokens tokens = Tokens.of(vertx, new TokenFile(settings.storage().directory()));
    Clock clock = Clock.systemUTC();
    Region region = rules.rules().region();
    new AccessLog(journal::accessed, clock).mount(pages);
    RequestKey key = RequestKey.in(settings.storage().directory(), settings.node());
    new ReferralApi(router, tokens, region, clock, key).mount(pages);
    new GuideApi(router, region, ReferralApi.doorkeeper(tokens, clock), clock).mount(pages);
    return pages;
  }

  private static HttpServerOptions options(RouterConfig.Http http) {
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

  private boolean opened(Future<HttpServer> door, RouterConfig.Http http)
      throws InterruptedException {
    CountDownLatch tried = new CountDownLatch(1);
    door.onComplete(_ -> tried.countDown());
    tried.await();
    if (door.failed()) {
      errors()
          .printf(
              "port %d on %s cannot be opened (%s); expected a free port in `http.port`%n",
              http.port(), http.host(), door.cause().getMessage());
      errors().flush();
    }
    return door.succeeded();
  }

  private ExitCode served(RouterConfig.Http http, Future<HttpServer> door, CountDownLatch stopped)
      throws InterruptedException {
    PrintWriter output = spec.commandLine().getOut();
    output.printf("zorgrouter is at %s%n", address(http, door.result().actualPort()));
    output.flush();
    stopped.await();
    return ExitCode.FINE;
  }

  private static String address(RouterConfig.Http http, int port) {
    return http.certificate().isPresent()
        ? "https://%s:%d".formatted(http.host(), port)
        : "http://127.0.0.1:%d".formatted(port);
  }

  private static void stop(RunningRouter router, CountDownLatch stopped) {
    CountDownLatch done = new CountDownLatch(1);
    router.stop().onComplete(_ -> done.countDown());
    try {
      if (!done.await(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        System.err.println("zorgrouter: an exchange did not say goodbye in time; stopped anyway");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    stopped.countDown();
  }

  private static PbxGateway link(Vertx vertx, RouterConfig.Exchange exchange) {
    return new PbxLink(vertx, ExchangeAccess.of(exchange), RandomGenerator.getDefault());
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
