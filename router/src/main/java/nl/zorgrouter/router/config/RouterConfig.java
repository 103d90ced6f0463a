package nl.zorgrouter.router.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import nl.zorgrouter.rules.decide.Choice;

/**
 * One router's configuration.
 *
 * @param node which of the two routers of its region it is, 1 or 2
 * @param region the directory with region.yaml and the rule tables
 * @param http where pages and figures are served
 * @param exchanges the exchanges of the region, at least one
 * @param storage where it keeps what it did
 * @param outcomes how the ends of waits are called
 * @param namedQueues the queues that {@code waits} names, each with where it does: only an exchange
 *     knows whether they exist
 */
public record RouterConfig(
    int node,
    Path region,
    Http http,
    List<Exchange> exchanges,
    Storage storage,
    OutcomeRules outcomes,
    Map<QueueName, Place> namedQueues) {
  public RouterConfig {
    exchanges = List.copyOf(exchanges);
    namedQueues = Map.copyOf(namedQueues);
  }

  /**
   * Where pages and figures are served.
   *
   * @param host a loopback address, unless it is served over TLS
   * @param port 0 to 65,535; 0 takes a free one
   * @param certificate how it is served over TLS; empty is plain text
   */
  public record Http(String host, int port, Optional<Certificate> certificate) {}

  /**
   * What the HTTP server shows.
   *
   * @param chain a PEM file with the certificate and those it builds on
   * @param key a PEM file with its private key
   */
  public record Certificate(Path chain, Path key) {}

  /**
   * One exchange.
   *
   * @param id its name here
   * @param host where its manager interface listens
   * @param port 1 to 65,535
   * @param user in its manager.conf
   * @param secret of that user
   * @param tls how the connection is protected; empty is plain text
   * @param lines where lines come in on a dialplan that does not say so itself; only for watching
   */
  public record Exchange(
      PbxId id,
      String host,
      int port,
      String user,
      String secret,
      Optional<Tls> tls,
      List<WatchedLine> lines) {
    public Exchange {
      lines = List.copyOf(lines);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
      return "Exchange[%s, %s:%d, user %s]".formatted(id, host, port, user);
    }
  }

  /**
   * Where the calls of a line come in on an exchange whose dialplan knows nothing of us.
   *
   * @param line its name in the region file
   * @param context in which its trunk lands; empty for any
   * @param extension the number as the exchange gets it
   * @param choice what a menu in front of it has asked, when there is one
   */
  public record WatchedLine(
      String line, String context, String extension, Optional<Choice> choice) {}

  /**
   * TLS with the name of the host checked.
   *
   * @param trust a PEM file with the certificates that are trusted, and no others
   */
  public record Tls(Path trust) {}
}
