package nl.zorgrouter.rules.table;

import java.util.Arrays;
import java.util.Optional;

/** Which of the rows that hold gives the answer. */
public enum HitPolicy {
  /** At most one row may hold; that one. */
  UNIQUE("UNIQUE"),
  /** The first row that holds; the only policy of a routing table. */
  FIRST("FIRST"),
  /** The row whose outputs come first in the lists of their columns. */
  PRIORITY("PRIORITY"),
  /** All rows that hold, in the order of the table. */
  RULE_ORDER("RULE ORDER"),
  /** All rows that hold. */
  COLLECT("COLLECT");

  private final String attribute;

  HitPolicy(String attribute) {
    this.attribute = attribute;
  }

  /** The word in a DMN file. */
  public String attribute() {
    return attribute;
  }

  /** The policy of that word in a DMN file, when it is one of these. */
  public static Optional<HitPolicy> of(String attribute) {
    return Arrays.stream(values()).filter(policy -> policy.attribute.equals(attribute)).findFirst();
  }
}
