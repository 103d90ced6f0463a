package nl.zorgrouter.router.command;

import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.Transport;

/** How an exchange of the configuration is reached. */
final class ExchangeAccess {
  private ExchangeAccess() {}

  static LinkSettings of(RouterConfig.Exchange exchange) {
    Transport transport =
        exchange
            .tls()
            .<Transport>map(tls -> new Transport.Tls(tls.trust()))
            .orElseGet(Transport.Loopback::new);
    Credentials credentials =
        new Credentials(exchange.user(), exchange.secret(), Credentials.Proof.CHALLENGE);
    return LinkSettings.of(exchange.id(), exchange.host(), exchange.port(), credentials, transport);
  }
}
