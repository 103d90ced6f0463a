package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something is missing, full or being changed: no call is lost. */
@NeedsAsterisk
class BrokenExchangeTest {
  @TempDir Path overlay;

  @Test
  void reachesTheFailsafeWithoutTheModuleOfTheQuestion() throws IOException {
    Files.createDirectories(overlay.resolve("local"));
    Files.writeString(overlay.resolve("local/modules.conf"), "noload = res_agi.so\n");
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString());
        LabAmi hand = exchange.hand()) {
      Laboratory.lease(hand, 60_000);
      Caller caller = Caller.calls(hand, Line.number("0500"));
      caller.joins("hap-groningen");
      assertEquals("4", caller.news("ZorgrouterFailsafe").get("Try"));
    }
  }

  @Test
  void keepsTheCallerWithoutTheModuleOfTheQueues() throws IOException {
    Files.createDirectories(overlay.resolve("local"));
    Files.writeString(overlay.resolve("local/modules.conf"), "noload = app_queue.so\n");
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString());
        LabAmi hand = exchange.hand()) {
      Caller caller = Caller.calls(hand, Line.number("112"));
      assertEquals("NOQUEUE", caller.news("ZorgrouterNobody").get("Outcome"));
      caller.event("the alarm again", event -> caller.timesNews("ZorgrouterNobody") >= 2);
      assertTrue(caller.isThere(), caller::story);
    }
  }

  @Test
  void usesTheNeighbourWhenTheDeskIsFull() throws IOException {
    Files.createDirectories(overlay.resolve("local"));
    Files.writeString(overlay.resolve("local/queues.conf"), "[desk](+)\nmaxlen = 1\n");
    try (Exchange exchange = Exchange.start("--overlay", overlay.toString());
        LabAmi hand = exchange.hand()) {
      Caller.calls(hand, Line.number("112")).joins("desk");
      Caller second = Caller.calls(hand, Line.number("112"));
      second.joins("desk-neighbour");
      assertEquals("20", second.priorityIn("desk-neighbour"));
    }
  }

  @Test
  void routesEveryCallWhileItsDialplanIsReloaded() {
    try (Exchange exchange = Exchange.start();
        LabAmi hand = exchange.hand();
        LabAmi router = exchange.router()) {
      Laboratory.lease(hand, 60_000);
      hand.global("ZR_RULES_MIN", "7");
      List<Caller> callers = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        if (i % 3 == 0) {
          hand.act("Command", "Command", "dialplan reload");
        }
        Caller caller = Caller.calls(hand, Line.number("0500"));
        caller.asks(1).send(router, "hap-drenthe");
        callers.add(caller);
      }
      for (Caller caller : callers) {
        caller.joins("hap-drenthe");
        assertEquals(List.of("hap-drenthe"), caller.queues(), caller::story);
      }
      assertTrue(hand.command("dialplan show globals").contains("ZR_RULES_MIN=7"));
    }
  }
}
