package nl.zorgrouter.lab;

import java.util.function.IntFunction;

/** A fresh exchange with a router beside it that is in sync, and a login of the test. */
final class Site implements AutoCloseable {
  private final Exchange exchange = Exchange.start();
  private final LabAmi hand = exchange.hand();
  private RouterProcess router;

  private Site(IntFunction<RouterProcess> beside) {
    router = beside.apply(exchange.ami()).inSync();
  }

  static Site start() {
    return new Site(RouterProcess::start);
  }

  /** The same, with a referral that has to be answered within so many seconds. */
  static Site start(int patience) {
    return new Site(managerPort -> RouterProcess.start(managerPort, patience));
  }

  /** Ends the router and starts one that knows no more than what the exchange shows it. */
  void startsAnotherRouter(int patience) {
    router.close();
    router = RouterProcess.start(exchange.ami(), patience).inSync();
  }

  Exchange exchange() {
    return exchange;
  }

  /** The login of the test, with all rights. */
  LabAmi hand() {
    return hand;
  }

  /** The router that lives now. */
  RouterProcess router() {
    return router;
  }

  @Override
  public void close() {
    router.close();
    hand.close();
    exchange.close();
  }
}
