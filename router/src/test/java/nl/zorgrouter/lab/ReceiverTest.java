package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target on another exchange: an answer is not a human. */
@NeedsAsterisk
class ReceiverTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withRouter();

  @ParameterizedTest
  @CsvSource({
    "recording, NOTACCEPTED",
    "other-key, NOTACCEPTED",
    "ring, NOANSWER",
    "busy, BUSY",
    "no-such-number, CHANUNAVAIL"
  })
  void asksAgainWithTheReasonWhenNobodyAccepts(String receiver, String reason) {
    Caller caller = LAB.call(Line.care());
    Question question = caller.asks(1);
    question.send(LAB.router(), "lab-remote-" + receiver, 2);
    Question again = caller.asks(2);
    assertEquals(reason, again.mark("ZR_REASON"));
    long waited = (again.asked().atMicros() - question.asked().atMicros()) / 1000;
    assertTrue(waited < 3_600, () -> waited + " ms for a patience of 2 s");
    again.send(LAB.router(), "ggz-noord");
    caller.joins("ggz-noord");
  }

  @Test
  void hasTheCallerWhenItPressesOne() {
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "lab-remote-accept", 10);
    LAB.router()
        .await(
            "the acceptance",
            event ->
                event.isNews("ZorgrouterAccepted") && event.get("Caller").equals(caller.channel()));
    caller.event("the conversation", event -> event.is("BridgeEnter"));
    assertEquals(1, caller.timesAsked(), caller::story);
    assertTrue(caller.isThere(), caller::story);
  }

  @Test
  void isLetGoWhenTheCallerHangsUpBeforeAnyoneAccepts() {
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "lab-remote-recording", 3);
    String receiver = caller.event("ringing", event -> event.is("DialBegin")).get("DestUniqueid");
    LAB.hand()
        .await(
            "the recording",
            event ->
                event.is("Newstate")
                    && event.get("Uniqueid").equals(receiver)
                    && event.get("ChannelStateDesc").equals("Up"));
    caller.hangsUp();
    LAB.hand()
        .await(
            "the end of the receiver's leg",
            event -> event.is("Hangup") && event.get("Uniqueid").equals(receiver));
    assertEquals(1, caller.timesAsked(), caller::story);
  }
}
