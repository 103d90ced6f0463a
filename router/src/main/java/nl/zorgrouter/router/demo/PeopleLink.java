package nl.zorgrouter.router.demo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.link.LinkFigures;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxListener;

/**
 * A link to a simulated exchange, told on the people's clock, that can be cut and made again.
 *
 * <p>A lease is the one thing that a router asks for by an exchange's clock. The router reckons it
 * from the last time it was told, in real seconds; the same seconds are added here to that moment
 * of the wire's clock, so a lease lasts as long as in the service.
 */
public final class PeopleLink implements PbxGateway {
  /** One moment on both clocks. */
  private record Both(Instant wire, Instant people) {}

  private final Vertx vertx;
  private final Supplier<PbxGateway> makes;
  private final PeopleTime time;
  private final Stopwatch stopwatch = new Stopwatch();
  private PbxGateway link;
  private Optional<PbxListener> listener = Optional.empty();
  private Optional<Context> context = Optional.empty();
  private Both told = new Both(Instant.EPOCH, Instant.EPOCH);
  private long earlierEpochs;
  private long epoch;

  /**
   * A link that is not open yet.
   *
   * @param makes a link on the wire's clock, not open yet; asked again each time this one is made
   *     again
   */
  public PeopleLink(Vertx vertx, Supplier<PbxGateway> makes, PeopleTime time) {
    this.vertx = vertx;
    this.makes = makes;
    this.time = time;
    this.link = makes.get();
  }

  @Override
  public PbxId pbx() {
    return link.pbx();
  }

  @Override
  public void open(PbxListener hears) {
    listener = Optional.of(hears);
    context = Optional.of(vertx.getOrCreateContext());
    link.open(this::heard);
  }

  private void heard(PbxNews news, long readNanos) {
    PbxNews ours =
        switch (news) {
          case PbxNews.Happened(var pbx, var event) -> {
            stopwatch.hears(event);
            yield new PbxNews.Happened(pbx, time.of(event));
          }
          case PbxNews.InSync(var pbx, long epochOfLink, var snapshot) -> {
            told = new Both(snapshot.at(), time.of(snapshot.at()));
            epoch = earlierEpochs + epochOfLink;
            yield new PbxNews.InSync(pbx, epoch, time.of(stopwatch.better(snapshot)));
          }
          case PbxNews.OutOfSync(var pbx, long epochOfLink, var why) -> {
            epoch = earlierEpochs + epochOfLink;
            yield new PbxNews.OutOfSync(pbx, epoch, why);
          }
          case PbxNews.Pinged(var pbx, var at, var roundTrip) -> {
            told = new Both(at, time.of(at));
            yield new PbxNews.Pinged(pbx, told.people(), roundTrip);
          }
        };
    listener.ifPresent(hears -> hears.on(ours, readNanos));
  }

  /** Cuts the link, as if the router had died: nothing is said to the exchange. */
  void cut() {
    context.ifPresent(loop -> loop.runOnContext(_ -> link.close()));
  }

  /** Makes the link again. */
  void restore() {
    context.ifPresent(loop ->
        loop.runOnContext(_ -> {
          earlierEpochs = epoch;
          link = makes.get();
          link.open(this::heard);
        }));
  }

  @Override
  public Future<Outcome> send(Command command) {
    return link.send(
        switch (command) {
          case Command.HoldLease(var pbx, int node, Instant until) ->
              new Command.HoldLease(pbx, node, onTheWire(until));
          case Command.GiveAnswer _,
              Command.EndQuestion _,
              Command.SendToFailsafe _,
              Command.RaiseFence _,
              Command.WriteMark _,
              Command.SendToQuestion _,
              Command.BringBack _,
              Command.SendToUrgent _,
              Command.Meet _,
              Command.Ring _,
              Command.StopRinging _ ->
              command;
        });
  }

  /** Giving up a lease is said with the beginning of all time, on both clocks. */
  private Instant onTheWire(Instant until) {
    return until.equals(Instant.EPOCH)
        ? until
        : told.wire().plus(Duration.between(told.people(), until));
  }

  @Override
  public LinkFigures figures() {
    return link.figures();
  }

  @Override
  public Future<Void> close() {
    return link.close();
  }
}
