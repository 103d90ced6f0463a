package nl.zorgrouter.router.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;

/** Collects all that is wrong with one request. */
final class Faults {
  /** How long what is said holds when nobody says how long. */
  static final Duration USUAL = Duration.ofHours(4);

  /** The longest that anything said may hold. */
  static final Duration LONGEST = Duration.ofHours(24);

  /** Clocks of two machines may differ by this much; later than that is the future. */
  private static final Duration AHEAD = Duration.ofSeconds(2);

  private final List<Fault> faults = new ArrayList<>();

  void add(String field, Fault.Kind kind, String english, String dutch) {
    faults.add(new Fault(field, kind, new Sentence(english, dutch)));
  }

  /** The change when nothing is wrong, and else everything that is. */
  Judgement judged(Supplier<ServiceChange> change) {
    return faults.isEmpty() ? new Judgement.Accepted(change.get()) : new Judgement.Refused(faults);
  }

  /** The service, told when there is none or when it is another organisation's. */
  Optional<Service> service(Region region, String id, Asker asker) {
    Optional<Service> service = region.service(id);
    if (service.isEmpty()) {
      add(
          "service",
          Fault.Kind.UNKNOWN,
          "`%s` is not known; expected a service of the region".formatted(shown(id)),
          "`%s` is niet bekend; verwacht: een dienst van de regio".formatted(shown(id)));
    } else {
      owned(id, asker);
    }
    return service;
  }

  /** Told when the service is another organisation's. */
  void owned(String service, Asker asker) {
    if (!asker.mayChange(service)) {
      add(
          "service",
          Fault.Kind.NOT_YOURS,
          "`%s` belongs to another organisation; expected a service of your own".formatted(service),
          "`%s` is van een andere organisatie; verwacht: een eigen dienst".formatted(service));
    }
  }

  /** A word of an enumeration, told when it is none. */
  <E extends Enum<E>> Optional<E> word(String field, String found, E[] words) {
    Optional<E> word = Arrays.stream(words).filter(each -> each.name().equals(found)).findFirst();
    if (word.isEmpty()) {
      String list = Arrays.stream(words).map(Enum::name).collect(Collectors.joining(", "));
      add(
          field,
          Fault.Kind.WRONG_VALUE,
          "found `%s`; expected one of %s".formatted(shown(found), list),
          "gevonden: `%s`; verwacht: een van %s".formatted(shown(found), list));
    }
    return word;
  }

  /** When it ends: after now, within a day of its beginning; four hours when nobody says. */
  Instant end(Optional<Instant> until, Instant since, Instant now) {
    Instant end = until.orElse(since.plus(USUAL));
    if (!end.isAfter(now)) {
      add(
          "until",
          Fault.Kind.WRONG_VALUE,
          "found `%s`, which is past; expected an end after `%s`".formatted(end, now),
          "gevonden: `%s`, dat is voorbij; verwacht: een einde na `%s`".formatted(end, now));
    } else if (Duration.between(since, end).compareTo(LONGEST) > 0) {
      Instant last = since.plus(LONGEST);
      add(
          "until",
          Fault.Kind.WRONG_VALUE,
          "found `%s`; expected an end within 24 hours, at the latest `%s`".formatted(end, last),
          "gevonden: `%s`; verwacht: een einde binnen 24 uur, uiterlijk `%s`".formatted(end, last));
    }
    return end;
  }

  /** When it was so: given, not in the future, and later than what is known already. */
  Instant seen(Optional<Instant> asOf, Optional<Instant> known, Instant now) {
    if (asOf.isEmpty()) {
      add(
          "asOf",
          Fault.Kind.WRONG_VALUE,
          "the field `asOf` is missing; expected the time at which this was so",
          "het veld `asOf` ontbreekt; verwacht: het tijdstip waarop dit zo was");
      return now;
    }
    Instant seen = asOf.get();
    if (seen.isAfter(now.plus(AHEAD))) {
      add(
          "asOf",
          Fault.Kind.WRONG_VALUE,
          "found `%s`, which is in the future; expected at the latest `%s`".formatted(seen, now),
          "gevonden: `%s`, dat is in de toekomst; verwacht: uiterlijk `%s`".formatted(seen, now));
    } else if (known.map(before -> before.isAfter(seen)).orElse(false)) {
      add(
          "asOf",
          Fault.Kind.NOT_NOW,
          "found `%s`; a later report, of `%s`, is known already".formatted(seen, known.get()),
          "gevonden: `%s`; er is al een latere melding, van `%s`".formatted(seen, known.get()));
    }
    return seen;
  }

  /** What somebody wrote, short enough and without what a log or a page could take for its own. */
  static String shown(String found) {
    String clean = found.replaceAll("[^\\p{L}\\p{N} .,:_+-]", "?");
    return clean.length() <= 60 ? clean : clean.substring(0, 60) + "...";
  }
}
