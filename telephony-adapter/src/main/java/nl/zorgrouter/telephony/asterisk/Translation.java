package nl.zorgrouter.telephony.asterisk;

import nl.zorgrouter.call.CallEvent;

/** What a message of an exchange means to the domain. */
public sealed interface Translation {
  /** It is this event. */
  record Told(CallEvent event) implements Translation {}

  /** It is known, and says nothing the domain wants to hear. */
  record Silent() implements Translation {}

  /** No table here has it. */
  record Unknown(String name) implements Translation {}

  /**
   * It is known, but a value in it cannot be.
   *
   * @param name the event
   * @param why what was found and what was expected
   */
  record Unreadable(String name, String why) implements Translation {}
}
