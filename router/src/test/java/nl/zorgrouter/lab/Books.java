package nl.zorgrouter.lab;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the exchange wrote down about who spoke with whom: the records of its calls (CDR) and the
 * log of its queues. Both count in whole seconds, and neither knows of any router.
 *
 * @param talks every conversation of two channels
 * @param queueLog the lines of the log of the queues
 */
record Books(List<Talk> talks, List<QueueLine> queueLog) {
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /**
   * One conversation, by the CDR.
   *
   * @param caller the unique id of the one who was there first
   * @param with the other channel
   * @param where the application and its arguments: a queue or a room
   * @param from when it began
   * @param to when it ended
   */
  record Talk(String caller, String with, String where, long from, long to) {
    boolean isAtPost() {
      return where.startsWith("post-") || with.startsWith("Local/post-");
    }
  }

  /** A line of the log of the queues. */
  record QueueLine(long at, String call, String queue, String event, String first, String second) {}

  /** What the router says of a patient: its time line, and who owns him in the end. */
  record Told(String call, String mode, String owner, String state, List<JsonObject> steps) {
    static Told by(Patient patient) {
      JsonObject referral = patient.referral();
      return new Told(
          patient.caller().id(),
          referral.getString("mode"),
          referral.getString("owner"),
          referral.getString("state"),
          referral.getJsonArray("timeline").stream().map(JsonObject.class::cast).toList());
    }

    Optional<Long> at(String... events) {
      return steps.stream()
          .filter(step -> Arrays.asList(events).contains(step.getString("event")))
          .map(step -> OffsetDateTime.parse(step.getString("at")).toEpochSecond())
          .findFirst();
    }
  }

  /**
   * Ends every call, waits until the exchange has written down each of these, which it does some
   * time after it has ended, and reads what it wrote.
   */
  static Books closed(Exchange exchange, LabAmi hand, List<Told> stories) {
    hand.command("channel request hangup all");
    RouterProcess.until(
        "every call has ended",
        () -> hand.command("core show channels count").contains("0 active channels"));
    List<String> calls = stories.stream().map(Told::call).toList();
    RouterProcess.until(
        "every call is in the books",
        () ->
            exchange.logged("cdr-csv/Master.csv").stream()
                .map(Books::fields)
                .filter(record -> record.size() > 16)
                .map(record -> record.get(16))
                .toList()
                .containsAll(calls));
    return new Books(
        exchange.logged("cdr-csv/Master.csv").stream()
            .map(Books::fields)
            .filter(Books::isTalk)
            .map(Books::talk)
            .toList(),
        exchange.logged("queue_log").stream().map(Books::queueLine).toList());
  }

  /** Where the router tells another story than the books; empty when it never does. */
  List<String> differences(List<Told> stories) {
    List<String> differences = new ArrayList<>();
    for (Told told : stories) {
      List<Talk> his = talks.stream().filter(talk -> talk.caller().equals(told.call())).toList();
      his.stream()
          .filter(talk -> talk.to() < talk.from())
          .forEach(talk -> differences.add("ended before it began: " + talk));
      if (his.isEmpty()) {
        differences.add("he spoke with nobody: " + told);
      }
      accepted(told, his).ifPresent(differences::add);
      owned(told, his).ifPresent(differences::add);
      logged(told, his).ifPresent(differences::add);
      hungUp(told, his).ifPresent(differences::add);
    }
    return differences;
  }

  /** The router says that somebody of the post came exactly when, and if, he spoke with him. */
  private Optional<String> accepted(Told told, List<Talk> his) {
    Optional<Long> said =
        told.mode().equals("callback")
            ? Optional.empty()
            : told.at("RECEIVER_CAME").or(() -> told.at("ANSWERED"));
    Optional<Long> was = his.stream().filter(Talk::isAtPost).map(Talk::from).findFirst();
    boolean agrees =
        said.isPresent() == was.isPresent()
            && (said.isEmpty() || isWithinASecond(said.get(), was.get()));
    return agrees
        ? Optional.empty()
        : Optional.of("post: said %s, was %s: %s %s".formatted(said, was, told, his));
  }

