package nl.zorgrouter.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Refuses references inside a YAML file: a few lines of them can mean gigabytes, and a reader of
 * the file sees a value far from where it stands.
 */
final class Anchors {
  private Anchors() {}

  static boolean refused(String text, LoadSettings settings, Faults faults) {
    boolean refused = false;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof AliasEvent alias) {
        refused = true;
        faults.error(
            "ALIAS",
            faults.place(alias.getStartMark(), ""),
            "found the reference `*%s`; expected the value itself".formatted(alias.getAlias()),
            "gevonden: de verwijzing `*%s`; verwacht: de waarde zelf".formatted(alias.getAlias()));
      }
    }
    return refused;
  }
}
