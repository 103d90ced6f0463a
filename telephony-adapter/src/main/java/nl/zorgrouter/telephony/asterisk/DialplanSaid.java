package nl.zorgrouter.telephony.asterisk;

import org.asteriskjava.manager.event.UserEvent;

/** A UserEvent of the dialplan; Asterisk-Java knows none unless it has a class of its own. */
final class DialplanSaid extends UserEvent {
  private static final long serialVersionUID = 1L;

  private String said = "";

  DialplanSaid(Object source) {
    super(source);
  }

  /** The name the dialplan gave it. */
  String getSaid() {
    return said;
  }

  void setSaid(String said) {
    this.said = said;
  }
}
