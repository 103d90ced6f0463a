package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manager users may do and see, and that the exchange starts without a complaint. */
@NeedsAsterisk
class ManagerRightsTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @ParameterizedTest
  @ValueSource(strings = {"Command", "UpdateConfig", "DBPut", "ModuleLoad", "Reload"})
  void keepARouterFromTheMachine(String action) {
    assertEquals("Permission denied", LAB.router().tryToAct(action).get("Message"));
  }

  @Test
  void keepARouterFromStartingPrograms() {
    AmiMessage response =
        LAB.router()
            .tryToAct(
                "Originate",
                "Channel",
                "Local/wait@lab-caller/n",
                "Application",
                "System",
                "Data",
                "true");
    assertEquals("Error", response.get("Response"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Command", "Originate", "Redirect", "Setvar", "AGI", "PlayDTMF", "Hangup"})
  void letAnObserverChangeNothing(String action) {
    try (LabAmi observer = LabAmi.login(LAB.exchange().ami(), "observer", Exchange.SECRET)) {
      assertEquals("Permission denied", observer.tryToAct(action).get("Message"));
      assertEquals("Success", observer.tryToAct("CoreShowChannels").get("Response"));
      assertEquals("Success", observer.tryToAct("QueueStatus").get("Response"));
    }
  }

  @Test
  void letARouterSeeHowAQueueEndedAndNoOtherVariable() {
    LabAmi everything = LabAmi.login(LAB.exchange().ami(), "lab", Exchange.SECRET);
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "vvt-noord", 1);
    LAB.router()
        .await(
            "the queue's word",
            event ->
                event.is("VarSet")
                    && event.get("Uniqueid").equals(caller.id())
                    && event.get("Value").equals("TIMEOUT")
                    && event.mark("ZR_QUEUE").equals("vvt-noord"));
    List<String> variables =
        LAB.router().seen(event -> event.is("VarSet")).stream()
            .map(event -> event.get("Variable"))
            .distinct()
            .toList();
    assertEquals(List.of("QUEUESTATUS"), variables);
    assertEquals(List.of(), LAB.router().seen(event -> event.is("Newexten")));
    assertFalse(everything.seen(event -> event.is("Newexten")).isEmpty());
    everything.close();
  }

  @Test
  void comeWithAnExchangeThatStartsWithoutAComplaint() {
    List<String> complaints =
        LAB.exchange().logged("messages").stream()
            .takeWhile(line -> !line.contains("[C-"))
            .filter(line -> line.contains("WARNING[") || line.contains("ERROR["))
            .toList();
    assertEquals(List.of(), complaints);
    assertTrue(
        LAB.hand().command("moh show files").contains(".gsm")
            || LAB.hand().command("moh show files").contains("/moh/"));
  }
}
