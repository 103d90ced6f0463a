package nl.zorgrouter.monitoring.level;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.wait.Outcome;

/**
 * The definitions a region starts with; each can be changed, under a new version. Their clocks are
 * those of the field: a service answers for its queue, and only the ggz, to which most are sent on,
 * for all that a person waited before. What a person waited stands beside it, by person.
 */
public final class Presets {
  /** Everybody who wanted a human: refused, timed out and cut off included. */
  public static final Set<Outcome> WANTED_A_HUMAN =
      Set.of(
          Outcome.ANSWERED,
          Outcome.ABANDONED,
          Outcome.TIMEOUT,
          Outcome.LEFT_EMPTY,
          Outcome.REFUSED_FULL,
          Outcome.REFUSED_EMPTY,
          Outcome.FAILED);

  private static final Duration SHORT = Duration.ofSeconds(5);

  /**
   * The ambulance desk: 90 % within 10 s, the usual figure of emergency call answering (NFPA 1225,
   * NENA). Nobody is left out, however soon he hung up.
   */
  public static final LevelDefinition DESK_112 =
      new LevelDefinition(
          "112-desk",
          1,
          new Sentence("ambulance desk", "meldkamer ambulancezorg"),
          WANTED_A_HUMAN,
          Duration.ZERO,
          Clock.QUEUE,
          List.of(new Norm.AtLeast(0.90, Duration.ofSeconds(10))));

  /** The urgent line of a huisartsenpost: 90 % a person within 30 s (LHV guideline, inspection). */
  public static final LevelDefinition HAP_URGENT =
      new LevelDefinition(
          "hap-urgent",
          1,
          new Sentence("out-of-hours service, urgent line", "huisartsenpost, spoedlijn"),
          WANTED_A_HUMAN,
          Duration.ZERO,
          Clock.QUEUE,
          List.of(new Norm.AtLeast(0.90, Duration.ofSeconds(30))));

  /**
   * The ordinary line of a huisartsenpost: 75 % within 2 minutes and at most 2 % over 10 minutes,
   * the norms the Consumentenbond held the services against in 2016.
   */
  public static final LevelDefinition HAP_REGULAR =
      new LevelDefinition(
          "hap-regular",
          1,
          new Sentence("out-of-hours service", "huisartsenpost"),
          WANTED_A_HUMAN,
          SHORT,
          Clock.QUEUE,
          List.of(
              new Norm.AtLeast(0.75, Duration.ofMinutes(2)),
              new Norm.AtMost(0.02, Duration.ofMinutes(10))));

  /**
   * Mental-health crisis: of the most urgent class 90 % has contact within 1 hour (generic module
   * acute psychiatry). Counted from the first wait, since most come by way of another service.
   */
  public static final LevelDefinition GGZ =
      new LevelDefinition(
          "ggz",
          1,
          new Sentence("mental-health crisis service", "ggz-crisisdienst"),
          WANTED_A_HUMAN,
          SHORT,
          Clock.JOURNEY,
          List.of(new Norm.AtLeast(0.90, Duration.ofHours(1))));

  /** A queue that has promised nothing. */
  public static final LevelDefinition NO_NORM =
      new LevelDefinition(
          "no-norm",
          1,
          new Sentence("without a norm", "zonder norm"),
          WANTED_A_HUMAN,
          SHORT,
          Clock.QUEUE,
          List.of());

  private Presets() {}

  /** All presets. */
  public static List<LevelDefinition> all() {
    return List.of(DESK_112, HAP_URGENT, HAP_REGULAR, GGZ, NO_NORM);
  }
}
