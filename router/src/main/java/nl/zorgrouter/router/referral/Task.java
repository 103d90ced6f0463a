package nl.zorgrouter.router.referral;

import java.time.Instant;

/**
 * Somebody has to call the patient back.
 *
 * @param owner who has to
 * @param number the patient's; empty when withheld
 * @param answerBy until when
 * @param callBegan when the patient called first: his waiting did not begin with the task
 * @param done whether somebody has
 */
public record Task(Owner owner, String number, Instant answerBy, Instant callBegan, Progress done) {
  /** How far it is. */
  public enum Progress {
    /** Nobody has called back yet. */
    OPEN,
    /** Somebody has, or he is on the line again and needs no call. */
    DONE
  }

  Task finished() {
    return new Task(owner, number, answerBy, callBegan, Progress.DONE);
  }

  Task of(Owner next) {
    return new Task(next, number, answerBy, callBegan, done);
  }
}
