package nl.zorgrouter.bench.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxGateway;
import nl.zorgrouter.telephony.link.PbxLink;
import nl.zorgrouter.telephony.link.Transport;

/** From a question on the wire to its answer on the wire, 1,000 a second, against a bare socket. */
public final class AnswerRace {
  private static final int PER_SECOND = 1_000;
  private static final int WARM_UP = 4_000;
  private static final int MEASURED = 6_000;
  private static final int ROUNDS = 3;
  private static final PbxId PBX = new PbxId("pbx1");

  private AnswerRace() {}

  /**
   * Runs the race with a trivial answerer and prints it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    run("adapter, trivial answerer", () -> AnswerRace::answerAtOnce);
    System.exit(0);
  }

  /** Runs the race with whoever answers; each round has one of its own. */
  static void run(String name, Supplier<Answerer> answerers) throws Exception {
    double[] ours = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      bare[round] = print("bare socket", bare());
      ours[round] = print(name, ours(answerers.get()));
    }
    Arrays.sort(ours);
    Arrays.sort(bare);
    System.out.printf(
        Locale.ROOT, "ratio of the median p50: %.2f%n", ours[ROUNDS / 2] / bare[ROUNDS / 2]);
  }

  private static double print(String name, long[] micros10) {
    Arrays.sort(micros10);
    int none = Arrays.binarySearch(micros10, 1);
    int from = Math.max(0, none < 0 ? -none - 1 : none);
    int count = micros10.length - from;
    double p50 = micros10[from + count / 2] / 1e3;
    double p99 = micros10[from + (int) (count * 0.99)] / 1e3;
    System.out.printf(
        Locale.ROOT, "  %-26s p50 %6.0f us   p99 %6.0f us   unanswered %d%n", name, p50, p99, from);
    return p50;
  }

  private static long[] ours(Answerer answerer) throws Exception {
    Vertx vertx = Vertx.vertx();
    Stopwatch stopwatch = new Stopwatch();
    CountDownLatch inSync = new CountDownLatch(1);
    try (RecordedExchange exchange =
        new RecordedExchange((pbx, action) -> stopwatch.stop(action))) {
      PbxLink link =
          new PbxLink(
              vertx,
              LinkSettings.of(
                  PBX,
                  "127.0.0.1",
                  exchange.port(),
                  new Credentials("zorgrouter", "secret", Credentials.Proof.CHALLENGE),
                  new Transport.Loopback()),
              new Random(1));
      link.open((news, readNanos) -> {
        if (news instanceof PbxNews.InSync) {
          inSync.countDown();
        }
        answerer.on(link, news);
      });
      inSync.await();
      ask(exchange, stopwatch);
      link.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
    return stopwatch.measured();
  }

  private static void answerAtOnce(PbxGateway gateway, PbxNews news) {
    if (news instanceof PbxNews.Happened(PbxId pbx, CallEvent.Asked asked)) {
      Answer answer = new Answer(asked.ticket(), 1, "d1", new Target("hap-groningen"), 600, 0);
      gateway
          .send(new Command.GiveAnswer(pbx, asked.call(), answer))
          .onSuccess(outcome -> {
            if (!(outcome instanceof Outcome.Accepted)) {
              System.out.println("  " + asked.ticket() + ": " + outcome);
            }
          })
          .onFailure(impossible -> System.out.println(impossible.getMessage()));
    }
  }

  /** Reads the bytes of a question and writes as many bytes as an answer has, and nothing else. */
  private static long[] bare() throws Exception {
    Stopwatch stopwatch = new Stopwatch();
    try (RecordedExchange exchange = new RecordedExchange((pbx, action) -> stopwatch.stop(action));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), exchange.port())) {
      socket.setTcpNoDelay(true);
      Thread echo = Thread.ofPlatform().daemon().start(() -> echo(socket));
      exchange.awaitConnection();
      Thread.sleep(100);
      ask(exchange, stopwatch);
      socket.shutdownInput();
      echo.join();
    }
    return stopwatch.measured();
  }

  private static void echo(Socket socket) {
    byte[] buffer = new byte[64 * 1024];
    byte[] mark = "agi_arg_1%3A%20q".getBytes(UTF_8);
    try {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      int kept = 0;
      for (int read = in.read(buffer);
          read > 0;
          read = in.read(buffer, kept, buffer.length - kept)) {
        int end = kept + read;
        int at = 0;
        for (int found = find(buffer, at, end, mark);
            found >= 0;
            found = find(buffer, at, end, mark)) {
          String number = new String(buffer, found + mark.length, 7, UTF_8);
          out.write(Question.answer("q" + number).getBytes(UTF_8));
          at = found + mark.length;
        }
        kept = Math.min(40, end - at);
        System.arraycopy(buffer, end - kept, buffer, 0, kept);
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static int find(byte[] bytes, int from, int to, byte[] what) {
    for (int at = from; at <= to - what.length - 7; at++) {
      if (Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    return -1;
  }

  private static void ask(RecordedExchange exchange, Stopwatch stopwatch) throws Exception {
    long period = 1_000_000_000L / PER_SECOND;
    long next = System.nanoTime();
    for (int number = 0; number < WARM_UP + MEASURED; number++) {
      byte[] question = Question.text(number).getBytes(UTF_8);
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      stopwatch.start(number);
      exchange.send(question, 0, question.length);
      next += period;
    }
    long patience = System.nanoTime() + 3_000_000_000L;
    while (!stopwatch.allStopped() && System.nanoTime() < patience) {
      Thread.sleep(10);
    }
  }

  /** When each question was asked, and how long until the last byte of its answer was read. */
  private static final class Stopwatch {
    private final AtomicLongArray started = new AtomicLongArray(WARM_UP + MEASURED);
    private final AtomicLongArray took = new AtomicLongArray(WARM_UP + MEASURED);

    void start(int number) {
      started.set(number, System.nanoTime());
    }

    void stop(Map<String, String> action) {
      if ("PlayDTMF".equals(action.get("action"))) {
        int number = Question.number(action.getOrDefault("channel", ""));
        took.set(number, System.nanoTime() - started.get(number));
      }
    }

    boolean allStopped() {
      return Arrays.stream(measured()).allMatch(nanos -> nanos > 0);
    }

    long[] measured() {
      long[] measured = new long[MEASURED];
      for (int at = 0; at < MEASURED; at++) {
        measured[at] = took.get(WARM_UP + at);
      }
      return measured;
    }
  }
}
