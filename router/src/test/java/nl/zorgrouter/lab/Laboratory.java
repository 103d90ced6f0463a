package nl.zorgrouter.lab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One exchange for a class of tests, with a login of the test and one of a router. */
final class Laboratory implements BeforeAllCallback, AfterAllCallback {
  private static final long AN_HOUR = 3_600_000;

  private final boolean leased;
  private final String[] options;
  private @Nullable Exchange exchange;
  private @Nullable LabAmi hand;
  private @Nullable LabAmi router;

  private Laboratory(boolean leased, String... options) {
    this.leased = leased;
    this.options = options;
  }

  /** An exchange that believes in a router: it asks, and the test answers. */
  static Laboratory withRouter(String... options) {
    return new Laboratory(true, options);
  }

  /** An exchange whose routers are dead. */
  static Laboratory withoutRouter(String... options) {
    return new Laboratory(false, options);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Exchange started = Exchange.start(options);
    exchange = started;
    hand = started.hand();
    router = started.router();
    if (leased) {
      lease(hand(), AN_HOUR);
      router().saysGoToCodes();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (hand != null) {
      hand.close();
    }
    if (router != null) {
      router.close();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  /** The exchange. */
  Exchange exchange() {
    return Objects.requireNonNull(exchange, "not started");
  }

  /** The login of the test, with all rights. */
  LabAmi hand() {
    return Objects.requireNonNull(hand, "not started");
  }

  /** The login of a router, with its rights and its filters. */
  LabAmi router() {
    return Objects.requireNonNull(router, "not started");
  }

  /** A caller on that line. */
  Caller call(Line line) {
    return Caller.calls(hand(), line);
  }

  /** A member who answers calls of a queue, as {@code laboratory/extensions.conf} lists them. */
  void member(String queue, String kind) {
    new Telephones(hand()).joins(queue, kind);
  }

  /** The member takes no more calls; the one he has goes on. */
  void withdraw(String queue, String kind) {
    new Telephones(hand()).leaves(queue, kind);
  }

  /** Renews the lease of router 1 for so many ms of the exchange's clock. */
  static void lease(LabAmi ami, long millis) {
    ami.global("ZR_LEASE_1", String.valueOf(ami.clock() + millis));
  }
}
