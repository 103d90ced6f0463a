package nl.zorgrouter.telephony.ami;

import java.util.List;

/** How a submission ended. Each ends in exactly one of these. */
public sealed interface Outcome {
  /**
   * The exchange accepted it. That says "queued" or "known", not "done".
   *
   * @param response the last response
   * @param items the items, when a list was asked for
   */
  record Accepted(AmiMessage response, List<AmiMessage> items) implements Outcome {}

  /**
   * The exchange refused it.
   *
   * @param message in the exchange's words
   */
  record Refused(String message) implements Outcome {}

  /** No answer within the deadline; whether it was done is not known. */
  record TimedOut() implements Outcome {}

  /** The connection ended first, or there was none; whether it was done is not known. */
  record LinkLost() implements Outcome {}

  /** Not sent: the exchange does not read, or leaves too much unanswered. */
  record BackPressure() implements Outcome {}
}
