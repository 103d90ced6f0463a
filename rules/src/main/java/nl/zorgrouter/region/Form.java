package nl.zorgrouter.region;

import java.util.regex.Pattern;

/**
 * The form of a text, with the words that tell a person what is expected.
 *
 * @param pattern the whole text
 * @param english such as {@code a language of two letters}
 * @param dutch the same, in Dutch
 */
record Form(Pattern pattern, String english, String dutch) {
  static final Form ID =
      form(
          "[a-z0-9][a-z0-9-]{0,47}",
          "a name of a to z, 0 to 9 and -, at most 48",
          "een naam van a tot z, 0 tot 9 en -, hoogstens 48");
  static final Form AREA =
      form(
          "[A-Za-z0-9][A-Za-z0-9-]{0,31}",
          "the name of an area, letters, digits and -",
          "de naam van een gebied, letters, cijfers en -");
  static final Form MUNICIPALITY =
      form("GM[0-9]{4}", "a municipality such as GM0014", "een gemeente zoals GM0014");
  static final Form TARGET =
      form(
          "[A-Za-z0-9._-]{1,64}",
          "a target of the dialplan, letters, digits, . _ and -",
          "een doel in het belplan, letters, cijfers, . _ en -");
  static final Form PBX =
      form(
          "[a-z][a-z0-9-]{0,31}",
          "the name of an exchange, a to z first, 0 to 9 and -",
          "de naam van een centrale, eerst a tot z, dan ook 0 tot 9 en -");
  static final Form NUMBER =
      form(
          "\\+[1-9][0-9]{6,14}",
          "a number in international form such as +31501234567",
          "een nummer in internationale vorm, zoals +31501234567");
  static final Form DIALLED =
      form("\\+?[0-9]{3,15}", "a number as people dial it", "een nummer zoals men het kiest");
  static final Form LANGUAGE =
      form(
          "[a-z]{2}",
          "a language of two letters such as nl", "een taal van twee letters, zoals nl");
  static final Form AGES =
      form("[0-9]{1,3}-[0-9]{1,3}", "ages such as 18-130", "leeftijden zoals 18-130");
  static final Form SHIFT =
      form(
          "([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)",
          "times such as 17:00-08:00, from 00:00 to 24:00",
          "tijden zoals 17:00-08:00, van 00:00 tot en met 24:00");

  private static Form form(String pattern, String english, String dutch) {
    return new Form(Pattern.compile(pattern), english, dutch);
  }
}
