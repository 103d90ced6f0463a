package nl.zorgrouter.telephony.link;

import java.nio.file.Path;

/** How the bytes travel. */
public sealed interface Transport {
  /** Readable by everyone on the way; on loopback only. */
  record Loopback() implements Transport {}

  /**
   * Readable by everyone on the way, and the configuration says in so many words that it may be.
   */
  record PlainByChoice() implements Transport {}

  /**
   * TLS. The certificate must be signed by an authority of this file and bear the host's name.
   *
   * @param authorities certificates in PEM form; the machine's own list is not used
   */
  record Tls(Path authorities) implements Transport {}
}
