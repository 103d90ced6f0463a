package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;

/**
 * The lease: the exchange's own proof that a router is alive, in sync and has rules. It is in the
 * exchange's time, so that no clock of ours matters. Before every lease stands the fence, so that
 * no exchange that forgot it uses the answer of an older rule set.
 */
final class Leases {
  /** How often a lease is renewed. */
  static final Duration EVERY = Duration.ofMillis(250);

  /** How long it lasts: three renewals may be missed. */
  static final Duration LASTS = Duration.ofMillis(900);

  /** A clock that was not compared for this long is not trusted to hold a lease. */
  static final Duration CLOCK_KEPT = Duration.ofMillis(1_200);

  private Leases() {}

  static boolean due(PbxView.Link.InSync link, Duration now) {
    boolean clockKnown = now.minus(link.clock().uptime()).compareTo(CLOCK_KEPT) <= 0;
    boolean never = link.leased().isNegative();
    return clockKnown && (never || now.minus(link.leased()).compareTo(EVERY) >= 0);
  }

  /** Whether the exchange still holds the lease that was renewed last. */
  static boolean holds(PbxView.Link.InSync link, Duration now) {
    return !link.leased().isNegative() && now.minus(link.leased()).compareTo(LASTS) < 0;
  }

  static List<Command> renewal(PbxId pbx, PbxView.Link.InSync link, Router router, Duration now) {
    return List.of(
        new Command.RaiseFence(pbx, router.rulesVersion()),
        new Command.HoldLease(pbx, router.node(), link.clock().at(now).plus(LASTS)));
  }

  static Command surrender(PbxId pbx, int node) {
    return new Command.HoldLease(pbx, node, Instant.EPOCH);
  }

  /**
   * Who holds the lease.
   *
   * @param node 1 or 2
   * @param rulesVersion the version it answers with
   */
  record Router(int node, int rulesVersion) {}
}
