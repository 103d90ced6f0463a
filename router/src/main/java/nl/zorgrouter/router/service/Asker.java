package nl.zorgrouter.router.service;

import java.util.Set;

/**
 * Who asks for a change.
 *
 * @param by the name of a function or a system, as it stands in the log
 * @param scope for which services it may speak
 */
public record Asker(String by, Scope scope) {
  /** Whether it may speak for that service. */
  boolean mayChange(String service) {
    return switch (scope) {
      case Scope.Everywhere() -> true;
      case Scope.Only(var services) -> services.contains(service);
    };
  }

  /** For which services somebody may speak. */
  public sealed interface Scope {
    /** For all of the region: a supervisor. */
    record Everywhere() implements Scope {}

    /**
     * For those of the own organisation.
     *
     * @param services by id
     */
    record Only(Set<String> services) implements Scope {
      public Only {
        services = Set.copyOf(services);
      }
    }
  }
}
