package nl.zorgrouter.router.core;

import java.time.Duration;
import java.time.Instant;

/**
 * When and through whom something happened to a referral.
 *
 * @param at by the exchange's clock
 * @param lived the router's own timer of people
 * @param by a workplace, or who else it was
 * @param detail a coded reason, or empty
 * @param path how a caller who has to move is moved
 */
record Happening(Instant at, Duration lived, String by, String detail, Path path) {
  static final String EXCHANGE = "exchange";
  static final String ROUTER = "router";

  /** How a caller is moved. */
  enum Path {
    /** The router sends him. */
    COMMAND,
    /** The nurse's code sends him, once the router has said so. */
    CODE
  }

  static Happening on(Instant at, Duration lived, String by) {
    return new Happening(at, lived, by, "", Path.COMMAND);
  }

  Happening because(String reason) {
    return new Happening(at, lived, by, reason, path);
  }
}
