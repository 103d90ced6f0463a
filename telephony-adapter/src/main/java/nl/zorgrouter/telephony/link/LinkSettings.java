package nl.zorgrouter.telephony.link;

import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.telephony.ami.AmiLimits;
import nl.zorgrouter.telephony.ami.AmiTiming;
import nl.zorgrouter.telephony.ami.Credentials;

/**
 * How one exchange is reached.
 *
 * @param pbx its name in the configuration
 * @param host a name or an address
 * @param port its manager port
 */
public record LinkSettings(
    PbxId pbx,
    String host,
    int port,
    Credentials credentials,
    Transport transport,
    AmiLimits limits,
    AmiTiming timing,
    Backoff backoff) {
  public LinkSettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "found `%s:%d` for `%s`; expected a host and a port".formatted(host, port, pbx));
    }
    if (transport instanceof Transport.Loopback && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "`%s` is reached at `%s` without TLS; expected TLS outside loopback, or plain by choice"
              .formatted(pbx, host));
    }
  }

  /** With the limits and the rhythm of the product. */
  public static LinkSettings of(
      PbxId pbx, String host, int port, Credentials credentials, Transport transport) {
    return new LinkSettings(
        pbx,
        host,
        port,
        credentials,
        transport,
        AmiLimits.STANDARD,
        AmiTiming.STANDARD,
        Backoff.NEAR);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
