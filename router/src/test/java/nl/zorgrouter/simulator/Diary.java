package nl.zorgrouter.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.Noted;
import nl.zorgrouter.router.core.Recollection;
import nl.zorgrouter.router.core.RouterCore;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.journal.Concealment;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.UnreadableEntry;
import nl.zorgrouter.router.referral.Referral;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.Referrals;
import nl.zorgrouter.router.referral.Wish;

/**
 * The notes of a router as its journal has them: as text, without numbers. After every input a
 * router that would be killed and started again in the same instant must know what this one knows.
 */
final class Diary {
  private static final String NUMBERS = "06\\d{8}";

  private final List<Noted> notes = new ArrayList<>();
  private final Map<String, String> numbers = new HashMap<>();
  private int compared;

  /** How often a restart was compared. */
  int compared() {
    return compared;
  }

  /** The journal's recorder does the same. */
  @SuppressWarnings("ReferenceEquality") // what was not touched is the same object
  void saw(RouterState before, Input input, Step step) {
    Noted.by(before, input, step).ifPresent(this::write);
    if (before.referrals() != step.state().referrals() && !(input instanceof Input.Recalled)) {
      compare(step.state(), input.moment());
    }
  }

  void loses(int unwritten) {
    for (int lost = 0; lost < unwritten && !notes.isEmpty(); lost++) {
      notes.removeLast();
    }
  }

  Recollection read() {
    return new Recollection(notes);
  }

  /** What comes back is what the text says. */
  private void write(Noted noted) {
    byte[] text = EntryText.write(new Entry.Kept(noted), this::conceal);
    assertFalse(
        new String(text, UTF_8).matches("(?s).*\"" + NUMBERS + "\".*"), new String(text, UTF_8));
    byte[] whole = Concealment.revealed(text, hidden -> numbers.getOrDefault(hidden, ""));
    try {
      if (EntryText.read(EntryKind.KEPT, whole) instanceof Entry.Kept(Noted note)) {
        notes.add(note);
      }
    } catch (UnreadableEntry unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private String conceal(String number) {
    byte[] salt = Integer.toString(numbers.size()).getBytes(UTF_8);
    String hidden = Concealment.text(Concealment.commitment(salt, number));
    numbers.put(hidden, number);
    return hidden;
  }

  private void compare(RouterState now, Moment moment) {
    compared++;
    RouterState again = RouterState.starting(1);
    Moment start = new Moment(moment.wall(), Duration.ZERO);
    for (Input input : read().at(start)) {
      again = RouterCore.step(again, input).state();
    }
    Duration shift = moment.lived().negated();
    Map<ReferralId, Referral> known = later(again.referrals(), Duration.ZERO);
    assertEquals(now.referrals().byId().keySet(), known.keySet());
    later(now.referrals(), shift).forEach((id, referral) -> assertEquals(referral, known.get(id)));
    assertEquals(legs(now.referrals()), legs(again.referrals()));
    assertEquals(now.referrals().replies(), again.referrals().replies());
    assertEquals(now.referrals().open(), again.referrals().open());
  }

  /** The legs that still belong to their referral; who has left it is not looked for any more. */
  private static Map<Wish.Call, ReferralId> legs(Referrals referrals) {
    Map<Wish.Call, ReferralId> legs = new HashMap<>();
    referrals
        .byCall()
        .forEach((leg, id) -> {
          Referral referral = referrals.get(id).orElseThrow();
          boolean has =
              Stream.of(
                      Optional.of(referral.binding().call()),
                      referral.binding().desk(),
                      referral.receiver())
                  .anyMatch(each -> each.equals(Optional.of(leg.call())));
          if (has) {
            legs.put(leg, id);
          }
        });
    return legs;
  }

  private static Map<ReferralId, Referral> later(Referrals referrals, Duration shift) {
    return referrals.all().stream()
        .collect(Collectors.toMap(Referral::id, each -> each.later(shift)));
  }
}
