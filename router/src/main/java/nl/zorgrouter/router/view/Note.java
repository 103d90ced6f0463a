package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of one journey beside the legs themselves.
 *
 * @param service where it was sent last
 * @param due when somebody should have answered there
 * @param cause why it is under way to where it goes
 * @param referred whether a professional referred it
 * @param counted whether its line has counted it
 */
record Note(
    Optional<String> service,
    Optional<Instant> due,
    Cause cause,
    boolean referred,
    boolean counted) {
  static final Note NONE =
      new Note(Optional.empty(), Optional.empty(), Cause.ARRIVED, false, false);

  /** Why a call goes where it goes. */
  enum Cause {
    ARRIVED,
    DECIDED,
    FELL_BACK,
    GOT_WORSE
  }

  Note decided(String where, Optional<Instant> answerBy, boolean byTriage) {
    return new Note(Optional.of(where), answerBy, Cause.DECIDED, byTriage, counted);
  }

  Note because(Cause next) {
    return new Note(Optional.empty(), Optional.empty(), next, referred, counted);
  }

  Note at(String where, Instant answerBy) {
    return new Note(Optional.of(where), Optional.of(answerBy), cause, referred, counted);
  }

  Note countedOnce() {
    return new Note(service, due, cause, referred, true);
  }
}
