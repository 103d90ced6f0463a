package nl.zorgrouter.telephony.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmiRequestTest {
  @Test
  void isWrittenAsAsteriskReadsIt() {
    AmiRequest request =
        AmiRequest.of(
            AllowedAction.SETVAR, "Channel", "1763832000.1", "Variable", "ZR_X", "Value", "é");
    StringBuilder out = new StringBuilder();
    request.writeTo(out, "zr1-1");
    assertEquals(
        "Action: Setvar\r\nActionID: zr1-1\r\nChannel: 1763832000.1\r\nVariable: ZR_X\r\nValue: é\r\n\r\n",
        out.toString());
  }

  @Test
  void carriesNoLineEndInAnyFieldOfAnyAction() {
    for (AllowedAction action : AllowedAction.values()) {
      for (String header :
          List.of(
              "Channel",
              "Variable",
              "Value",
              "Command",
              "CommandID",
              "Digit",
              "Queue",
              "Context",
              "Exten",
              "Priority",
              "Username",
              "Secret",
              "CallerID",
              "Variables",
              "Timeout")) {
        for (String end : List.of("\r", "\n", "\r\n", "\0", "a\r\n\r\nAction: Command", "a\n")) {
          assertThrows(RefusedRequest.class, () -> AmiRequest.of(action, header, end));
          assertThrows(RefusedRequest.class, () -> AmiRequest.of(action, header + end, "a"));
        }
      }
    }
  }

  @Test
  void runsNoOtherAgiCommandThanAnAnswerAndTheEndOfAQuestion() {
    assertFalse(refuses(AllowedAction.AGI, "Command", "ASYNCAGI BREAK"));
    assertFalse(
        refuses(AllowedAction.AGI, "Command", "SET VARIABLE ZR_ANSWER \"1.2-1;7;d1;hap;600;0\""));
    for (String other :
        List.of(
            "EXEC System \"rm\"",
            "HANGUP",
            "SET VARIABLE PATH \"x\"",
            "SET VARIABLE ZR_ANSWER \"a\" \"b\"",
            "SET VARIABLE ZR_ANSWER \"${SHELL(x)}\"",
            "asyncagi break")) {
      assertTrue(refuses(AllowedAction.AGI, "Command", other), other);
    }
  }

  @Test
  void ringsNothingButTargetsOfTheDialplan() {
    assertFalse(
        refuses(AllowedAction.ORIGINATE, "Channel", "Local/hap-noord@zorgrouter-targets/n"));
    for (String other :
        List.of(
            "PJSIP/0900123@trunk",
            "Local/hap@internal",
            "Local/hap@zorgrouter-targets/nj",
            "Local/a@zorgrouter-targets&PJSIP/x")) {
      assertTrue(refuses(AllowedAction.ORIGINATE, "Channel", other), other);
    }
    assertTrue(refuses(AllowedAction.ORIGINATE, "Application", "System"));
    assertTrue(refuses(AllowedAction.ORIGINATE, "Data", "rm"));
  }

  @Test
  void setsVariablesAndNeverFunctions() {
    assertFalse(refuses(AllowedAction.SETVAR, "Variable", "__ZR_ORIGIN"));
    assertTrue(refuses(AllowedAction.SETVAR, "Variable", "SHELL(x)"));
    assertTrue(refuses(AllowedAction.SETVAR, "Variable", "FILE(/etc/passwd)"));
  }

  @Test
  void pressesNoOtherKeyThanTheWakeUpAndTheAcceptance() {
    assertFalse(refuses(AllowedAction.PLAY_DTMF, "Digit", "D"));
    assertFalse(refuses(AllowedAction.PLAY_DTMF, "Digit", "1"));
    assertTrue(refuses(AllowedAction.PLAY_DTMF, "Digit", "2"));
    assertTrue(refuses(AllowedAction.PLAY_DTMF, "Digit", "11"));
  }

  @Test
  void fitsTheBuffersOfAsterisk() {
    assertTrue(refuses(AllowedAction.SETVAR, "Value", "é".repeat(500)));
    assertFalse(refuses(AllowedAction.SETVAR, "Value", "e".repeat(990)));
    List<AmiRequest.Header> many =
        Collections.nCopies(121, new AmiRequest.Header("Variable", "A=1"));
    assertThrows(RefusedRequest.class, () -> new AmiRequest(AllowedAction.ORIGINATE, many));
  }

  @Test
  void namesAllFaultsAtOnceAndShowsNoSecret() {
    RefusedRequest refused =
        assertThrows(
            RefusedRequest.class,
            () -> AmiRequest.of(AllowedAction.PLAY_DTMF, "Digit", "9", "Foo", "1"));
    assertTrue(refused.toString().contains("`9`") && refused.toString().contains("`Foo`"));
    String shown =
        AmiRequest.of(AllowedAction.LOGIN, "Username", "me", "Secret", "hush").toString();
    assertFalse(shown.contains("hush"));
    assertFalse(new Credentials("me", "hush", Credentials.Proof.PLAIN).toString().contains("hush"));
  }

  private static boolean refuses(AllowedAction action, String header, String value) {
    try {
      return AmiRequest.of(action, header, value).headers().isEmpty();
    } catch (RefusedRequest refused) {
      return true;
    }
  }
}
