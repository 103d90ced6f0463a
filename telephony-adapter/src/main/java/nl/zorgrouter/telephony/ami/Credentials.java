package nl.zorgrouter.telephony.ami;

/**
 * How we log in. Neither name nor secret can hold a line end.
 *
 * @param user the name in manager.conf
 * @param secret its secret
 * @param proof how the secret is shown
 */
public record Credentials(String user, String secret, Proof proof) {
  /** How the secret is shown to the exchange. */
  public enum Proof {
    /** As an MD5 digest over a number the exchange chose; the secret stays here. */
    CHALLENGE,
    /** As it is; only inside TLS or on loopback. */
    PLAIN
  }

  public Credentials {
    AmiRequest.of(AllowedAction.LOGIN, "Username", user, "Secret", secret);
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + ", proof=" + proof + "]";
  }
}
