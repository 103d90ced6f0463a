package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From where a user of the manager interface may log in.
 *
 * <p>As Asterisk weighs it: of his own {@code deny} and {@code permit} the last one that covers the
 * address decides, and with none he may; then every list of acl.conf that his {@code acl} names
 * must let him in too, by the same rule.
 */
final class AccessList {
  private record Rule(boolean permits, Address net, Address mask) {}

  private final List<List<Rule>> lists = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private AccessList() {}

  /** The rules among the lines of a user; those he names stand in acl.conf. */
  static AccessList of(List<ConfFile.Entry> entries, Optional<ConfFile> named) {
    AccessList all = new AccessList();
    all.lists.add(all.rules(entries));
    for (ConfFile.Entry entry : entries) {
      if (entry.key().equalsIgnoreCase("acl")) {
        for (String name : entry.value().split(",", -1)) {
          named
              .filter(conf -> conf.names().contains(name.strip()))
              .map(conf -> conf.section(name.strip()))
              .ifPresentOrElse(
                  lines -> all.lists.add(all.rules(lines)),
                  () -> all.unreadable.add("acl = " + name.strip()));
        }
      }
    }
    return all;
  }

  /** Rules that could not be read, so nobody knows whom they turn away. */
  List<String> unreadable() {
    return unreadable;
  }

  /** Whether a login from there passes every rule that could be read. */
  boolean admits(Address from) {
    return lists.stream().allMatch(rules -> permits(rules, from));
  }

  private static boolean permits(List<Rule> rules, Address from) {
    return rules.reversed().stream()
        .filter(rule -> from.isIn(rule.net(), rule.mask()))
        .findFirst()
        .map(Rule::permits)
        .orElse(true);
  }

  private List<Rule> rules(List<ConfFile.Entry> entries) {
    List<Rule> rules = new ArrayList<>();
    for (ConfFile.Entry entry : entries) {
      String key = entry.key().toLowerCase(Locale.ROOT);
      if (key.equals("permit") || key.equals("deny")) {
        for (String each : entry.value().split(",", -1)) {
          rule(key.equals("permit"), each.strip())
              .ifPresentOrElse(
                  rules::add, () -> unreadable.add(entry.key() + " = " + entry.value()));
        }
      }
    }
    return rules;
  }

  private static Optional<Rule> rule(boolean permits, String written) {
    boolean turned = written.startsWith("!");
    String[] parts = written.substring(turned ? 1 : 0).split("/", 2);
    return Address.of(parts[0])
        .flatMap(net ->
            (parts.length == 1
                    ? Optional.of(Address.mask(net.bits(), net.bits()))
                    : mask(net, parts[1]))
                .map(mask -> new Rule(permits != turned, net, mask)));
  }

  private static Optional<Address> mask(Address net, String written) {
    if (written.matches("\\d{1,3}")) {
      return Optional.of(Integer.parseInt(written))
          .filter(ones -> ones <= net.bits())
          .map(ones -> Address.mask(net.bits(), ones));
    }
    return Address.of(written).filter(mask -> mask.bits() == net.bits());
  }
}
