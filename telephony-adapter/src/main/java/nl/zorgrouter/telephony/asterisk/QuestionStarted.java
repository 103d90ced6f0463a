package nl.zorgrouter.telephony.asterisk;

import org.asteriskjava.manager.event.AsyncAgiStartEvent;

/** AsyncAGIStart with the headers for which Asterisk-Java has no place. */
final class QuestionStarted extends AsyncAgiStartEvent {
  private static final long serialVersionUID = 1L;

  private String linkedId = "";
  private String language = "";
  private String accountCode = "";

  QuestionStarted(Object source) {
    super(source);
  }

  String getLinkedId() {
    return linkedId;
  }

  void setLinkedId(String linkedId) {
    this.linkedId = linkedId;
  }

  String getLanguage() {
    return language;
  }

  void setLanguage(String language) {
    this.language = language;
  }

  String getAccountCode() {
    return accountCode;
  }

  void setAccountCode(String accountCode) {
    this.accountCode = accountCode;
  }
}
