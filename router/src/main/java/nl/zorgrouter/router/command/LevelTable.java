package nl.zorgrouter.router.command;

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
import nl.zorgrouter.monitoring.level.Interval;
import nl.zorgrouter.monitoring.level.LevelDefinition;
import nl.zorgrouter.monitoring.level.ServiceLevel;
import nl.zorgrouter.monitoring.level.ShiftCalendar;
import nl.zorgrouter.monitoring.level.Slice;
import nl.zorgrouter.monitoring.wait.Sightings;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.Gap;
import nl.zorgrouter.router.journal.PastVisits;

/**
 * Service levels of a stretch of time, cut into pieces.
 *
 * @param slice how it is cut
 * @param by what has a row of its own
 * @param stretch from when until when
 * @param shifts when the practices are open
 * @param choice which definition holds for what
 */
record LevelTable(Slice slice, By by, Interval stretch, ShiftCalendar shifts, LevelChoice choice) {
  /** What has a row of its own. */
  enum By {
    /** The queue a caller was in. */
    QUEUE("queue"),
    /** The kind of line on which his call began. */
    LINE("line");

    private final String word;

    By(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    private String of(Visit visit) {
      return switch (this) {
        case QUEUE -> visit.queue().value();
        case LINE -> visit.callClass().label();
      };
    }
  }

  /**
   * One figure.
   *
   * @param name of the queue or the kind of line
   * @param pbx the exchanges it was seen on
   * @param whole the piece of time, also where it is not over
   * @param running whether the piece goes on after the last moment that was looked at
   */
  record Row(String name, Set<PbxId> pbx, Interval whole, boolean running, ServiceLevel level) {}

  /**
   * All figures, by definition, name and time.
   *
   * @param queues of all visits that were read, also of those outside the stretch
   */
  record Figures(List<Row> rows, Set<String> queues) {}

  List<Interval> pieces() {
    return slice.cut(stretch, shifts);
  }

  /** From when on visits are read. */
  Instant reach() {
    return pieces().getFirst().from();
  }

  /** Works them out; a piece that has not begun has none. */
  Figures figures(PastVisits journal, Instant now) {
    Instant until = pieces().getLast().until();
    Set<String> queues = new HashSet<>();
    Map<String, List<Visit>> visits = new TreeMap<>();
    Map<String, Set<PbxId>> exchanges = new HashMap<>();
    while (journal.hasNext()) {
      Visit visit = journal.next();
      queues.add(visit.queue().value());
      if (!visit.joined().isBefore(reach()) && visit.joined().isBefore(until)) {
        visits.computeIfAbsent(by.of(visit), _ -> new ArrayList<>()).add(visit);
        exchanges.computeIfAbsent(by.of(visit), _ -> new HashSet<>()).add(visit.pbx());
      }
    }
    List<Row> rows = new ArrayList<>();
    visits.forEach((name, all) -> {
      for (Interval piece : pieces()) {
        if (piece.from().isBefore(now)) {
          rows.add(row(name, exchanges.getOrDefault(name, Set.of()), piece, now, all, journal));
        }
      }
    });
    rows.sort(
        Comparator.comparing((Row row) -> row.level().definition().id())
            .thenComparing(Row::name)
            .thenComparing(row -> row.whole().from()));
    return new Figures(rows, queues);
  }

  private Row row(
      String name,
      Set<PbxId> exchanges,
      Interval piece,
      Instant now,
      List<Visit> visits,
      PastVisits journal) {
    boolean running = piece.until().isAfter(now);
    Interval looked = running ? new Interval(piece.from(), now) : piece;
    List<Gap> gaps = new ArrayList<>();
    for (PbxId pbx : exchanges) {
      for (Sightings.Stretch unseen :
          journal.sightings(pbx).unseen(looked.from(), looked.until())) {
        gaps.add(new Gap(pbx, unseen.from(), unseen.until()));
      }
    }
    LevelDefinition definition = choice.of(name);
    return new Row(
        name,
        exchanges,
        piece,
        running,
        ServiceLevel.of(definition, looked, visits, new ServiceLevel.Sight(exchanges, gaps)));
  }
}
