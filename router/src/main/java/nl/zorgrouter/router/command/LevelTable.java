package nl.zorgrouter.router.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.level.Callers;
import nl.zorgrouter.monitoring.level.Interval;
import nl.zorgrouter.monitoring.level.ServiceLevel;
import nl.zorgrouter.monitoring.level.ShiftCalendar;
import nl.zorgrouter.monitoring.level.Slice;
import nl.zorgrouter.monitoring.level.Waiting;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.Gap;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.journal.Unended;

/**
 * Service levels of a stretch of time, cut into pieces.
 *
 * @param slice how it is cut
 * @param by what has a row of its own
 * @param stretch from when until when
 * @param shifts when the practices are open
 * @param choice which definition holds for what
 * @param places where which queue is
 */
record LevelTable(
    Slice slice,
    LevelRows by,
    Interval stretch,
    ShiftCalendar shifts,
    LevelChoice choice,
    QueuePlaces places) {
  /** Who came longer ago waits no more, and a person's wait is no longer. */
  private static final Duration BEFORE = Duration.ofDays(1);

  /**
   * One figure.
   *
   * @param name of the queue or the kind of line
   * @param pbx the exchanges on which it is, seen or not
   * @param whole the piece of time, also where it is not over
   * @param running whether the piece goes on after the last moment that was looked at
   */
  record Row(String name, Set<PbxId> pbx, Interval whole, boolean running, ServiceLevel level) {}

  /**
   * All figures, by definition, name and time.
   *
   * @param queues of all visits that were read, also of those outside the stretch
   * @param elsewhere the exchanges that no row is about, with the share of the time in which each
   *     was in sight
   */
  record Figures(List<Row> rows, Set<String> queues, Map<PbxId, Double> elsewhere) {}

  List<Interval> pieces() {
    return slice.cut(stretch, shifts);
  }

  /** From when on visits are read. */
  Instant reach(Instant now) {
    Instant first = pieces().getFirst().from();
    return (first.isBefore(now) ? first : now).minus(BEFORE);
  }

  /** Works them out; a piece that has not begun has none. */
  Figures figures(PastVisits journal, Instant now) {
    Set<String> queues = new HashSet<>();
    List<Row> rows = new ArrayList<>();
    byName(by.counted(read(journal, now, queues)))
        .forEach((name, callers) -> {
          Set<PbxId> exchanges = exchanges(name, callers);
          for (Interval piece : pieces()) {
            if (piece.from().isBefore(now)) {
              rows.add(row(name, exchanges, piece, callers, journal));
            }
          }
        });
    rows.sort(
        Comparator.comparing((Row row) -> row.level().definition().id())
            .thenComparing(Row::name)
            .thenComparing(row -> row.whole().from()));
    return new Figures(rows, queues, elsewhere(rows, journal, now));
  }

  /** Everybody of whom something was read; who is out of sight may have left. */
  private static Callers read(PastVisits journal, Instant now, Set<String> queues) {
    List<Visit> left = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    journal.forEachRemaining(left::add);
    for (Unended each : journal.unended()) {
      if (each.isWatched(now)) {
        waiting.add(new Waiting(each.visit(), each.seen()));
      } else {
        left.add(each.lost());
      }
    }
    left.forEach(visit -> queues.add(visit.queue().value()));
    waiting.forEach(each -> queues.add(each.began().queue().value()));
    return new Callers(left, waiting, now);
  }

  /** Those whom a row is about, by its name: who came in the stretch, or waits at its end. */
  private Map<String, Callers> byName(Callers callers) {
    Interval whole = new Interval(pieces().getFirst().from(), pieces().getLast().until());
    boolean isOn = !whole.until().isBefore(callers.asOf());
    Map<String, List<Visit>> left = new HashMap<>();
    Map<String, List<Waiting>> waiting = new HashMap<>();
    for (Visit visit : callers.left()) {
      if (whole.contains(visit.joined())) {
        left.computeIfAbsent(by.name(visit), _ -> new ArrayList<>()).add(visit);
      }
    }
    for (Waiting each : callers.waiting()) {
      if (isOn || whole.contains(each.began().joined())) {
        waiting.computeIfAbsent(by.name(each.began()), _ -> new ArrayList<>()).add(each);
      }
    }
    Set<String> names = new HashSet<>(left.keySet());
    names.addAll(waiting.keySet());
    Map<String, Callers> byName = new HashMap<>();
    for (String name : names) {
      byName.put(
          name,
          new Callers(
              left.getOrDefault(name, List.of()),
              waiting.getOrDefault(name, List.of()),
              callers.asOf()));
    }
    return byName;
  }

  private Set<PbxId> exchanges(String name, Callers callers) {
    Set<PbxId> exchanges = new HashSet<>(places.of(by, name));
    callers.left().forEach(visit -> exchanges.add(visit.pbx()));
    callers.waiting().forEach(each -> exchanges.add(each.began().pbx()));
    return exchanges;
  }

  private Row row(
      String name, Set<PbxId> exchanges, Interval piece, Callers callers, PastVisits journal) {
    Instant now = callers.asOf();
    boolean running = piece.until().isAfter(now);
    Interval looked = running ? new Interval(piece.from(), now) : piece;
    List<Gap> gaps = new ArrayList<>();
    for (PbxId pbx : exchanges) {
      for (Sightings.Stretch unseen :
          journal.sightings(pbx).unseen(looked.from(), looked.until())) {
        gaps.add(new Gap(pbx, unseen.from(), unseen.until()));
      }
    }
    return new Row(
        name,
        exchanges,
        piece,
        running,
        ServiceLevel.of(choice.of(name), looked, callers, new ServiceLevel.Sight(exchanges, gaps)));
  }

  private Map<PbxId, Double> elsewhere(List<Row> rows, PastVisits journal, Instant now) {
    Map<PbxId, Double> elsewhere = new TreeMap<>(Comparator.comparing(PbxId::value));
    Instant from = pieces().getFirst().from();
    Instant last = pieces().getLast().until();
    Instant until = last.isBefore(now) ? last : now;
    if (from.isBefore(until)) {
      for (PbxId pbx : places.all()) {
        if (rows.stream().noneMatch(row -> row.pbx().contains(pbx))) {
          Duration seen = journal.sightings(pbx).seen(from, until);
          elsewhere.put(pbx, (double) seen.toMillis() / Duration.between(from, until).toMillis());
        }
      }
    }
    return elsewhere;
  }
}
