package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router that only watches an exchange which has never heard of us. */
@NeedsAsterisk
class ObserveTest {
  private static final int OF_EACH = 4;
  private static final Pattern CALLS =
      Pattern.compile(
          "zorgrouter_queue_calls_total\\{class=\"(\\w+)\",outcome=\"(\\w+)\",pbx=\"lab\",queue=\"(\\w+)\"\\} ([0-9.]+)");
  private static final Pattern SHADOWS =
      Pattern.compile("zorgrouter_shadow_decisions_total\\{([^}]*)\\} ([0-9.]+)");

  /** The word of the log for each outcome of ours that these calls can have. */
  private static final Map<String, String> VERBS =
      Map.of(
          "answered", "CONNECT",
          "timeout", "EXITWITHTIMEOUT",
          "abandoned", "ABANDON",
          "abandoned_short", "ABANDON");

  private static final String DIALPLAN =
      """
      [general]
      static = yes
      [incoming]
      exten => 0600,1,Answer()
       same => n,Queue(care)
      exten => 0500,1,Answer()
       same => n,Queue(gp,,,,1)
       same => n,Wait(60)
      exten => 0700,1,Answer()
       same => n,Queue(other)
      [agents]
      exten => _talk-X,1,Answer()
       same => n,Wait(30)
      """;

  private static final String QUEUES =
      """
      [general]
      autofill = yes
      [care]
      strategy = rrmemory
      member => Local/talk-1@agents/n
      member => Local/talk-2@agents/n
      member => Local/talk-3@agents/n
      member => Local/talk-4@agents/n
      [gp]
      joinempty = yes
      [other]
      joinempty = yes
      """;

  private static final String MANAGER =
      """
      [general]
      enabled = yes
      bindaddr = 127.0.0.1
      timestampevents = yes
      #include local/manager-general.conf
      [watcher]
      secret = lab-only
      deny = 0.0.0.0/0.0.0.0
      permit = 127.0.0.1/255.255.255.255
      read = system,call,agent,dialplan
      write = reporting
      writetimeout = 5000
      #include local/manager-users.conf
      """;

  @TempDir Path overlay;

  @Test
  void showsRealWaitsAndWhatItWouldHaveDoneAndChangesNothing() throws IOException {
    Files.writeString(overlay.resolve("extensions.conf"), DIALPLAN);
    Files.writeString(overlay.resolve("queues.conf"), QUEUES);
    Files.writeString(overlay.resolve("manager.conf"), MANAGER);
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString());
        Relay relay = Relay.closed(exchange.ami()).recording().open();
        RouterProcess router = RouterProcess.watch(watched(relay)).inSync()) {
      for (String number : List.of("0600", "0500")) {
        Sipp.call(exchange, "caller.xml", number, OF_EACH, 2).allServed();
      }
      relay.cut();
      RouterProcess.until("it knows", () -> router.status("/health/ready") == 503);
      relay.open();
      router.inSync();
      Sipp.call(exchange, "caller.xml", "0700", OF_EACH, 2).allServed();
      RouterProcess.until("all calls are counted", () -> total(counted(router)) == 3 * OF_EACH);
      assertEquals(logged(exchange), counted(router));
      assertEquals(
          Map.of(
              "code=\"RULE\",origin=\"CARE_LINE\",outcome=\"ROUTE\",service_type=\"HAP\"",
              OF_EACH,
              "code=\"NO_LINE\",origin=\"OTHER\",outcome=\"NONE\",service_type=\"NONE\"",
              OF_EACH),
          without("HAP\",outcome", shadows(router)));
      assertTrue(router.page("/metrics").contains("class=\"care_line\""));
      try (LabAmi hand = exchange.hand()) {
        assertEquals("", hand.tryToAct("Getvar", "Variable", "ZR_LEASE_1").get("Value"));
      }
      String said = router.stops();
      assertTrue(
          said.contains(
              "12 calls seen: would have sent 4 to HAP; 4 stay where they are, 4 on no known line"),
          said);
      closes(exchange, router);
      onlyAskedAndWasNeverRefused(relay);
    }
  }

  /** Every byte on the wire: from its first connection over a cut to its end. */
  private static void onlyAskedAndWasNeverRefused(Relay relay) throws IOException {
    assertEquals(2, relay.connections());
    Set<String> sent =
        Pattern.compile("(?mi)^Action:(.*)$")
            .matcher(relay.fromRouter())
            .results()
            .map(action -> action.group(1).strip())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(documented(), sent);
    assertFalse(relay.fromExchange().contains("Response: Error"), relay::fromExchange);
  }

  /** What the installation guide says that a watching router sends. */
  private static Set<String> documented() throws IOException {
    String guide = Files.readString(Exchange.root().resolve("docker/asterisk/README.md"));
    Matcher sentence =
        Pattern.compile("It sends (.*?), and nothing else", Pattern.DOTALL).matcher(guide);
    assertTrue(sentence.find(), "the guide does not say what a watching router sends");
    return Pattern.compile("`(\\w+)`")
        .matcher(sentence.group(1))
        .results()
        .map(word -> word.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The day that was watched, held against the log of the exchange by the command for it. */
  private static void closes(Exchange exchange, RouterProcess router) {
    RouterProcess.Said table =
        RouterProcess.command(
            "reconcile",
            "--config",
            router.config().toString(),
            "--queue-log",
            exchange.log().resolve("queue_log").toString());
    assertEquals(0, table.exitCode(), table.output() + table.errors());
    assertTrue(table.output().contains("12 visits are the same in both, 0 diff"), table.output());
  }

  private static String watched(Relay exchange) {
    return """
    lab:
        host: 127.0.0.1
        port: %d
        user: watcher
        secret: lab-only
        lines:
          - {line: care-noord, context: incoming, extension: "0600", choice: MEDICAL}
          - {line: hap-noord, extension: "0500"}
    """
        .formatted(exchange.port());
  }

  /** By queue and word of the log. */
  private static Map<String, Integer> counted(RouterProcess router) {
    Map<String, Integer> counted = new TreeMap<>();
    Matcher calls = CALLS.matcher(router.page("/metrics"));
    while (calls.find()) {
      int number = (int) Double.parseDouble(calls.group(4));
      if (number > 0) {
        counted.merge(
            calls.group(3) + " " + VERBS.getOrDefault(calls.group(2), calls.group(2)),
            number,
            Integer::sum);
      }
    }
    return counted;
  }

  private static Map<String, Integer> logged(Exchange exchange) {
    Map<String, Integer> logged = new TreeMap<>();
    for (String line : exchange.logged("queue_log")) {
      String[] fields = line.split("\\|", -1);
      if (fields.length > 4 && VERBS.containsValue(fields[4])) {
        logged.merge(fields[2] + " " + fields[4], 1, Integer::sum);
      }
    }
    return logged;
  }

  private static Map<String, Integer> shadows(RouterProcess router) {
    Map<String, Integer> shadows = new TreeMap<>();
    Matcher shadow = SHADOWS.matcher(router.page("/metrics"));
    while (shadow.find()) {
      shadows.put(shadow.group(1), (int) Double.parseDouble(shadow.group(2)));
    }
    return shadows;
  }

  private static Map<String, Integer> without(String part, Map<String, Integer> all) {
    Map<String, Integer> rest = new TreeMap<>(all);
    rest.keySet().removeIf(key -> key.contains(part));
    return rest;
  }

  private static int total(Map<String, Integer> numbers) {
    return numbers.values().stream().mapToInt(Integer::intValue).sum();
  }
}
