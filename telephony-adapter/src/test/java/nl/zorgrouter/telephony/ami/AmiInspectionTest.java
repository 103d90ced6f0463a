package nl.zorgrouter.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AmiInspectionTest {
  private static final Pattern ACTION =
      Pattern.compile("Action: (\\w+)\r\n(?:[^\r]+\r\n)*?ActionID: (\\S+)\r\n");
  private static final long SECOND = 1_000_000_000;

  private final AmiInspection inspection =
      new AmiInspection(
          new Credentials("observer", "secret", Credentials.Proof.PLAIN),
          AmiLimits.STANDARD,
          Duration.ofSeconds(5),
          0);
  private long now;
  private String asked = "";

  @Test
  void looksAtEverythingInTurnAndSaysGoodbye() {
    logIn();
    String last = answerAll("Response: Success\r\nTimestamp: 1700000000.5\r\n");
    assertTrue(last.contains("Action: Logoff"), last);
    assertTrue(inspection.isOver());
    for (Look look : Look.values()) {
      assertInstanceOf(Outcome.Accepted.class, inspection.seen().answer(look), look.name());
    }
    assertTrue(inspection.seen().login().isEmpty());
  }

  @Test
  void goesOnWhereTheExchangeRefuses() {
    logIn();
    answerAll("Response: Error\r\nMessage: Permission denied\r\n");
    assertTrue(inspection.isOver());
    assertEquals(new Outcome.Refused("Permission denied"), inspection.seen().answer(Look.DIALPLAN));
  }

  @Test
  void goesOnWhereTheExchangeIsSilent() {
    logIn();
    for (int look = 0; look < Look.values().length; look++) {
      now += 6 * SECOND;
      inspection.wake(now);
    }
    assertTrue(inspection.isOver());
    assertEquals(new Outcome.TimedOut(), inspection.seen().answer(Look.QUEUES));
  }

  @Test
  void endsWithTheReasonWhenTheLoginIsRefused() {
    receive("Asterisk Call Manager/11.0.0\r\n");
    receive("Response: Error\r\nMessage: Authentication failed\r\n\r\n");
    assertEquals(
        Optional.of("user `observer`: the exchange says `Authentication failed`"),
        inspection.seen().login().map(Closing::why));
  }

  @Test
  void endsWhenNothingIsSaidAtAll() {
    inspection.wake(6 * SECOND);
    assertEquals(
        Optional.of("no login within 5000 ms"), inspection.seen().login().map(Closing::why));
  }

  @Test
  void endsWhenItIsNoExchange() {
    receive("HTTP/1.1 400 Bad Request\r\n\r\n");
    assertTrue(inspection.isOver());
    assertTrue(inspection.seen().login().isPresent());
  }

  @Test
  void countsEventsWithAndWithoutATime() {
    logIn();
    receive("Event: Newchannel\r\nTimestamp: 1700000000.1\r\n\r\nEvent: Hangup\r\n\r\n");
    receive("Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n");
    assertEquals(1, inspection.seen().stamped());
    assertEquals(1, inspection.seen().unstamped());
  }

  private void logIn() {
    receive("Asterisk Call Manager/11.0.0\r\n");
    asked = receive("Response: Success\r\nMessage: Authentication accepted\r\n\r\n");
  }

  /** Answers whatever was asked last until nothing is; lists end at once. */
  private String answerAll(String answer) {
    Matcher action = ACTION.matcher(asked);
    while (!inspection.isOver() && action.find()) {
      String id = action.group(2);
      StringBuilder text = new StringBuilder(answer + "ActionID: " + id + "\r\n\r\n");
      String last =
          switch (action.group(1)) {
            case "QueueStatus" -> "QueueStatusComplete";
            case "ShowDialPlan" -> "ShowDialPlanComplete";
            default -> "";
          };
      if (!last.isEmpty() && answer.contains("Success")) {
        text.append("Event: %s\r\nActionID: %s\r\nListItems: 0\r\n\r\n".formatted(last, id));
      }
      asked = receive(text.toString());
      action = ACTION.matcher(asked);
    }
    return asked;
  }

  private String receive(String text) {
    now += 1_000_000;
    return inspection.receive(text.getBytes(UTF_8), now);
  }
}
