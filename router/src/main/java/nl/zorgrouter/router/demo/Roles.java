package nl.zorgrouter.router.demo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.api.ApiRoutes;
import nl.zorgrouter.router.api.RequestKey;
import nl.zorgrouter.router.api.Tokens;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Registrant.Scope;
import nl.zorgrouter.router.run.RunningRouter;
import nl.zorgrouter.simulator.Town;

/**
 * The parts that whoever looks at the demonstration can play: a nurse of the desk, the post, the
 * coordination of care, a supervisor. Each gets a token of its own, which stands nowhere and ends
 * with the demonstration, and the telephone of one of the simulated people, who from then on only
 * answers it.
 */
final class Roles {
  private static final Duration AN_EVENING = Duration.ofHours(12);

  private static final Map<String, Registrant> PARTS =
      Map.of(
          "desk", part("desk-1", Scope.DESK, Optional.of("desk-1"), Optional.empty()),
          "hap",
              part(
                  "hap-groningen-1",
                  Scope.SERVICE,
                  Optional.of("hap-groningen-1"),
                  Optional.of("hap-groningen")),
          "zcc",
              part(
                  "zcc-noord-1",
                  Scope.SERVICE,
                  Optional.of("coordination-noord-1"),
                  Optional.of("zcc-noord")),
          "supervisor", part("supervisor", Scope.SUPERVISOR, Optional.empty(), Optional.empty()));

  private final RunningRouter router;
  private final Region region;
  private final Town town;
  private final InstantSource people;
  private final Tokens tokens = Tokens.unwritten();
  private final Map<Registrant, String> given = new ConcurrentHashMap<>();
  private final SecureRandom chance = new SecureRandom();

  /**
   * The parts of a demonstration.
   *
   * @param people the clock that its people read
   */
  Roles(RunningRouter router, Region region, Town town, InstantSource people) {
    this.router = router;
    this.region = region;
    this.town = town;
    this.people = people;
  }

  private static Registrant part(
      String name, Scope scope, Optional<String> telephone, Optional<String> service) {
    return new Registrant(name, scope, telephone.map(each -> "PJSIP/" + each), service);
  }

  /**
   * Adds the work of professionals to the pages, and a way in that asks for no token.
   *
   * @param book takes the lines about who saw or changed what
   */
  void serve(Router pages, Consumer<Access> book) {
    Clock clock = Clock.systemUTC();
    new ApiRoutes(router, region, tokens, RequestKey.unwritten()).mount(pages, book, people);
    PARTS.forEach((role, part) -> {
      Buttons.answer(pages, "enter/" + role, () -> enter(part, clock));
      Buttons.answer(pages, "hang-up/" + role, () -> hangUp(part));
    });
  }

  private Future<JsonObject> enter(Registrant part, Clock clock) {
    String token =
        given.computeIfAbsent(part, each -> tokens.give(each, clock.instant(), AN_EVENING, chance));
    return device(part)
        .map(town::play)
        .orElseGet(Future::succeededFuture)
        .map(_ -> new JsonObject().put("token", token));
  }

  private Future<JsonObject> hangUp(Registrant part) {
    return device(part)
        .map(town::hangUp)
        .orElseGet(() -> Future.succeededFuture(0))
        .map(ended -> new JsonObject().put("ended", ended));
  }

  private static Optional<String> device(Registrant part) {
    return part.telephone().map(each -> each.substring(each.indexOf('/') + 1));
  }
}
