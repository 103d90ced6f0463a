package nl.zorgrouter.monitoring.level;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.monitoring.wait.JourneyId;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;

/**
 * People in the place of visits: the visits of one journey are one wait, from the first queue until
 * a human answers or the last visit ends, however often he was moved or asked again. Who was
 * answered and comes to a queue again, as a patient whom a nurse refers, begins another wait.
 */
public final class People {
  private People() {}

  /** Each person as one visit to the queue he came to first, with the outcome of his last. */
  public static Callers of(Callers visits) {
    Map<JourneyId, List<Stay>> journeys = new LinkedHashMap<>();
    for (Visit visit : visits.left()) {
      add(new Stay(began(visit), visit.ended(), Optional.of(visit.outcome())), journeys);
    }
    for (Waiting each : visits.waiting()) {
      add(new Stay(each.began(), each.seen(), Optional.empty()), journeys);
    }
    List<Visit> left = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    for (List<Stay> stays : journeys.values()) {
      for (Person person : people(stays)) {
        person
            .last()
            .outcome()
            .ifPresentOrElse(
                outcome -> left.add(person.left(outcome)), () -> waiting.add(person.waiting()));
      }
    }
    return new Callers(left, waiting, visits.asOf());
  }

  private static void add(Stay stay, Map<JourneyId, List<Stay>> journeys) {
    journeys.computeIfAbsent(stay.began().journey(), _ -> new ArrayList<>()).add(stay);
  }

  private static List<Person> people(List<Stay> stays) {
    stays.sort(
        Comparator.comparing((Stay stay) -> stay.began().joined()).thenComparing(Stay::until));
    List<Person> people = new ArrayList<>();
    for (Stay stay : stays) {
      if (people.isEmpty() || people.getLast().hadAHumanBefore(stay)) {
        people.add(new Person(stay, stay));
      } else {
        people.add(people.removeLast().then(stay));
      }
    }
    return people;
  }

  private static VisitBegan began(Visit visit) {
    return new VisitBegan(
        visit.pbx(),
        visit.queue(),
        visit.call(),
        visit.journey(),
        visit.callClass(),
        visit.callBegan(),
        visit.firstWaited(),
        visit.joined(),
        visit.precision());
  }

  /**
   * A stay at one queue.
   *
   * @param until when it ended, or was seen last
   * @param outcome empty while it lasts
   */
  private record Stay(VisitBegan began, Instant until, Optional<Outcome> outcome) {
    boolean isAnswered() {
      return outcome.filter(how -> how == Outcome.ANSWERED).isPresent();
    }

    /** Of two of one person the one that says how it ended; two legs of his may wait at once. */
    Stay or(Stay later) {
      if (isAnswered() || later.isAnswered()) {
        boolean mine = isAnswered() && (!later.isAnswered() || !later.until().isBefore(until));
        return mine ? this : later;
      }
      if (outcome.isEmpty() || later.outcome().isEmpty()) {
        return outcome.isEmpty() ? this : later;
      }
      return later.until().isBefore(until) ? this : later;
    }
  }

  /**
   * One wait of a person.
   *
   * @param first where it began
   * @param last what says how it ended
   */
  private record Person(Stay first, Stay last) {
    boolean hadAHumanBefore(Stay stay) {
      return last.isAnswered() && !stay.began().joined().isBefore(last.until());
    }

    Person then(Stay stay) {
      return new Person(first, last.or(stay));
    }

    Waiting waiting() {
      return new Waiting(first.began(), last.until());
    }

    Visit left(Outcome outcome) {
      VisitBegan began = first.began();
      return new Visit(
          began.pbx(),
          began.queue(),
          began.call(),
          began.journey(),
          began.callClass(),
          began.callBegan(),
          began.firstWaited(),
          began.joined(),
          last.until(),
          outcome,
          began.precision());
    }
  }
}
