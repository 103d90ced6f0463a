package nl.zorgrouter.region;

import java.util.Arrays;
import java.util.Optional;

/** What may hold for a case beside its urgency; each is known to hold, known not to, or unknown. */
public enum Circumstance {
  /** Danger to those who help. */
  VIOLENT("violent"),
  /** Danger to the patient's own life. */
  SUICIDAL("suicidal"),
  /** Alcohol, drugs or a poison. */
  INTOXICATED("intoxicated"),
  /** A mental-health question. */
  PSYCHIATRIC("psychiatric"),
  /** Contagious. */
  INFECTIOUS("infectious"),
  /** Pregnant. */
  PREGNANT("pregnant"),
  /** In the last phase of life. */
  PALLIATIVE("palliative"),
  /** Called before about the same complaint. */
  REPEAT_CONTACT("repeatContact"),
  /** A sign that raises the urgency, such as rapid deterioration. */
  ALARM_SIGNAL("alarmSignal");

  private final String column;

  Circumstance(String column) {
    this.column = column;
  }

  /** The name of its column in a rule table. */
  public String column() {
    return column;
  }

  /** The circumstance of that name in a case or a region file, when there is one. */
  public static Optional<Circumstance> of(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
