package nl.zorgrouter.router.doctor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An internet address as a configuration writes it. Names are none: Asterisk asks nobody for them
 * where it expects an address, and neither do we.
 *
 * @param bits 32 or 128
 */
record Address(int bits, BigInteger value) {
  private static final Pattern FOUR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern ENDS_IN_FOUR = Pattern.compile("(.*:)([0-9.]+\\.[0-9.]+)");
  private static final int GROUPS = 8;
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);

  /** That address, or nothing when it is none. */
  static Optional<Address> of(String written) {
    return written.contains(":") ? six(written).map(Address::unmapped) : four(written);
  }

  /** A mask of that many ones, for addresses of so many bits. */
  static Address mask(int bits, int ones) {
    BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return new Address(bits, all.shiftRight(bits - ones).shiftLeft(bits - ones));
  }

  /** Whether it differs from the other only where the mask has no ones; of another kind it does. */
  boolean isIn(Address net, Address mask) {
    return bits == net.bits && value.and(mask.value()).equals(net.value().and(mask.value()));
  }

  /** Whether only this machine itself has it. */
  boolean isLoopback() {
    return bits == 32
        ? value.shiftRight(24).equals(BigInteger.valueOf(127))
        : value.equals(BigInteger.ONE);
  }

  private static Optional<Address> four(String written) {
    Matcher parts = FOUR.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (int part = 1; part <= parts.groupCount(); part++) {
      int number = Integer.parseInt(parts.group(part));
      if (number > 255) {
        return Optional.empty();
      }
      value = value.shiftLeft(8).add(BigInteger.valueOf(number));
    }
    return Optional.of(new Address(32, value));
  }

  private static Optional<Address> six(String written) {
    Matcher mixed = ENDS_IN_FOUR.matcher(written);
    if (mixed.matches()) {
      return four(mixed.group(2))
          .map(last -> last.value().intValue())
          .flatMap(last -> six("%s%x:%x".formatted(mixed.group(1), last >>> 16, last & 0xffff)));
    }
    String[] halves = written.split("::", -1);
    List<String> groups = new ArrayList<>(groups(halves[0]));
    if (halves.length == 2) {
      List<String> tail = groups(halves[1]);
      int gap = GROUPS - groups.size() - tail.size();
      for (int at = 0; at < gap; at++) {
        groups.add("0");
      }
      groups.addAll(tail);
    }
    if (halves.length > 2
        || groups.size() != GROUPS
        || !groups.stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"))) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (String group : groups) {
      value = value.shiftLeft(16).add(new BigInteger(group, 16));
    }
    return Optional.of(new Address(128, value));
  }

  private static List<String> groups(String half) {
    return half.isEmpty() ? List.of() : List.of(half.split(":", -1));
  }

  /** An address of the older kind in the clothes of the newer one is treated as what it is. */
  private Address unmapped() {
    return isIn(new Address(128, MAPPED), mask(128, 96))
        ? new Address(32, value.subtract(MAPPED))
        : this;
  }
}
