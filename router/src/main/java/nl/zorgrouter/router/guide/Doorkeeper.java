package nl.zorgrouter.router.guide;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import nl.zorgrouter.router.service.Asker;

/** Who knows the people at the door. */
@FunctionalInterface
public interface Doorkeeper {
  /** Who sends this request, and for which services he may speak; empty when nobody knows. */
  Optional<Asker> who(RoutingContext asked);
}
