package nl.zorgrouter.bench.telephony;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.event.BridgeEvent;
import org.asteriskjava.manager.event.DialEvent;

/** Events from the socket to the listener: ours as call events, Asterisk-Java's as its own. */
public final class EventRace {
  private static final int WARM_UP = 1;
  private static final int ROUNDS = 3;

  private EventRace() {}

  /**
   * Runs the race and prints it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    Recording recording = Recording.of(100_000);
    System.out.printf(
        "%,d events, %,d bytes each on average%n", recording.events(), recording.bytesOfAnEvent());
    race("a listener that only counts", recording, 0);
    race("a listener that needs 20 us", Recording.of(60_000), 20_000);
    System.exit(0);
  }

  private static void race(String title, Recording recording, long workNanos) throws Exception {
    List<Result> ours = new ArrayList<>();
    List<Result> theirs = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      Result our = ours(recording, workNanos);
      Result their = theirs(recording, workNanos);
      if (round >= WARM_UP) {
        ours.add(our);
        theirs.add(their);
      }
    }
    System.out.println(title);
    double our = print("zorgrouter", ours);
    double their = print("asterisk-java", theirs);
    System.out.printf(
        Locale.ROOT,
        "  ratio %.1f by events/s, %.1f by CPU (the sender's is in both)%n",
        our / their,
        cpuMicros(theirs) / cpuMicros(ours));
  }

  private static double cpuMicros(List<Result> results) {
    List<Double> micros =
        results.stream().map(result -> result.cpuNanos() / 1e3 / result.sent()).sorted().toList();
    return micros.get(micros.size() / 2);
  }

  /** Of the whole process: says more than the clock does on a machine that others use too. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static double print(String name, List<Result> results) {
    List<Double> rates = results.stream().map(Result::perSecond).sorted().toList();
    double median = rates.get(rates.size() / 2);
    long lost = results.stream().mapToLong(Result::lost).sum();
    System.out.printf(
        Locale.ROOT,
        "  %-14s %,9.0f events/s, %.1f us of CPU each (%,.0f to %,.0f events/s), lost %,d of %,d%n",
        name,
        median,
        cpuMicros(results),
        rates.getFirst(),
        rates.getLast(),
        lost,
        results.stream().mapToLong(Result::sent).sum());
    return median;
  }

  private static Result ours(Recording recording, long workNanos) throws Exception {
    Vertx vertx = Vertx.vertx();
    AtomicLong heard = new AtomicLong();
    AtomicLong gaps = new AtomicLong();
    CountDownLatch inSync = new CountDownLatch(1);
    try (RecordedExchange exchange = new RecordedExchange((pbx, action) -> {})) {
      PbxLink link =
          new PbxLink(
              vertx,
              LinkSettings.of(
                  new PbxId("pbx1"),
                  "127.0.0.1",
                  exchange.port(),
                  new Credentials("zorgrouter", "secret", Credentials.Proof.CHALLENGE),
                  new Transport.Loopback()),
              new Random(1));
      link.open((news, readNanos) -> {
        switch (news) {
          case PbxNews.Happened happened -> {
            work(workNanos);
            heard.lazySet(heard.get() + 1);
          }
          case PbxNews.InSync now -> inSync.countDown();
          case PbxNews.OutOfSync lost -> gaps.incrementAndGet();
          case PbxNews.Pinged pinged -> {}
        }
      });
      inSync.await();
      Result result = blast(exchange, recording, heard);
      if (gaps.get() > 0) {
        throw new IllegalStateException("the link was lost in the race");
      }
      link.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
      return result;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
  }

  private static Result theirs(Recording recording, long workNanos) throws Exception {
    AtomicLong heard = new AtomicLong();
    try (RecordedExchange exchange = new RecordedExchange((pbx, action) -> {})) {
      DefaultManagerConnection connection =
          new DefaultManagerConnection("127.0.0.1", exchange.port(), "zorgrouter", "secret");
      connection.addEventListener(event -> {
        // it adds events of its own, of these two classes, which nobody sent
        if (!event.getClass().equals(DialEvent.class)
            && !event.getClass().equals(BridgeEvent.class)
            && event.getTimestamp() != null) {
          work(workNanos);
          heard.lazySet(heard.get() + 1);
        }
      });
      connection.login();
      Result result = blast(exchange, recording, heard);
      connection.logoff();
      return result;
    }
  }

  private static Result blast(RecordedExchange exchange, Recording recording, AtomicLong heard)
      throws InterruptedException {
    long before = heard.get();
    long cpu = cpuNanos();
    long begun = System.nanoTime();
    for (int time = 0; time < recording.times(); time++) {
      exchange.send(recording.block(), 0, recording.block().length);
    }
    long last = -1;
    long lastChange = System.nanoTime();
    long all = before + recording.events();
    while (heard.get() < all && System.nanoTime() - lastChange < 2_000_000_000L) {
      if (heard.get() != last) {
        last = heard.get();
        lastChange = System.nanoTime();
      }
      Thread.sleep(1);
    }
    long ended = heard.get() < all ? lastChange : System.nanoTime();
    return new Result(recording.events(), heard.get() - before, ended - begun, cpuNanos() - cpu);
  }

  private static void work(long nanos) {
    if (nanos > 0) {
      long until = System.nanoTime() + nanos;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
  }

  private record Result(long sent, long heard, long nanos, long cpuNanos) {
    double perSecond() {
      return heard * 1e9 / nanos;
    }

    long lost() {
      return sent - heard;
    }
  }
}
