package nl.zorgrouter.router.shadow;

import java.util.Optional;
import nl.zorgrouter.region.LineKind;

/**
 * What would have become of one call.
 *
 * @param origin of its line; empty on no known line
 * @param outcome {@code ROUTE}, {@code STAY}, or {@code NONE} on no known line
 * @param serviceType where it would have gone; {@code NONE} when nowhere
 * @param code why
 * @param moved whether it would have gone to another service than the one its line has anyway
 */
public record Shadowed(
    Optional<LineKind> origin, String outcome, String serviceType, String code, boolean moved) {
  /** On no line of the configuration, and without the marks of one. */
  static final Shadowed NO_LINE = new Shadowed(Optional.empty(), "NONE", "NONE", "NO_LINE", false);

  /** The origin as a label. */
  public String originLabel() {
    return origin.map(Enum::name).orElse("OTHER");
  }
}
