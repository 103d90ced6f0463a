package nl.zorgrouter.router.demo;

import com.microsoft.playwright.Page;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.api.ApiRoutes;
import nl.zorgrouter.router.api.RequestKey;
import nl.zorgrouter.router.api.TokenFile;
import nl.zorgrouter.router.api.Tokens;
import nl.zorgrouter.router.console.HttpDoor;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.run.Pace;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.router.run.Setup;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.link.LinkFigures;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxListener;

/**
 * A real router with its real door on a Saturday night, a desk and a post that work with it, and
 * one exchange that says what the test wants and does nothing.
 */
final class Ward implements AutoCloseable {
  static final String POST = "hap-groningen";

  private static final PbxId PBX = new PbxId("mka-noord");
  private static final QueueName DESK = new QueueName("desk");
  private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
  private static final Duration BETWEEN_PINGS = Duration.ofMillis(200);

  private final Vertx vertx = Vertx.vertx();
  private final InstantSource clock =
      Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NIGHT));
  private final Mute exchange = new Mute();
  private final Chromium browser;
  private final RunningRouter router;
  private final HttpServer server;
  private final String desk;
  private final String post;
  private final String coordinator;
  private final String supervisor;
  private int calls;
  private CallId last = new CallId("nobody");

  Ward(Chromium browser, Path data) throws IOException {
    this.browser = browser;
    TokenFile file = new TokenFile(data);
    desk = token(file, "desk-1", Registrant.Scope.DESK, Optional.empty());
    post = token(file, "hap-1", Registrant.Scope.SERVICE, Optional.of(POST));
    coordinator = token(file, "zcc-1", Registrant.Scope.SERVICE, Optional.of("zcc-noord"));
    supervisor = token(file, "supervisor-1", Registrant.Scope.SUPERVISOR, Optional.empty());
    VerifiedRules rules = Showroom.rules();
    Measurements measurements = new Measurements();
    router =
        RunningRouter.start(
            vertx,
            new Setup(
                1,
                List.of(exchange),
                rules,
                measurements,
                List.of(),
                new Pace(clock, Duration.ofSeconds(1), 1),
                Recollection.NONE));
    Router pages = Router.router(vertx);
    Tokens tokens = Tokens.of(vertx, file);
    new ApiRoutes(router, rules.rules().region(), tokens, RequestKey.unwritten())
        .mount(pages, _ -> {}, clock);
    server = wait(new HttpDoor(router, measurements.page()).open(vertx, "127.0.0.1", 0, pages));
    wait(exchange.opened);
    exchange.tells(
        new PbxNews.InSync(PBX, 1, new Snapshot(clock.instant(), List.of(), List.of(), List.of())));
    vertx.setPeriodic(
        BETWEEN_PINGS.toMillis(),
        _ -> exchange.tells(new PbxNews.Pinged(PBX, clock.instant(), Duration.ofMillis(1))));
  }

  private static String token(
      TokenFile file, String name, Registrant.Scope scope, Optional<String> service)
      throws IOException {
    Registrant registrant = new Registrant(name, scope, Optional.of("PJSIP/" + name), service);
    return file.create(registrant, Instant.now(), Duration.ofDays(1), new SecureRandom());
  }

  /** A caller on 112 whom the desk has answered; from another number than any caller before. */
  CallId callerAtTheDesk() {
    calls++;
    return caller("+316123456%02d".formatted(calls));
  }

  /** The same with a number that may have called before. */
  CallId caller(String number) {
    return caller(number, "112-noord", "EMERGENCY", "desk-1");
  }

  /** A GP who looks for a place, answered by the care coordination. */
  CallId professional() {
    return caller("+31655512345", "professional-noord", "PROFESSIONAL", "zcc-1");
  }

  /** A 112 caller who got to the care coordination. */
  CallId citizenAtTheCoordination() {
    return caller("+31655512346", "112-noord", "EMERGENCY", "zcc-1");
  }

  private CallId caller(String number, String line, String origin, String answeredBy) {
    calls++;
    CallId call = new CallId("170000000.%d".formatted(calls * 10));
    Map<Mark, String> marks = new EnumMap<>(Mark.class);
    marks.put(Mark.ZR_LINE, line);
    marks.put(Mark.ZR_ORIGIN, origin);
    marks.put(Mark.ZR_JOURNEY, "journey-%d".formatted(calls));
    arrives(call, call, "PJSIP/trunk-%08x".formatted(calls), number, new Marks(marks));
    exchange.happens(
        new CallEvent.Joined(clock.instant(), call, call, DESK, 1, 1, new Marks(marks)));
    CallId nurse = rings(call, answeredBy);
    exchange.happens(
        new CallEvent.Connected(clock.instant(), call, nurse, DESK, "PJSIP/" + answeredBy));
    exchange.isHeard();
    last = call;
    return call;
  }

  /** Somebody of the post answers for the last caller, and is in the room with him. */
  void postAnswers() {
    CallId leg = rings(last, "hap-1");
    exchange.happens(new CallEvent.Took(clock.instant(), leg, last, CallEvent.Taker.SERVICE));
    exchange.isHeard();
  }

  /** The last caller hangs up. */
  void hangsUp() {
    exchange.happens(new CallEvent.Ended(clock.instant(), last, 16));
    exchange.isHeard();
  }

  /** That telephone is in the caller's conversation, or rings for it: its leg. */
  CallId rings(CallId caller, String workplace) {
    calls++;
    CallId leg = new CallId("170000000.%d".formatted(calls * 10));
    arrives(leg, caller, "PJSIP/%s-%08x".formatted(workplace, calls), "", Marks.NONE);
    return leg;
  }

  private void arrives(CallId call, CallId linked, String channel, String number, Marks marks) {
    exchange.happens(new CallEvent.Arrived(clock.instant(), call, linked, channel, number, marks));
  }

  /** Which places were rung for somebody, and who was brought together before that. */
  List<String> rungAndMet() {
    List<String> told = new ArrayList<>();
    for (Command command : exchange.sent) {
      if (command instanceof Command.Ring ring) {
        told.add("rings " + ring.target());
      } else if (command instanceof Command.Meet meet) {
        told.add("meet " + meet.call());
      }
    }
    return told;
  }

  /** Every leg ends. */
  void everybodyHangsUp() {
    router
        .state()
        .pbx(PBX)
        .calls()
        .all()
        .forEach(leg -> exchange.happens(new CallEvent.Ended(clock.instant(), leg.call(), 16)));
  }

  Page deskPage(String language, int width, int height) {
    return page("/desk", desk, language, width, height);
  }

  Page hapPage(String language, int width, int height) {
    return page("/hap", post, language, width, height);
  }

  /** Of a nurse of the care coordination. */
  Page placesPage(String language, int width, int height) {
    return page("/places", coordinator, language, width, height);
  }

  /** Of a supervisor. */
  Page servicesPage(String language, int width, int height) {
    return page("/services", supervisor, language, width, height);
  }

  /** Of somebody of the post. */
  Page postsServicesPage(String language, int width, int height) {
    return page("/services", post, language, width, height);
  }

  /** Signed in as a person would. */
  private Page page(String path, String token, String language, int width, int height) {
    Page page = door(path, language, width, height);
    if (page.locator("#sign-in").isVisible()) {
      page.click("#sign-in");
    }
    page.fill("#token", token);
    page.press("#token", "Enter");
    page.waitForSelector("#leave:not([hidden])");
    return page;
  }

  /** Not signed in yet. */
  Page door(String path, String language, int width, int height) {
    Page page = browser.page(width, height);
    page.navigate("http://127.0.0.1:" + server.actualPort() + path);
    page.click("[data-language=" + language + "]");
    return page;
  }

  private static <T> T wait(Future<T> future) {
    return wait(future.toCompletionStage().toCompletableFuture());
  }

  private static <T> T wait(CompletableFuture<T> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    wait(router.stop());
    wait(vertx.close());
  }

  /** An exchange that hears every command and says only what it is told to say. */
  private static final class Mute implements PbxGateway {
    final CompletableFuture<Context> opened = new CompletableFuture<>();
    final List<Command> sent = new CopyOnWriteArrayList<>();
    private PbxListener listener = (_, _) -> {};

    @Override
    public PbxId pbx() {
      return PBX;
    }

    @Override
    public void open(PbxListener hears) {
      listener = hears;
      opened.complete(Vertx.currentContext());
    }

    /** Returns when the router has taken in all that was told before. */
    void isHeard() {
      CompletableFuture<Boolean> heard = new CompletableFuture<>();
      opened.join().runOnContext(_ -> heard.complete(true));
      Ward.wait(heard);
    }

    void happens(CallEvent event) {
      tells(new PbxNews.Happened(PBX, event));
    }

    void tells(PbxNews news) {
      opened.join().runOnContext(_ -> listener.on(news, System.nanoTime()));
    }

    @Override
    public Future<Outcome> send(Command command) {
      sent.add(command);
      return Future.succeededFuture(new Outcome.TimedOut());
    }

    @Override
    public LinkFigures figures() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }
}
