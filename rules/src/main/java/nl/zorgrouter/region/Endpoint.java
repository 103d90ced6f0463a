package nl.zorgrouter.region;

import java.util.Optional;

/** How a service is reached. */
public sealed interface Endpoint {
  /** The target that the dialplan knows. */
  String target();

  /** The target for urgent cases; the ordinary one when there is no other. */
  String urgentTarget();

  /**
   * A queue on an exchange of the region.
   *
   * @param pbx the exchange
   * @param target an extension among the targets of its dialplan
   * @param urgent the extension for urgent cases, when it is another one
   */
  record Queue(String pbx, String target, Optional<String> urgent) implements Endpoint {
    @Override
    public String urgentTarget() {
      return urgent.orElse(target);
    }
  }

  /**
   * A telephone number outside.
   *
   * @param number in international form, such as {@code +31501234567}
   * @param target the extension among the targets that dials it
   */
  record Telephone(String number, String target) implements Endpoint {
    @Override
    public String urgentTarget() {
      return target;
    }
  }
}
