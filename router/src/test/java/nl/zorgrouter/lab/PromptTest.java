package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is spoken to professionals is heard, and when it cannot be, nothing ends. */
@NeedsAsterisk
class PromptTest {
  /** Seconds of sound: the pauses between words are none, and a tone is much shorter. */
  private static final double SENTENCE = 1.2;

  private static final double TONE = 0.1;

  /** Milliseconds in which every reason has been said. */
  private static final long LONGEST_REASON = 4_800;

  @Test
  void tellsWhoAnswersElsewhereToPressOneAndTheNurseWhyHerCallerStays() {
    try (Exchange exchange = Exchange.start();
        LabAmi hand = exchange.hand()) {
      heard(exchange, hand, SENTENCE, SENTENCE);
    }
  }

  @Test
  void soundsAToneWhereTheSentencesAreMissingAndTakesTheKeyAllTheSame() throws IOException {
    try (Exchange exchange = Exchange.start();
        LabAmi hand = exchange.hand()) {
      try (Stream<Path> sounds =
          Files.list(exchange.log().resolveSibling("data/sounds/zorgrouter"))) {
        for (Path sound : sounds.toList()) {
          Files.delete(sound);
        }
      }
      heard(exchange, hand, TONE, TONE);
    }
  }

  private static void heard(Exchange exchange, LabAmi hand, double sentence, double reason) {
    Laboratory.lease(hand, 60_000);
    asked(exchange, hand).hears(sentence);
    refused(exchange, hand).hears(reason);
  }

  /** Somebody elsewhere answers, listens for a while, and presses 1. */
  private static Recording asked(Exchange exchange, LabAmi hand) {
    Caller caller = Caller.calls(hand, Line.care());
    caller.asks(1).send(hand, "lab-remote-listens", 30);
    AmiMessage ringing = caller.event("ringing", event -> event.is("DialBegin"));
    Recording recording = Recording.start(exchange, hand, ringing.get("DestChannel"), "prompt");
    hand.await("the acceptance", event -> event.isNews("ZorgrouterAccepted"));
    hand.command("mixmonitor stop " + ringing.get("DestChannel"));
    assertTrue(caller.isThere());
    assertEquals(1, caller.timesAsked(), caller::story);
    return recording;
  }

  /** A nurse presses a code, and a router says that the caller stays. */
  private static Recording refused(Exchange exchange, LabAmi hand) {
    hand.listen(event -> {
      if (event.isNews("ZorgrouterReferral")) {
        hand.write(
            LabAmi.text(
                    "Setvar",
                    "Channel",
                    event.get("Channel"),
                    "Variable",
                    "ZR_WORD",
                    "Value",
                    "stay-NO_PLACE")
                + "\r\n");
      }
    });
    new Telephones(hand).joins("lab-1", "press-*81");
    Caller caller = Caller.calls(hand, Line.emergency("lab-1"));
    String nurse = caller.connected().get("DestChannel");
    Recording recording = Recording.start(exchange, hand, nurse, "stays");
    AmiMessage kept = hand.await("she hears why", event -> event.isNews("ZorgrouterKept"));
    assertEquals("NO_PLACE", kept.get("Why"));
    RouterProcess.until(
        "she has heard it", () -> hand.clock() > kept.atMicros() / 1000 + LONGEST_REASON);
    assertTrue(caller.isThere());
    hand.command("mixmonitor stop " + nurse);
    return recording;
  }
}
