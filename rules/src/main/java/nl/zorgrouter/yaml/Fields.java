package nl.zorgrouter.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of an object whose names are known.
 *
 * @param owner the object
 * @param values by name
 */
public record Fields(Yaml owner, Map<String, Yaml> values) {
  /** The member of that name, when it is there. */
  public Optional<Yaml> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The member of that name; told when it is not there. */
  public Optional<Yaml> required(String name) {
    Optional<Yaml> value = optional(name);
    if (value.isEmpty()) {
      owner
          .faults()
          .error(
              "MISSING_FIELD",
              owner.place(),
              "the field `%s` is missing".formatted(name),
              "het veld `%s` ontbreekt".formatted(name));
    }
    return value;
  }

  /** A text of that form that must be there; empty when told. */
  public String text(String name, Form form) {
    return required(name).map(value -> value.text(form)).orElse("");
  }

  /** A text that must be there; empty when told. */
  public String text(String name) {
    return required(name).map(Yaml::text).orElse("");
  }

  /** The items of a list that may be left out. */
  public List<Yaml> items(String name) {
    return optional(name).map(Yaml::items).orElse(List.of());
  }
}
