package nl.zorgrouter.router.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Sentence;

/** Where the manager interface listens, and from where each of its users may log in. */
final class DoorCheck {
  /** Addresses that belong to nobody, so no router is there. */
  private static final List<String> STRANGERS = List.of("203.0.113.1", "2001:db8::1");

  /** What Asterisk takes for an address that is not there, or that it cannot read. */
  private static final String EVERYWHERE = "::";

  private final ConfFile conf;
  private final ConfFolder folder;
  private final Chart chart;

  private DoorCheck(ConfFile conf, ConfFolder folder, Chart chart) {
    this.conf = conf;
    this.folder = folder;
    this.chart = chart;
  }

  static void look(Exam exam, Chart chart) {
    exam.files()
        .seen()
        .ifPresent(folder ->
            folder
                .file("manager.conf")
                .ifPresent(conf -> {
                  DoorCheck check = new DoorCheck(conf, folder, chart);
                  check.plainPort();
                  check.users(exam.user()).forEach(check::user);
                }));
  }

  /**
   * TLS is a port of its own: it never closes this one, which listens whenever the interface does.
   */
  private void plainPort() {
    String written = written("bindaddr");
    Optional<Address> address = address(written);
    if (address.filter(Address::isLoopback).isPresent()) {
      return;
    }
    String name = address.isPresent() ? "" : ", because `bindaddr` is no address to Asterisk";
    String naam = address.isPresent() ? "" : ", want `bindaddr` is voor Asterisk geen adres";
    String where = address.isPresent() ? written : EVERYWHERE;
    chart.error(
        "NO_TLS",
        conf.place(chart.exchange(), "general", "bindaddr"),
        "the manager interface listens on `%s` without TLS%s: everyone on the way reads along; expected `bindaddr = 127.0.0.1`, and for routers elsewhere `tlsenable = yes` with `tlsbindaddr`, a port of its own that leaves this one open"
            .formatted(where, name),
        "de managerinterface luistert op `%s` zonder TLS%s: iedereen onderweg leest mee; verwacht: `bindaddr = 127.0.0.1`, en voor routers elders `tlsenable = yes` met `tlsbindaddr`, een eigen poort die deze open laat"
            .formatted(where, naam));
  }

  /** Whoever has a secret, for any login can take callers out of queues; and who we are. */
  private Set<String> users(String ours) {
    Set<String> users = new LinkedHashSet<>();
    if (conf.names().contains(ours)) {
      users.add(ours);
    }
    for (String name : conf.names()) {
      if (!name.equals("general") && conf.value(name, "secret").isPresent()) {
        users.add(name);
      }
    }
    folder.file("users.conf").ifPresent(others -> users.addAll(ofUsersConf(others)));
    return users;
  }

  /** The older file knows no addresses: its users have those of manager.conf, or none. */
  private static List<String> ofUsersConf(ConfFile others) {
    List<String> users = new ArrayList<>();
    for (String name : others.names()) {
      boolean secret =
          others.value(name, "secret").isPresent() || others.value("general", "secret").isPresent();
      boolean named = others.value(name, "hasmanager").isPresent();
      if (!name.equals("general")
          && secret
          && others.isTrue(named ? name : "general", "hasmanager")) {
        users.add(name);
      }
    }
    return users;
  }

  private void user(String name) {
    AccessList access = AccessList.of(conf.section(name), folder.file("acl.conf"));
    List<String> strangers =
        STRANGERS.stream()
            .filter(each -> !each.contains(":") || listensToSix())
            .filter(each -> Address.of(each).filter(access::admits).isPresent())
            .toList();
    if (strangers.isEmpty()) {
      return;
    }
    if (!access.unreadable().isEmpty()) {
      chart.unseen(
          "user " + name,
          new Sentence(
              "`%s` could not be read, so nobody knows from where he may log in"
                  .formatted(String.join("`, `", access.unreadable())),
              "`%s` was niet te lezen, dus niemand weet vanwaar hij mag inloggen"
                  .formatted(String.join("`, `", access.unreadable()))));
      return;
    }
    String stranger = strangers.getFirst();
    String net = stranger.contains(":") ? "::/0" : "0.0.0.0/0.0.0.0";
    chart.error(
        "EVERYONE_MAY_LOG_IN",
        conf.place(
            chart.exchange(), name, conf.value(name, "permit").isPresent() ? "permit" : "deny"),
        "user `%s` may log in from anywhere, such as `%s`, and whoever logs in can take callers out of queues, whatever his rights; expected `deny = %s` and after it one `permit` a router"
            .formatted(name, stranger, net),
        "gebruiker `%s` mag overal vandaan inloggen, zoals van `%s`, en wie inlogt kan bellers uit wachtrijen halen, welke rechten hij ook heeft; verwacht: `deny = %s` en daarna één `permit` per router"
            .formatted(name, stranger, net));
  }

  private boolean listensToSix() {
    return listensToSix(written("bindaddr"))
        || (conf.isTrue("general", "tlsenable")
            && conf.value("general", "tlsbindaddr")
                .filter(entry -> listensToSix(entry.value()))
                .isPresent());
  }

  private static boolean listensToSix(String written) {
    return address(written)
        .map(address -> address.bits() == 128 && !address.isLoopback())
        .orElse(true);
  }

  private String written(String key) {
    return conf.value("general", key).map(ConfFile.Entry::value).orElse(EVERYWHERE);
  }

  /** Without the port that may stand behind it, and the brackets that go with one. */
  private static Optional<Address> address(String written) {
    String bare = written.replaceFirst("^([^:]*):\\d+$", "$1");
    return Address.of(bare.replaceFirst("^\\[(.*)\\](:\\d+)?$", "$1"));
  }
}