  /** Who owns him in the end is whom he spoke with last. */
  private Optional<String> owned(Told told, List<Talk> his) {
    if (told.mode().equals("callback") || told.state().equals("ABANDONED")) {
      return Optional.empty();
    }
    Optional<Talk> last = his.stream().max(Comparator.comparingLong(Talk::to));
    boolean atPost = last.filter(Talk::isAtPost).isPresent();
    boolean said = told.owner().equals("SERVICE");
    boolean cameBack =
        queueLog.stream()
            .filter(line -> line.call().equals(told.call()) && line.event().equals("ENTERQUEUE"))
            .reduce((_, later) -> later)
            .filter(later -> !later.queue().startsWith("post-"))
            .filter(later -> last.filter(talk -> later.at() < talk.to() - 1).isEmpty())
            .isPresent();
    boolean agrees = said ? atPost : !atPost || cameBack;
    return agrees ? Optional.empty() : Optional.of("owner: %s %s".formatted(told, his));
  }

  /** The log of the queues knows the same conversation with a post, as long and as late. */
  private Optional<String> logged(Told told, List<Talk> his) {
    if (!told.mode().equals("handover")) {
      return Optional.empty();
    }
    Optional<QueueLine> connected = line(told.call(), "CONNECT");
    Optional<Talk> talk = his.stream().filter(Talk::isAtPost).findFirst();
    boolean agrees =
        connected.isPresent() == talk.isPresent()
            && (connected.isEmpty()
                || isWithinASecond(connected.get().at(), talk.orElseThrow().from()));
    Optional<Long> length =
        line(told.call(), "COMPLETECALLER")
            .or(() -> line(told.call(), "COMPLETEAGENT"))
            .map(line -> Long.parseLong(line.second()));
    boolean agreesOnLength =
        length.isEmpty()
            || told.state().equals("RETURNED")
            || isWithinASecond(
                length.get(), talk.map(each -> each.to() - each.from()).orElse(length.get()));
    return agrees && agreesOnLength
        ? Optional.empty()
        : Optional.of("queue log: %s %s: %s %s".formatted(connected, length, told, his));
  }

  private Optional<String> hungUp(Told told, List<Talk> his) {
    boolean ended = List.of("ABANDONED", "ANSWERED").contains(told.state());
    Optional<Long> said = told.at("HUNG_UP");
    long last = his.stream().mapToLong(Talk::to).max().orElse(0);
    boolean talking = told.state().equals("ANSWERED") || told.at("RECEIVER_CAME").isPresent();
    return !ended || !talking || said.isEmpty() || isWithinASecond(said.get(), last)
        ? Optional.empty()
        : Optional.of("the end: said %s, was %s: %s %s".formatted(said, last, told, his));
  }

  private Optional<QueueLine> line(String call, String event) {
    return queueLog.stream()
        .filter(line ->
            line.call().equals(call)
                && line.event().equals(event)
                && line.queue().startsWith("post-"))
        .findFirst();
  }

  private static boolean isWithinASecond(long one, long other) {
    return Math.abs(one - other) <= 1;
  }

  private static QueueLine queueLine(String line) {
    String[] fields = Arrays.copyOf(line.split("\\|", -1), 8);
    return new QueueLine(
        Long.parseLong(fields[0]),
        fields[1],
        fields[2],
        fields[4],
        String.valueOf(fields[5]),
        String.valueOf(fields[6]));
  }

  /** Fields: 6 the other channel, 7 and 8 the application, 9 to 11 the times, 14 what, 16 who. */
  private static List<String> fields(String line) {
    return Arrays.stream(COMMA.split(line, -1))
        .map(field -> field.replaceAll("^\"|\"$", ""))
        .toList();
  }

  private static boolean isTalk(List<String> record) {
    return record.get(14).equals("ANSWERED")
        && !record.get(6).isEmpty()
        && !record.get(10).isEmpty();
  }

  private static Talk talk(List<String> record) {
    return new Talk(
        record.get(16),
        record.get(6),
        record.get(8).replace("Queue(", ""),
        seconds(record.get(10)),
        seconds(record.get(11)));
  }

  private static long seconds(String time) {
    Instant instant = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
    return instant.getEpochSecond();
  }
}
