package nl.zorgrouter.router.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.monitoring.level.Clock;
import nl.zorgrouter.monitoring.level.LevelDefinition;
import nl.zorgrouter.monitoring.level.Norm;
import nl.zorgrouter.monitoring.level.Presets;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;
import nl.zorgrouter.yaml.YamlDocument;

/**
 * A file with definitions of service levels, such as docs/examples/levels.yaml: what a site holds
 * its queues against. Each has a version, so that a figure says by which one it was worked out.
 */
public final class LevelFile {
  private static final int DAY_SECONDS = 86_400;
  private static final Form ID =
      Form.of(
          "[a-z0-9][a-z0-9-]{0,39}",
          "a name of a to z, 0 to 9 and -, at most 40",
          "een naam van a tot z, 0 tot 9 en -, hoogstens 40");

  private LevelFile() {}

  /**
   * A definition and what it is for.
   *
   * @param queues by the exchange's own names, or lines by their kind in lower case; each with
   *     where it stands, since only who knows them all can tell that one is none
   */
  public record Assigned(LevelDefinition definition, Map<String, Place> queues) {
    public Assigned {
      queues = Map.copyOf(queues);
    }
  }

  /** The definitions in that file, or everything that is wrong with it. */
  public static Reading<List<Assigned>> read(Path file) {
    Faults faults = new Faults(file.toString());
    List<Assigned> levels = new ArrayList<>();
    try {
      YamlDocument.read(file.toString(), Files.readAllBytes(file), faults)
          .ifPresent(root ->
              root.fields("levels")
                  .required("levels")
                  .ifPresent(list -> list.items().forEach(item -> level(item, levels))));
    } catch (IOException unreadable) {
      faults.error(
          "UNREADABLE",
          Place.of(file.toString()),
          "the file cannot be read; expected definitions such as docs/examples/levels.yaml",
          "het bestand kan niet worden gelezen; verwacht: definities zoals"
              + " docs/examples/levels.yaml");
    }
    return faults.refuse()
        ? new Reading.Refused<>(faults.inOrder())
        : new Reading.Read<>(List.copyOf(levels), faults.inOrder());
  }

  private static void level(Yaml value, List<Assigned> levels) {
    Fields fields =
        value.fields(
            "id", "version", "name", "queues", "counts", "shortAbandonSeconds", "clock", "norms");
    String id = fields.text("id", ID);
    int version = fields.required("version").map(each -> each.number(1, 9_999)).orElse(1);
    String name = fields.optional("name").map(Yaml::text).orElse(id);
    Map<String, Place> queues = new LinkedHashMap<>();
    fields
        .required("queues")
        .ifPresent(list -> list.items().forEach(item -> queue(item, queues, levels)));
    Set<Outcome> counts =
        fields.optional("counts").map(LevelFile::outcomes).orElse(Presets.WANTED_A_HUMAN);
    Duration shortAbandon =
        Duration.ofSeconds(
            fields.optional("shortAbandonSeconds").map(each -> each.number(0, 60)).orElse(5));
    Clock clock = fields.optional("clock").map(each -> each.word(Clock.class)).orElse(Clock.QUEUE);
    List<Norm> norms = fields.items("norms").stream().map(LevelFile::norm).toList();
    if (!counts.isEmpty() && !counts.contains(Outcome.UNKNOWN_GAP)) {
      levels.add(
          new Assigned(
              new LevelDefinition(
                  id, version, new Sentence(name, name), counts, shortAbandon, clock, norms),
              queues));
    }
  }

  private static void queue(Yaml item, Map<String, Place> queues, List<Assigned> levels) {
    String queue = item.text(WaitsReader.QUEUE);
    if (queue.isEmpty()) {
      return;
    }
    boolean twice =
        queues.put(queue, item.place()) != null
            || levels.stream().anyMatch(level -> level.queues().containsKey(queue));
    if (twice) {
      item.wrong(
          "a queue that stands under one definition, once",
          "een wachtrij die onder één definitie staat, één keer");
    }
  }

  private static Set<Outcome> outcomes(Yaml list) {
    Set<Outcome> outcomes = new LinkedHashSet<>();
    for (Yaml item : list.items()) {
      Outcome outcome = item.word(Outcome.class);
      if (outcome == Outcome.UNKNOWN_GAP) {
        item.wrong(
            "an outcome that is known: gaps show as incompleteness",
            "een afloop die bekend is: gaten staan in de volledigheid");
      }
      outcomes.add(outcome);
    }
    if (outcomes.isEmpty()) {
      list.wrong("at least one outcome", "ten minste één afloop");
    }
    return outcomes;
  }

  private static Norm norm(Yaml value) {
    Fields fields =
        value.fields("atLeastPercent", "withinSeconds", "atMostPercent", "longerThanSeconds");
    Optional<Integer> least = percent(fields, "atLeastPercent");
    Optional<Integer> most = percent(fields, "atMostPercent");
    Optional<Integer> within = seconds(fields, "withinSeconds");
    Optional<Integer> longer = seconds(fields, "longerThanSeconds");
    if (least.isPresent() && within.isPresent() && most.isEmpty() && longer.isEmpty()) {
      return new Norm.AtLeast(least.get() / 100.0, Duration.ofSeconds(within.get()));
    }
    if (most.isPresent() && longer.isPresent() && least.isEmpty() && within.isEmpty()) {
      return new Norm.AtMost(most.get() / 100.0, Duration.ofSeconds(longer.get()));
    }
    value.wrong(
        "either `atLeastPercent` and `withinSeconds`, or `atMostPercent` and `longerThanSeconds`",
        "óf `atLeastPercent` en `withinSeconds`, óf `atMostPercent` en `longerThanSeconds`");
    return new Norm.AtLeast(0, Duration.ZERO);
  }

  private static Optional<Integer> percent(Fields fields, String name) {
    return fields.optional(name).map(value -> value.number(0, 100));
  }

  private static Optional<Integer> seconds(Fields fields, String name) {
    return fields.optional(name).map(value -> value.number(1, DAY_SECONDS));
  }
}
