package nl.zorgrouter.router.directory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.crisis.CrisisDates;
import nl.zorgrouter.router.crisis.CrisisProfile;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;

/** One profile of {@code crisis.yaml}, with all that is wrong with it. */
final class CrisisEntry {
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Form FOLDER =
      Form.of(
          "[a-z0-9][a-z0-9-]{0,47}(/[a-z0-9][a-z0-9-]{0,47})?",
          "a folder of the region directory such as crisis/winter",
          "een map van de regio zoals crisis/winter");
  private static final Form CONTENT =
      Form.of("[0-9a-f]{64}", "the sha256 that `check` prints", "de sha256 die `check` toont");
  private static final Form ID =
      Form.of(
          "[a-z0-9][a-z0-9-]{0,47}",
          "a name of a to z, 0 to 9 and -",
          "een naam van a tot z, 0 tot 9 en -");

  private final Path directory;
  private final Region usual;
  private final Faults faults;
  private final List<Finding> inTables = new ArrayList<>();

  CrisisEntry(Path directory, Region usual, Faults faults) {
    this.directory = directory;
    this.usual = usual;
    this.faults = faults;
  }

  /** When it held, if it is over by now; nothing else of it is looked at. */
  static Optional<CrisisDates> over(String name, Yaml yaml, Instant now) {
    Map<String, Yaml> fields = toldTo(new Faults(""), yaml).entries();
    Optional<Instant> from = Optional.ofNullable(fields.get("from")).flatMap(CrisisEntry::instant);
    Optional<Instant> until =
        Optional.ofNullable(fields.get("until")).flatMap(CrisisEntry::instant);
    return from.isPresent() && until.isPresent() && from.get().isBefore(until.get())
        ? Optional.of(new CrisisDates(name, from.get(), until.get()))
            .filter(dates -> dates.isOver(now))
        : Optional.empty();
  }

  /** Everything that is wrong with it: in the file, and then in its tables. */
  List<Finding> findings() {
    return Stream.concat(faults.inOrder().stream(), inTables.stream()).toList();
  }

  /**
   * The profile, proved; empty when anything is wrong with it.
   *
   * @param taken when other profiles hold
   */
  Optional<CrisisProfile> profile(String name, Yaml entry, Collection<CrisisDates> taken) {
    Yaml yaml = toldTo(faults, entry);
    if (!ID.pattern().matcher(name).matches()) {
      yaml.wrong(ID.english(), ID.dutch());
    }
    Fields fields =
        yaml.fields("rules", "content", "from", "until", "why", "askedBy", "approvedBy");
    String folder = fields.text("rules", FOLDER);
    String content = fields.text("content", CONTENT);
    Optional<CrisisDates> dates = dates(name, yaml, fields, taken);
    String why = fields.text("why");
    String askedBy = fields.text("askedBy");
    String approvedBy = fields.text("approvedBy");
    if (!approvedBy.isEmpty() && approvedBy.equals(askedBy)) {
      wrong(fields, "approvedBy", "another than who asked", "een ander dan wie het vroeg");
    }
    Optional<VerifiedRules> rules = folder.isEmpty() ? Optional.empty() : rules(folder);
    rules.ifPresent(each -> {
      refuseAnotherRegion(each.rules().region(), fields);
      refuseOtherContent(each.contents().sha256(), content, fields);
    });
    return faults.refuse() || rules.isEmpty()
        ? Optional.empty()
        : dates.map(held ->
            new CrisisProfile(
                name, folder, rules.get(), held.from(), held.until(), why, askedBy, approvedBy));
  }

  private static Optional<CrisisDates> dates(
      String name, Yaml yaml, Fields fields, Collection<CrisisDates> taken) {
    Optional<Instant> from = fields.required("from").flatMap(CrisisEntry::instant);
    Optional<Instant> until = fields.required("until").flatMap(CrisisEntry::instant);
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (!fits(from.get(), until.get())) {
      wrong(
          fields,
          "until",
          "an end after the beginning, within 92 days",
          "een einde na het begin, binnen 92 dagen");
      return Optional.empty();
    }
    CrisisDates dates = new CrisisDates(name, from.get(), until.get());
    if (taken.stream().anyMatch(dates::overlaps)) {
      yaml.wrong(
          "a time in which no other profile holds", "een tijd waarin geen ander profiel geldt");
    }
    return Optional.of(dates);
  }

  private Optional<VerifiedRules> rules(String folder) {
    return switch (ProvedRules.read(directory.resolve(folder), 1)) {
      case Reading.Refused<VerifiedRules> refused -> {
        inTables.addAll(refused.findings());
        yield Optional.empty();
      }
      case Reading.Read<VerifiedRules> read -> Optional.of(read.value());
    };
  }

  /**
   * Calls of a line that the profile does not know would all end in their fail-safe; and what
   * measures the queues, takes word of services and shows places knows the services and takeovers
   * of the usual region, at every hour.
   */
  private void refuseAnotherRegion(Region other, Fields fields) {
    refuse(
        names(usual.lines().keySet(), id -> other.line(id).isEmpty()),
        fields,
        "a region with every line of the usual one; it lacks ",
        "een regio met elke lijn van de gewone; hier ontbreekt ");
    refuse(
        names(
            both(usual.services().keySet(), other.services().keySet()),
            id -> !usual.service(id).equals(other.service(id))),
        fields,
        "a region with the services of the usual one, each as it stands there; it differs in ",
        "een regio met de diensten van de gewone, elk zoals daar; hier verschilt ");
    refuse(
        names(
            both(usual.lines().keySet(), other.lines().keySet()),
            id ->
                !usual
                    .line(id)
                    .flatMap(Line::takeover)
                    .equals(other.line(id).flatMap(Line::takeover))),
        fields,
        "a region with the takeovers of the usual one; it differs in that of ",
        "een regio met de overnames van de gewone; hier verschilt die van ");
  }

  private static void refuse(Set<String> names, Fields fields, String english, String dutch) {
    if (!names.isEmpty()) {
      String list = String.join(", ", names);
      wrong(fields, "rules", english + list, dutch + list);
    }
  }

  private static Set<String> names(Collection<String> all, Predicate<String> wrong) {
    Set<String> names = new TreeSet<>(all);
    names.removeIf(wrong.negate());
    return names;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static void refuseOtherContent(String found, String approved, Fields fields) {
    if (!approved.isEmpty() && !found.equals(approved)) {
      wrong(
          fields,
          "content",
          "what stands in the tables now, `%s`: these are not the rules approved".formatted(found),
          "wat nu in de tabellen staat, `%s`: dit zijn niet de goedgekeurde regels"
              .formatted(found));
    }
  }

  private static void wrong(Fields fields, String name, String english, String dutch) {
    fields.required(name).ifPresent(each -> each.wrong(english, dutch));
  }

  private static boolean fits(Instant from, Instant until) {
    return from.isBefore(until) && Duration.between(from, until).compareTo(LONGEST) <= 0;
  }

  /** The same value, whose faults are told to others. */
  private static Yaml toldTo(Faults faults, Yaml yaml) {
    return new Yaml(faults, yaml.node(), yaml.name());
  }

  private static Optional<Instant> instant(Yaml yaml) {
    String text = yaml.text();
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notTime) {
      yaml.wrong(
          "a time with its offset, such as 2026-12-20T17:00+01:00",
          "een tijd met tijdzone, zoals 2026-12-20T17:00+01:00");
      return Optional.empty();
    }
  }
}
