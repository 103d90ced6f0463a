package nl.zorgrouter.router.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
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
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.ami.Phase;
import nl.zorgrouter.telephony.link.LinkFigures;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxListener;

/** An exchange that notes every command, and says only what a test lets it say. */
public final class QuietExchange implements PbxGateway {
  /** Its name. */
  public static final PbxId PBX = new PbxId("mka-noord");

  private static final QueueName DESK = new QueueName("desk");

  private final CompletableFuture<Context> opened = new CompletableFuture<>();
  private final List<Command> commands = new CopyOnWriteArrayList<>();
  private PbxListener listener = (_, _) -> {};
  private final Map<CallId, CallId> nurses = new HashMap<>();
  private int legs;

  @Override
  public PbxId pbx() {
    return PBX;
  }

  @Override
  public void open(PbxListener hears) {
    listener = hears;
    opened.complete(Vertx.currentContext());
  }

  /** Nobody is on any line. */
  void inSync() {
    tells(new PbxNews.InSync(PBX, 1, new Snapshot(now(), List.of(), List.of(), List.of())));
    ping();
  }

  /** A caller on 112 whom the desk has answered on that telephone: his leg. */
  CallId callerAt(String workplace, String number) {
    CallId call = leg();
    Map<Mark, String> marks = new EnumMap<>(Mark.class);
    marks.put(Mark.ZR_LINE, "112-noord");
    marks.put(Mark.ZR_ORIGIN, "EMERGENCY");
    marks.put(Mark.ZR_FAILSAFE, "desk");
    marks.put(Mark.ZR_JOURNEY, "journey-" + call);
    Marks all = new Marks(marks);
    happens(
        new CallEvent.Arrived(now(), call, call, "PJSIP/trunk-%08x".formatted(legs), number, all));
    happens(new CallEvent.Joined(now(), call, call, DESK, 1, 1, all));
    CallId nurse = leg();
    happens(
        new CallEvent.Arrived(
            now(), nurse, call, "PJSIP/%s-%08x".formatted(workplace, legs), "", Marks.NONE));
    happens(new CallEvent.Connected(now(), call, nurse, DESK, "PJSIP/" + workplace));
    nurses.put(call, nurse);
    isHeard();
    return call;
  }

  /** The leg of the nurse who answered him. */
  CallId nurseOf(CallId caller) {
    return Optional.ofNullable(nurses.get(caller)).orElseThrow();
  }

  /** A leg is over. */
  void ends(CallId leg) {
    happens(new CallEvent.Ended(now(), leg, 16));
    isHeard();
  }

  /** Tells that something happened. */
  void happens(CallEvent event) {
    tells(new PbxNews.Happened(PBX, event));
  }

  /** Everything it was told to do, but leases. */
  List<Command> commands() {
    return commands.stream()
        .filter(command ->
            !(command instanceof Command.HoldLease) && !(command instanceof Command.RaiseFence))
        .toList();
  }

  /** Returns when the router has taken in all that was told before. */
  void isHeard() {
    CompletableFuture<Boolean> heard = new CompletableFuture<>();
    context().runOnContext(_ -> heard.complete(true));
    heard.orTimeout(10, TimeUnit.SECONDS).join();
  }

  Instant now() {
    return Instant.now();
  }

  private CallId leg() {
    legs++;
    return new CallId("170000000.%d".formatted(legs));
  }

  private void ping() {
    tells(new PbxNews.Pinged(PBX, now(), Duration.ofMillis(1)));
  }

  private void tells(PbxNews news) {
    context().runOnContext(_ -> listener.on(news, System.nanoTime()));
  }

  private Context context() {
    return opened.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public Future<Outcome> send(Command command) {
    commands.add(command);
    return Future.succeededFuture(new Outcome.TimedOut());
  }

  @Override
  public LinkFigures figures() {
    return new LinkFigures(
        Phase.LIVE, 1, 0, 0, Duration.ofMillis(1), Map.of(), Map.of(), 2, 1, 0, 0, Map.of());
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
