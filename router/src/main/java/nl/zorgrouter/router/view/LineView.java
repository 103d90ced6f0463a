package nl.zorgrouter.router.view;

import java.util.Optional;
import nl.zorgrouter.region.LineKind;

/**
 * A line on which calls begin.
 *
 * @param owner the service that answers it
 * @param number as people dial it
 * @param pbx the exchange on which it arrives
 * @param calls how many came in since the start of this router
 */
public record LineView(
    String id, LineKind kind, String owner, Optional<String> number, String pbx, long calls) {}
