package nl.zorgrouter.monitoring.reconcile;

import nl.zorgrouter.finding.Sentence;

/** Why the exchange and we say different things about a visit. */
public enum Why {
  /** We moved the caller. */
  MOVED(
      "the exchange logs a caller who is moved as one who gave up",
      "de centrale logt een beller die verplaatst wordt als ophanger"),
  /** The line failed. */
  LINE_FAILED(
      "the exchange logs every end of a leg as a caller who gave up, a failed line too",
      "de centrale logt elk einde van een kanaal als ophangen, ook een gestoorde lijn"),
  /** A key means a callback. */
  CALLBACK_KEY(
      "the exchange only knows that a key was pressed; here it means: call me back",
      "de centrale weet alleen dat er een toets is ingedrukt; hier betekent die: bel mij terug"),
  /** It happened while the exchange was out of sight. */
  IN_A_GAP(
      "he left while the router did not see the exchange; the log tells how",
      "hij vertrok terwijl de router de centrale niet zag; het logboek vertelt hoe"),
  /** Asterisk logs nothing for a refusal. */
  REFUSAL_NOT_LOGGED(
      "the exchange writes no line for a caller whom it refuses at the door",
      "de centrale schrijft geen regel over een beller die zij aan de deur weigert"),
  /** He came and left unseen. */
  NEVER_SEEN(
      "he came and left while no router saw the exchange",
      "hij kwam en ging terwijl geen router de centrale zag"),
  /** There is no line about him. */
  NOT_LOGGED(
      "the log has no line about him: the exchange was started again around that time",
      "het logboek heeft geen regel over hem: de centrale is rond die tijd opnieuw gestart"),
  /** The start was only known in whole seconds. */
  COUNTED_BACK(
      "the start of his wait was counted back after a reconnect, from whole seconds",
      "het begin van zijn wachttijd is na een nieuwe verbinding teruggerekend uit hele seconden"),
  /** None of the above. */
  UNEXPLAINED("not explained", "niet verklaard");

  private final String english;
  private final String dutch;

  Why(String english, String dutch) {
    this.english = english;
    this.dutch = dutch;
  }

  /** The reason for a person. */
  public Sentence sentence() {
    return new Sentence(english, dutch);
  }
}
