package nl.zorgrouter.monitoring.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.wait.Outcome;

/**
 * Reads the lines of one {@code queue_log}: {@code time|call|queue|member|verb|data...}. Lines are
 * given in order, one at a time.
 */
public final class QueueLogParser {
  /** Findings that are kept; the rest is only counted. */
  private static final int MOST_FINDINGS = 20;

  /** A line of a log is short; a longer one is not from a log. */
  private static final int LONGEST = 4_096;

  private static final int FIELDS = 5;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern CALL = Pattern.compile("[\\x21-\\x7e]{1,150}");
  private static final Pattern QUEUE = Pattern.compile("[\\x20-\\x7e]{1,80}");

  /** What the exchange writes when its queues begin. */
  private static final String STARTED = "QUEUESTART";

  private final String file;
  private final LogTime time;
  private final Consumer<Instant> restarted;
  private final List<Finding> findings = new ArrayList<>();
  private int line;
  private long unreadable;
  private long readable;

  /**
   * A parser at the start of a log.
   *
   * @param file its name, for findings
   * @param zone the zone of times that are written out; seconds since 1970 have none
   * @param restarted is told when the exchange began to write anew
   */
  public QueueLogParser(String file, ZoneId zone, Consumer<Instant> restarted) {
    this.file = file;
    this.time = new LogTime(zone);
    this.restarted = restarted;
  }

  /** What a line says: the end of a visit, or nothing that counts here. */
  public Optional<LoggedVisit> next(String text) {
    line++;
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (text.length() > LONGEST) {
      fault(
          "a line of %d characters".formatted(text.length()),
          "at most " + LONGEST,
          "hoogstens " + LONGEST);
      return Optional.empty();
    }
    String[] fields = text.split("\\|", -1);
    if (fields.length < FIELDS) {
      fault(
          shown(text),
          "time|call|queue|member|verb; the line may be cut off",
          "tijd|gesprek|wachtrij|medewerker|werkwoord; de regel kan afgebroken zijn");
      return Optional.empty();
    }
    Optional<Instant> at = time.read(fields[0].strip());
    if (at.isEmpty()) {
      fault(
          shown(fields[0]),
          "seconds since 1970, or a date and time that exists",
          "seconden sinds 1970, of een datum en tijd die bestaat");
      return Optional.empty();
    }
    Optional<Instant> before = time.last();
    if (!time.goesOn(at.get())) {
      jumped(at.get(), before.orElseThrow(), fields);
      return Optional.empty();
    }
    return ended(at.get(), fields);
  }

  /** The first findings, in the order of their lines. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How many lines could not be read, or have a time that cannot be theirs. */
  public long unreadable() {
    return unreadable;
  }

  /** How many lines could be read, whatever they say. */
  public long readable() {
    return readable;
  }

  /** After days of silence nothing is lost with a line that ends no visit. */
  private void jumped(Instant at, Instant before, String[] fields) {
    if (at.isAfter(before) && Verb.of(fields[4]).isEmpty()) {
      readable++;
      return;
    }
    fault(
        shown(String.join("|", fields)),
        "a time within a day of the line before, %s, or of the line after".formatted(before),
        "een tijd binnen een dag van de regel ervoor, %s, of van de regel erna".formatted(before));
  }

  private Optional<LoggedVisit> ended(Instant at, String[] fields) {
    if (fields[4].equals(STARTED)) {
      restarted.accept(at);
    }
    Optional<Verb> verb = Verb.of(fields[4]);
    if (verb.isEmpty()) {
      readable++;
      return Optional.empty();
    }
    int place = FIELDS + verb.get().waitAt();
    Optional<Duration> waited =
        fields.length > place && SECONDS.matcher(fields[place]).matches()
            ? Optional.of(Duration.ofSeconds(Long.parseLong(fields[place])))
            : Optional.empty();
    boolean told = fields.length > place && !fields[place].isEmpty();
    if ((told && waited.isEmpty())
        || !CALL.matcher(fields[1]).matches()
        || !QUEUE.matcher(fields[2]).matches()) {
      fault(
          shown(String.join("|", fields)),
          "a call, a queue and for %s a wait in data %d"
              .formatted(fields[4], verb.get().waitAt() + 1),
          "een gesprek, een wachtrij en bij %s een wachttijd in data %d"
              .formatted(fields[4], verb.get().waitAt() + 1));
      return Optional.empty();
    }
    readable++;
    return Optional.of(
        new LoggedVisit(
            at, new CallId(fields[1]), new QueueName(fields[2]), verb.get().outcome(), waited));
  }

  private void fault(String found, String expected, String verwacht) {
    unreadable++;
    if (findings.size() < MOST_FINDINGS) {
      findings.add(
          Finding.warning(
              "QUEUE_LOG_LINE",
              Place.of(file, line, 0),
              new Sentence(
                  "found `%s`; expected %s".formatted(found, expected),
                  "`%s` gevonden; verwacht %s".formatted(found, verwacht))));
    }
  }

  /** At most 60 characters, and none that moves a terminal. */
  private static String shown(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= 60 ? clean : clean.substring(0, 60) + "...";
  }

  /** The verbs that end a visit, and which data field holds the wait. */
  private enum Verb {
    CONNECT(Outcome.ANSWERED, 0),
    ABANDON(Outcome.ABANDONED, 2),
    EXITWITHTIMEOUT(Outcome.TIMEOUT, 2),
    EXITEMPTY(Outcome.LEFT_EMPTY, 2),
    EXITWITHKEY(Outcome.EXIT_KEY, 3),
    WITHDRAW(Outcome.WITHDRAWN, 2),
    SYSCOMPAT(Outcome.FAILED, 2);

    private final Outcome outcome;
    private final int waitAt;

    Verb(Outcome outcome, int waitAt) {
      this.outcome = outcome;
      this.waitAt = waitAt;
    }

    static Optional<Verb> of(String word) {
      for (Verb verb : values()) {
        if (verb.name().equals(word)) {
          return Optional.of(verb);
        }
      }
      return Optional.empty();
    }

    Outcome outcome() {
      return outcome;
    }

    int waitAt() {
      return waitAt;
    }
  }
}
