package nl.zorgrouter.rules.decide;

import nl.zorgrouter.finding.Sentence;

/** Why a decision is what it is. When several apply, the first in this order is given. */
public enum Code {
  /** Nobody spoke with the caller, or nobody says so. */
  NO_CONTACT(
      "nobody is known to have spoken with the caller",
      "het is niet bekend dat iemand de beller heeft gesproken"),
  /** No urgency was given. */
  URGENCY_MISSING("no urgency was given", "er is geen urgentie gegeven"),
  /** The code does not exist in the system named. */
  URGENCY_INVALID(
      "the code is not one of the triage system named",
      "de code bestaat niet in het genoemde triagesysteem"),
  /** The triage belongs to another case, or its codes contradict each other. */
  URGENCY_MISMATCH(
      "the triage belongs to another case, or its codes contradict each other",
      "de triage hoort bij een andere casus, of de codes spreken elkaar tegen"),
  /** The triage is older than 30 minutes, lies in the future, or has no time. */
  URGENCY_STALE(
      "the triage is older than 30 minutes, or its time cannot be right",
      "de triage is ouder dan 30 minuten, of het tijdstip kan niet kloppen"),
  /** The region gives the code no meaning. */
  URGENCY_UNKNOWN(
      "the region's mapping gives this code no urgency",
      "de vertaaltabel van de regio kent deze code geen urgentie toe"),
  /** The urgency never leaves the desk. */
  URGENCY_PROTECTED(
      "this urgency stays at the ambulance desk", "deze urgentie blijft bij de meldkamer"),
  /** Vital functions are not known to be safe. */
  ABCD_NOT_SAFE(
      "airway, breathing, circulation and consciousness are not known to be safe",
      "luchtweg, ademhaling, circulatie en bewustzijn zijn niet bekend als veilig"),
  /** A circumstance keeps the case at the desk. */
  EXCLUDED(
      "a circumstance of this case keeps it at the desk",
      "een omstandigheid van deze casus houdt haar bij de meldkamer"),
  /** The same person called before. */
  REPEAT_CONTACT(
      "this is a second contact, which is an alarm signal",
      "dit is een tweede contact, en dat is een alarmsignaal"),
  /** The patient's place is not known, or lies outside the region. */
  NO_PLACE(
      "the patient's municipality is not known, or lies outside the region",
      "de gemeente van de patiënt is niet bekend, of ligt buiten de regio"),
  /** The case was transferred as often as it may be. */
  MAX_HOPS(
      "the case has been transferred as often as it may be",
      "de casus is zo vaak doorverbonden als mag"),
  /** No service fits. */
  NO_SERVICE("no service fits this case", "er is geen dienst die bij deze casus past"),
  /** The service is closed, or not known to be open. */
  SERVICE_CLOSED("the service is closed", "de dienst is gesloten"),
  /** The service asks for no calls. */
  SERVICE_STOPPED("the service has a stop", "de dienst heeft een stop"),
  /** The queue of the service is full. */
  SERVICE_FULL("the queue of the service is full", "de wachtrij van de dienst is vol"),
  /** The expected wait is not below the deadline or the limit of the service. */
  WAIT_TOO_LONG(
      "the expected wait is too long for this case",
      "de verwachte wachttijd is te lang voor deze casus"),
  /** The wait is not known, and the case is too urgent for that. */
  WAIT_UNKNOWN(
      "the wait is not known, and this case cannot do without",
      "de wachttijd is niet bekend, en deze casus kan niet zonder"),
  /** The service does not speak the caller's language. */
  LANGUAGE(
      "the service does not speak the caller's language",
      "de dienst spreekt de taal van de beller niet"),
  /** The patient's age is not one that the service takes. */
  AGE(
      "the service does not take patients of this age",
      "de dienst neemt geen patiënten van deze leeftijd"),
  /** Nobody agreed that this service takes these calls. */
  NO_AGREEMENT(
      "there is no agreement that this service takes calls from this place",
      "er is geen afspraak dat deze dienst oproepen uit deze plaats neemt"),
  /** The service rejected this case before. */
  REJECTED("the service rejected this case", "de dienst heeft deze casus geweigerd"),
  /** The rules would have done what no rule may do. */
  GUARD(
      "the rules would have broken a safety property; the guard kept the call",
      "de regels zouden een veiligheidseis schenden; de wachter hield de oproep vast"),
  /** A rule decided so. */
  RULE("a rule decided so", "een regel besliste zo");

  private final String english;
  private final String dutch;

  Code(String english, String dutch) {
    this.english = english;
    this.dutch = dutch;
  }

  /** What it means, for a person. */
  public Sentence sentence() {
    return new Sentence(english, dutch);
  }
}
