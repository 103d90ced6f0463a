package nl.zorgrouter.router.demo;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.telephony.link.PbxGateway;

/**
 * Somebody who only listens, over manager connections of his own: what the exchanges say themselves
 * of callers who came and went, also while every router is off.
 */
public final class Witness {
  /** How a caller's leg is called on a simulated exchange. */
  private static final String TRUNK = "PJSIP/trunk-";

  /**
   * What he counted.
   *
   * @param entered callers' legs that came into being
   * @param ended callers' legs that ended
   * @param failsafes how often an exchange used its fail-safe by itself
   * @param lastFailsafe when it last did, by the people's clock
   */
  public record Account(long entered, long ended, long failsafes, Optional<Instant> lastFailsafe) {}

  private final List<PbxGateway> links;
  private final PeopleTime time;
  private final Set<CallId> there = new HashSet<>();
  private long entered;
  private long ended;
  private long failsafes;
  private Optional<Instant> lastFailsafe = Optional.empty();

  /**
   * A witness who does not listen yet.
   *
   * @param links on the wire's clock
   */
  public Witness(List<PbxGateway> links, PeopleTime time) {
    this.links = List.copyOf(links);
    this.time = time;
  }

  /** Begins to listen, on the current event loop. */
  public void listen() {
    links.forEach(link -> link.open((news, _) -> hear(news)));
  }

  private void hear(PbxNews news) {
    switch (news) {
      case PbxNews.Happened happened -> hear(happened.event());
      case PbxNews.InSync inSync ->
          inSync.snapshot().legs().stream()
              .filter(leg -> leg.channel().startsWith(TRUNK))
              .forEach(leg -> entered(leg.call()));
      case PbxNews.OutOfSync _, PbxNews.Pinged _ -> {}
    }
  }

  private void hear(CallEvent event) {
    if (event instanceof CallEvent.Arrived came && came.channel().startsWith(TRUNK)) {
      entered(came.call());
    } else if (event instanceof CallEvent.Ended over && there.remove(over.call())) {
      ended++;
    } else if (event instanceof CallEvent.FellBack) {
      failsafes++;
      lastFailsafe = Optional.of(time.of(event.at()));
    }
  }

  private void entered(CallId call) {
    if (there.add(call)) {
      entered++;
    }
  }

  /** What he counted so far. Only on the event loop on which he listens. */
  public Account account() {
    return new Account(entered, ended, failsafes, lastFailsafe);
  }

  /** Stops listening. */
  public Future<Void> stop() {
    return Future.join(links.stream().map(PbxGateway::close).toList()).mapEmpty();
  }
}
