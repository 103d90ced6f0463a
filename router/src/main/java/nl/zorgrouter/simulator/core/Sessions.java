package nl.zorgrouter.simulator.core;

import java.util.Map;
import java.util.TreeMap;

/** The AMI clients of an exchange: who is logged in, who hears events. */
final class Sessions {
  private static final class Session {
    boolean loggedIn;
    String challenge = "";
  }

  private final Exchange exchange;
  private final Map<Integer, Session> sessions = new TreeMap<>();

  Sessions(Exchange exchange) {
    this.exchange = exchange;
  }

  void open(int session) {
    sessions.put(session, new Session());
  }

  void close(int session) {
    sessions.remove(session);
  }

  /** Says an event to every client that is logged in. */
  void announce(Message event) {
    sessions.forEach((id, session) -> {
      if (session.loggedIn) {
        exchange.tell(new Output.Said(id, event));
      }
    });
  }

  boolean isLoggedIn(int id) {
    Session session = sessions.get(id);
    return session != null && session.loggedIn;
  }

  String challenge(int id) {
    Session session = sessions.get(id);
    if (session == null) {
      return "";
    }
    session.challenge = Integer.toString(100_000_000 + exchange.nextRandom(900_000_000));
    return session.challenge;
  }

  /** Whether the secret, or the MD5 of challenge and secret, is the user's. */
  boolean logIn(int id, Message login) {
    Session session = sessions.get(id);
    String secret = exchange.settings.users().get(login.get("Username"));
    if (session == null || secret == null) {
      return false;
    }
    boolean right =
        login.get("AuthType").equalsIgnoreCase("MD5")
            ? !session.challenge.isEmpty()
                && login.get("Key").equalsIgnoreCase(Md5.hex(session.challenge + secret))
            : login.get("Secret").equals(secret);
    session.loggedIn = right;
    return right;
  }
}
