package nl.zorgrouter.region;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Sentence;

/**
 * A region, whole: {@link RegionReader} makes no other. Its maps keep the order of the file.
 *
 * @param id such as {@code demo-noord}
 * @param name as people say it
 * @param settings what its medical owners decided
 * @param calendar which days are holidays for the rules
 * @param municipalities by code
 * @param services by id
 * @param lines by id
 * @param agreements in the order in which neighbours are asked
 * @param urgencies what the codes of the triage systems mean
 * @param words what the region's own words, such as those of skills, are in each language
 */
public record Region(
    String id,
    Sentence name,
    Settings settings,
    HolidayCalendar calendar,
    Map<String, Municipality> municipalities,
    Map<String, Service> services,
    Map<String, Line> lines,
    List<Agreement> agreements,
    UrgencyMapping urgencies,
    Map<String, Sentence> words) {
  public Region {
    municipalities = Collections.unmodifiableMap(new LinkedHashMap<>(municipalities));
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    agreements = List.copyOf(agreements);
    words = Map.copyOf(words);
  }

  /** A word of the region as people say it; itself where the file does not say. */
  public Sentence word(String word) {
    return words.getOrDefault(word, new Sentence(word, word));
  }

  /** The municipality with that code, when it lies in the region. */
  public Optional<Municipality> municipality(String code) {
    return Optional.ofNullable(municipalities.get(code));
  }

  /** The service with that id, when there is one. */
  public Optional<Service> service(String serviceId) {
    return Optional.ofNullable(services.get(serviceId));
  }

  /** The line with that id, when there is one. */
  public Optional<Line> line(String lineId) {
    return Optional.ofNullable(lines.get(lineId));
  }

  /** The service that has a line's calls when no rule sends them elsewhere. */
  public Service owner(Line line) {
    return service(line.owner())
        .orElseThrow(() -> new IllegalStateException("a line without an owner: " + line.id()));
  }

  /** All services of a type, in the order of the file. */
  public List<Service> services(ServiceType type) {
    return services.values().stream().filter(each -> each.type() == type).toList();
  }

  /** Those that may take the calls of a service on that day, in the order agreed. */
  public Stream<Service> neighbours(String serviceId, LocalDate day) {
    return agreements.stream()
        .filter(each -> each.from().equals(serviceId) && each.holdsOn(day))
        .flatMap(each -> service(each.to()).stream());
  }

  /** The agreement by which a service may have no stop on that day, when there is one. */
  public Optional<NoStops> noStops(Service service, LocalDate day) {
    return settings.noStops().stream()
        .filter(each -> each.type() == service.type() && each.holdsOn(day))
        .filter(each ->
            municipalities.values().stream()
                .anyMatch(place -> place.isIn(each.area()) && service.covers(place)))
        .findFirst();
  }

  /** The ids of the subregions, in the order of their first municipality. */
  public List<String> subregions() {
    return municipalities.values().stream().map(Municipality::subregion).distinct().toList();
  }
}
