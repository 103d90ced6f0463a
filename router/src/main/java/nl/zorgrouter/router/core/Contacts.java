package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.Optional;
import nl.zorgrouter.router.referral.Referrals;
import org.pcollections.AmortizedPQueue;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PQueue;

/**
 * Which numbers called in the last six hours. A second contact is an alarm signal of the triage
 * systems, and nobody remembers the first one at three in the night.
 *
 * @param byNumber the last journey of each number
 * @param byAge what is forgotten first
 */
public record Contacts(PMap<String, Contact> byNumber, PQueue<Aged> byAge) {
  /** More numbers than this in six hours are not people; the oldest are forgotten first. */
  private static final int MOST = 100_000;

  static final Contacts NONE = new Contacts(HashTreePMap.empty(), AmortizedPQueue.empty());

  /**
   * The last time a number called.
   *
   * @param journey the journey it began
   * @param since when it did, on the router's timer of people
   * @param before when it called the time before, on another journey
   */
  record Contact(String journey, Duration since, Optional<Duration> before) {}

  record Aged(String number, Duration since) {}

  /** With one more contact; the same journey is the same contact. */
  Contacts with(String number, String journey, Duration now) {
    if (number.isEmpty() || journey.isEmpty()) {
      return this;
    }
    Contact last = byNumber.get(number);
    if (last != null && last.journey().equals(journey)) {
      return this;
    }
    Optional<Duration> before = Optional.ofNullable(last).map(Contact::since);
    Contacts kept = byAge.size() < MOST ? this : withoutOldest();
    return new Contacts(
        kept.byNumber.plus(number, new Contact(journey, now, before)),
        kept.byAge.plus(new Aged(number, now)));
  }

  /** Whether that number called on another journey in the six hours before this one. */
  boolean isRepeated(String number, String journey, Duration now) {
    Contact last = byNumber.get(number);
    return last != null
        && last.journey().equals(journey)
        && last.before().filter(before -> isRecent(before, now)).isPresent();
  }

  /** Without what is too old. */
  Contacts without(Duration now) {
    Contacts kept = this;
    while (!kept.byAge.isEmpty() && !isRecent(kept.byAge.peek().since(), now)) {
      kept = kept.withoutOldest();
    }
    return kept;
  }

  private Contacts withoutOldest() {
    Aged oldest = byAge.peek();
    Contact contact = byNumber.get(oldest.number());
    boolean isLast = contact != null && contact.since().equals(oldest.since());
    return new Contacts(isLast ? byNumber.minus(oldest.number()) : byNumber, byAge.minus());
  }

  private static boolean isRecent(Duration since, Duration now) {
    return now.minus(since).compareTo(Referrals.KEPT) <= 0;
  }
}
