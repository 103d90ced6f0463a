package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.Optional;
import nl.zorgrouter.call.TelephoneNumber;
import nl.zorgrouter.router.referral.Referrals;
import org.pcollections.AmortizedPQueue;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PQueue;

/**
 * Which numbers called in the last six hours. A second contact is an alarm signal of the triage
 * systems, and nobody remembers the first one at three in the night.
 *
 * @param byNumber the journeys of each number as it is dialled at home, the last one first
 * @param byAge what is forgotten first
 */
public record Contacts(PMap<String, Contact> byNumber, PQueue<Aged> byAge) {
  /** More numbers than this in six hours are not people; the oldest are forgotten first. */
  private static final int MOST = 100_000;

  static final Contacts NONE = new Contacts(HashTreePMap.empty(), AmortizedPQueue.empty());

  /** A number that calls more often has many people behind it; the first of them are forgotten. */
  private static final int MOST_OF_A_NUMBER = 16;

  /**
   * A time that a number called.
   *
   * @param journey the journey it began
   * @param since when it did, on the router's timer of people
   * @param before the time before, on another journey
   */
  record Contact(String journey, Duration since, Optional<Contact> before) {

    /** This one or an earlier one of that journey: two people may call from one number at once. */
    private Optional<Contact> of(String wanted) {
      return journey.equals(wanted)
          ? Optional.of(this)
          : before.flatMap(earlier -> earlier.of(wanted));
    }

    private Contact atMost(int many) {
      Optional<Contact> kept =
          many > 1 ? before.map(earlier -> earlier.atMost(many - 1)) : Optional.empty();
      return new Contact(journey, since, kept);
    }
  }

  record Aged(String number, Duration since) {}

  /** With one more contact; the same journey is the same contact. */
  Contacts with(String caller, String journey, Duration now) {
    String number = TelephoneNumber.national(caller);
    if (number.isEmpty() || journey.isEmpty()) {
      return this;
    }
    Optional<Contact> last = Optional.ofNullable(byNumber.get(number));
    if (last.flatMap(each -> each.of(journey)).isPresent()) {
      return this;
    }
    Contact next = new Contact(journey, now, last).atMost(MOST_OF_A_NUMBER);
    Contacts kept = byAge.size() < MOST ? this : withoutOldest();
    return new Contacts(kept.byNumber.plus(number, next), kept.byAge.plus(new Aged(number, now)));
  }

  /** Whether that number called on another journey in the six hours before this one. */
  boolean isRepeated(String caller, String journey, Duration now) {
    return Optional.ofNullable(byNumber.get(TelephoneNumber.national(caller)))
        .flatMap(last -> last.of(journey))
        .flatMap(Contact::before)
        .filter(before -> isRecent(before.since(), now))
        .isPresent();
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
