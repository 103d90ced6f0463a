package nl.zorgrouter.region;

import nl.zorgrouter.yaml.Form;

/** How the texts of a region file are written. */
final class Forms {
  static final Form ID =
      Form.of(
          "[a-z0-9][a-z0-9-]{0,47}",
          "a name of a to z, 0 to 9 and -, at most 48",
          "een naam van a tot z, 0 tot 9 en -, hoogstens 48");
  static final Form AREA =
      Form.of(
          "[A-Za-z0-9][A-Za-z0-9-]{0,31}",
          "the name of an area, letters, digits and -",
          "de naam van een gebied, letters, cijfers en -");
  static final Form MUNICIPALITY =
      Form.of("GM[0-9]{4}", "a municipality such as GM0014", "een gemeente zoals GM0014");
  static final Form TARGET =
      Form.of(
          "[A-Za-z0-9._-]{1,64}",
          "a target of the dialplan, letters, digits, . _ and -",
          "een doel in het belplan, letters, cijfers, . _ en -");
  static final Form PBX =
      Form.of(
          "[a-z][a-z0-9-]{0,31}",
          "the name of an exchange, a to z first, 0 to 9 and -",
          "de naam van een centrale, eerst a tot z, dan ook 0 tot 9 en -");
  static final Form NUMBER =
      Form.of(
          "\\+[1-9][0-9]{6,14}",
          "a number in international form such as +31501234567",
          "een nummer in internationale vorm, zoals +31501234567");
  static final Form DIALLED =
      Form.of("\\+?[0-9]{3,15}", "a number as people dial it", "een nummer zoals men het kiest");
  static final Form LANGUAGE =
      Form.of(
          "[a-z]{2}",
          "a language of two letters such as nl", "een taal van twee letters, zoals nl");
  static final Form AGES =
      Form.of("[0-9]{1,3}-[0-9]{1,3}", "ages such as 18-130", "leeftijden zoals 18-130");
  static final Form SHIFT =
      Form.of(
          "([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)",
          "times such as 17:00-08:00, from 00:00 to 24:00",
          "tijden zoals 17:00-08:00, van 00:00 tot en met 24:00");

  private Forms() {}
}
