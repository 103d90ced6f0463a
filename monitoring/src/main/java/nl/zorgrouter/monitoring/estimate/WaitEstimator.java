package nl.zorgrouter.monitoring.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueMember.Availability;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.estimate.Estimate.Reliable;
import nl.zorgrouter.monitoring.estimate.Estimate.Unreliable;
import nl.zorgrouter.monitoring.estimate.Estimate.Why;
import nl.zorgrouter.monitoring.estimate.QueueHistory.Promise;
import nl.zorgrouter.monitoring.wait.Outcome;
import nl.zorgrouter.monitoring.wait.QueuePicture;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact;

/**
 * Estimates waits. One writer.
 *
 * <p>With {@code n} callers waiting, {@code f} members free, {@code c} members free or busy, and
 * conversations that lately took {@code S} on average with a spread of {@code v} (standard
 * deviation over mean) in {@code m} samples, the next caller is reached after {@code k = n + 1 - f}
 * conversations have ended somewhere:
 *
 * <pre>
 *   likely   = k S / c + pick-up
 *   variance = k (S v / c)²  +  (k S / c)² v² / m
 *   low, high = likely ∓ 1.28 √variance
 * </pre>
 *
 * The first term of the variance is chance, the second that the mean itself is only measured. With
 * a free member {@code k} is 0 and only the pick-up remains, from 0 to three times as long. Callers
 * who give up are left out, so a long queue is served sooner than said: the error is on the safe
 * side, and it is measured.
 */
public final class WaitEstimator {
  /** One in ten lies beyond this many standard deviations. */
  private static final double TENTH = 1.2816;

  private static final int PICK_UP_RANGE = 3;

  private record At(PbxId pbx, QueueName queue) {}

  private final EstimateRules rules;
  private final Map<At, QueueHistory> histories = new HashMap<>();
  private final Map<At, Promise> said = new HashMap<>();

  /** An estimator that has measured nothing yet. */
  public WaitEstimator(EstimateRules rules) {
    this.rules = rules;
  }

  /** Takes in what the accounting learned, before the pictures that follow from it. */
  public void learned(List<WaitFact> facts) {
    for (WaitFact fact : facts) {
      switch (fact) {
        case WaitFact.Served(var pbx, var queue, Instant at, Duration talked) ->
            history(new At(pbx, queue)).served(at, talked);
        case WaitFact.VisitBegan began -> {
          At at = new At(began.pbx(), began.queue());
          Promise promise = said.get(at);
          if (promise != null) {
            history(at).promised(began.call(), promise);
          }
        }
        case WaitFact.VisitEnded(Visit visit) -> ended(visit);
        case WaitFact.Gap _, WaitFact.Seen _, WaitFact.JourneyEnded _, WaitFact.Unfitting _ -> {}
      }
    }
  }

  /** How busy each queue is, with the estimate for who comes next. */
  public List<QueueLoad> loads(List<QueuePicture> pictures) {
    return pictures.stream().map(this::load).toList();
  }

  private QueueLoad load(QueuePicture picture) {
    At at = new At(picture.pbx(), picture.queue());
    int waiting = picture.waiting().size();
    int free = picture.members(Availability.FREE);
    int busy = picture.members(Availability.BUSY);
    QueueHistory history = history(at);
    Estimate raw = estimate(picture, history, waiting, free, busy);
    Track track = history.track();
    said.remove(at);
    if (raw instanceof Reliable reliable) {
      said.put(at, new Promise(reliable, free > waiting));
    }
    Estimate shown =
        raw instanceof Reliable && track.keepsMissing(rules)
            ? new Unreliable(Why.KEEPS_MISSING)
            : raw;
    return new QueueLoad(
        picture.pbx(), picture.queue(), waiting, free, busy, shown, track, picture.asOf());
  }

  private Estimate estimate(
      QueuePicture picture, QueueHistory history, int waiting, int free, int busy) {
    if (!picture.inSync()) {
      return new Unreliable(Why.OUT_OF_SIGHT);
    }
    if (free + busy == 0) {
      return new Unreliable(Why.NOBODY_ON_DUTY);
    }
    Duration pickUp = history.pickUp(rules.pickUp());
    if (free > waiting) {
      return new Reliable(Duration.ZERO, pickUp, pickUp.multipliedBy(PICK_UP_RANGE));
    }
    List<Double> talked = history.talkedSince(picture.asOf().minus(rules.lookBack()));
    if (talked.size() < rules.fewest()) {
      return new Unreliable(Why.TOO_FEW);
    }
    double mean = talked.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double spread = deviation(talked, mean) / Math.max(mean, 1e-9);
    if (spread > rules.mostSpread()) {
      return new Unreliable(Why.TOO_SPREAD);
    }
    double departures = waiting + 1.0 - free;
    double step = mean / (free + busy);
    double likely = departures * step + pickUp.toNanos() / 1e9;
    double chance = departures * square(step * spread);
    double unsure = square(departures * step * spread) / talked.size();
    double range = TENTH * Math.sqrt(chance + unsure);
    return new Reliable(
        seconds(Math.max(0, likely - range)), seconds(likely), seconds(likely + range));
  }

  private void ended(Visit visit) {
    QueueHistory history = history(new At(visit.pbx(), visit.queue()));
    if (visit.outcome() == Outcome.ANSWERED) {
      history.answered(visit.call(), visit.waited());
    } else {
      history.gone(visit.call());
    }
  }

  private QueueHistory history(At at) {
    return histories.computeIfAbsent(at, _ -> new QueueHistory());
  }

  private static double deviation(List<Double> values, double mean) {
    double squares = values.stream().mapToDouble(value -> square(value - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  private static double square(double value) {
    return value * value;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
