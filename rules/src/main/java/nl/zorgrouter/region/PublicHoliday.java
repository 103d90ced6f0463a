package nl.zorgrouter.region;

import java.util.Arrays;
import java.util.Optional;

/**
 * The days that the Netherlands knows as holidays. Which of them a service keeps is its own policy:
 * Good Friday and 5 May differ from contract to contract.
 */
public enum PublicHoliday {
  /** 1 January. */
  NEW_YEAR("NEW_YEAR"),
  /** The Friday before Easter. */
  GOOD_FRIDAY("christian.GOOD_FRIDAY"),
  /** Easter Sunday. */
  EASTER_SUNDAY("christian.EASTER"),
  /** Easter Monday. */
  EASTER_MONDAY("christian.EASTER_MONDAY"),
  /** 27 April, or 26 April where the 27th is a Sunday. */
  KINGS_DAY("KINGS_DAY"),
  /** 5 May. */
  LIBERATION_DAY("LIBERATION"),
  /** The Thursday 39 days after Easter. */
  ASCENSION_DAY("christian.ASCENSION_DAY"),
  /** Whit Sunday. */
  WHIT_SUNDAY("christian.PENTECOST"),
  /** Whit Monday. */
  WHIT_MONDAY("christian.PENTECOST_MONDAY"),
  /** 25 December. */
  CHRISTMAS_DAY("FIRST_CHRISTMAS_DAY"),
  /** 26 December. */
  SECOND_CHRISTMAS_DAY("SECOND_CHRISTMAS_DAY");

  private final String key;

  PublicHoliday(String key) {
    this.key = key;
  }

  /** The holiday that the calendar library calls so, when it is one of these. */
  static Optional<PublicHoliday> ofKey(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}
