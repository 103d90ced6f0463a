package nl.zorgrouter.router.api;

import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Consumer;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.access.AccessLog;
import nl.zorgrouter.router.guide.GuideApi;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.run.RunningRouter;

/**
 * Both APIs of a running router, and the log that listens at them.
 *
 * @param region whose lines and services they name
 * @param tokens who may come in; they end by the clock of the wall
 * @param key makes the digests by which a request that is sent again is known
 */
public record ApiRoutes(RunningRouter router, Region region, Tokens tokens, RequestKey key) {
  /**
   * Adds the routes to these pages; the log first, or it would hear nothing of them.
   *
   * @param book takes the lines about who saw or changed what
   * @param people the clock by which what was said of a service has ended or not
   */
  public void mount(Router pages, Consumer<Access> book, InstantSource people) {
    Clock wall = Clock.systemUTC();
    new AccessLog(book, wall).mount(pages);
    new ReferralApi(router, tokens, region, wall, key).mount(pages);
    new GuideApi(router, region, ReferralApi.doorkeeper(tokens, wall), people).mount(pages);
  }
}
