package nl.zorgrouter.router.command;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.api.ApiRoutes;
import nl.zorgrouter.router.api.RequestKey;
import nl.zorgrouter.router.api.TokenFile;
import nl.zorgrouter.router.api.Tokens;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.console.HttpDoor;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.crisis.Standing;
import nl.zorgrouter.router.directory.CrisisFile;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.journal.disk.JournalRefused;
import nl.zorgrouter.router.journal.disk.LastDay;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.run.Pace;
import nl.zorgrouter.router.run.RulesNumbers;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.run.Setup;
import nl.zorgrouter.router.store.Copying;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--observe",
      description = "only watch: real waits and what would have been decided, with no lease")
  private boolean observe;

  @Mixin private LanguageOption language = new LanguageOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Optional<RouterConfig> settings =
        FindingLines.accepted(config.read(), errors(), language.tongue());
    return settings.isPresent() ? withRules(settings.get()) : ExitCode.WRONG_USE.number();
  }

  private int withRules(RouterConfig settings) throws InterruptedException {
    Optional<VerifiedRules> rules =
        FindingLines.accepted(
            ProvedRules.read(settings.region(), FIRST_VERSION), errors(), language.tongue());
    if (rules.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    return observe
        ? new ObservedRun(settings, rules.get(), spec.commandLine(), language.tongue()).serve()
        : withProfiles(settings, rules.get());
  }

  /** A profile that is wrong costs nobody his router: the usual rules decide in its time. */
  private int withProfiles(RouterConfig settings, VerifiedRules rules) throws InterruptedException {
    CrisisFile.Approved approved =
        CrisisFile.read(settings.region(), rules.rules().region(), Instant.now());
    return withJournal(settings, rules, approved);
  }

  private int withJournal(RouterConfig settings, VerifiedRules rules, CrisisFile.Approved approved)
      throws InterruptedException {
    CrisisPlan crisis = approved.plan();
    Measurements measurements = new Measurements();
    CrisisClerk.sayWhatDoesNotHold(approved.findings(), measurements, errors(), language.tongue());
    Path folder = settings.storage().journal(settings.node());
    LastDay day = LastDay.read(folder, Instant.now());
    try (RouterJournal journal =
        RouterJournal.open(settings.storage(), settings.node(), measurements.journal())) {
      journal.keep(rules, settings.region());
      crisis
          .profiles()
          .forEach(each -> journal.keep(each.rules(), settings.region().resolve(each.folder())));
      RulesNumberFile numbers =
          new RulesNumberFile(settings.storage().rulesNumber(settings.node()));
      Standing standing = Standing.starting(rules, crisis, numbers.read(), Instant.now());
      numbers.write(standing.number());
      Optional<Copying> copying =
          settings
              .storage()
              .database()
              .map(kind -> Copying.start(journal, settings.storage(), kind, measurements.store()));
      try {
        return serve(settings, new Before(standing, numbers, day), measurements, journal);
      } finally {
        copying.ifPresent(Copying::close);
      }
    } catch (JournalRefused refused) {
      errors().println(refused.getMessage());
      return ExitCode.ENVIRONMENT.number();
    }
  }

  /** What a router knows before it hears anything. */
  private record Before(Standing standing, RulesNumbers numbers, LastDay day) {
    Region region() {
      return standing.usual().rules().region();
    }
  }

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
                before.standing(),
                measurements,
                List.of(journal.recorder()),
                Pace.REAL,
                before.day().known().saying(before.day().said()),
                settings.outcomes(),
                before.numbers()));
    LastDay day = before.day();
    day.waited().forEach((pbx, known) -> router.recall(pbx, known.lastSeen(), known.open()));
    new CrisisClerk(settings.region(), before.region(), router, journal, measurements)
        .watch(vertx, errors(), language.tongue());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop(router, stopped);
                  journal.close();
                },
                "stop"));
    Optional<String> address =
        new ConfiguredDoor(settings.http(), errors())
            .open(
                vertx,
                new HttpDoor(router, measurements.page()),
                pages(vertx, router, settings, before.region(), journal));
    if (address.isEmpty()) {
      stop(router, stopped);
      return ExitCode.ENVIRONMENT.number();
    }
    PrintWriter output = spec.commandLine().getOut();
    output.printf("zorgrouter is at %s%n", address.get());
    output.flush();
    stopped.await();
    return ExitCode.FINE.number();
  }

  private static Router pages(
      Vertx vertx,
      RunningRouter router,
      RouterConfig settings,
      Region region,
      RouterJournal journal) {
    Router pages = Router.router(vertx);
    Tokens tokens = Tokens.of(vertx, new TokenFile(settings.storage().directory()));
    RequestKey key = RequestKey.in(settings.storage().directory(), settings.node());
    new ApiRoutes(router, region, tokens, key)
        .mount(pages, journal::accessed, InstantSource.system());
    return pages;
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
