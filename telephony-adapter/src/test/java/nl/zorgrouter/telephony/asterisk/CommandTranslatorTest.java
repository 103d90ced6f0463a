package nl.zorgrouter.telephony.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.telephony.ami.AmiRequest;
import nl.zorgrouter.telephony.ami.RefusedRequest;
import nl.zorgrouter.telephony.ami.Submission;
import nl.zorgrouter.telephony.ami.Submission.Urgency;
import org.asteriskjava.manager.action.CommandAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.QueueResetAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.junit.jupiter.api.Test;

class CommandTranslatorTest {
  private static final PbxId PBX = new PbxId("pbx1");
  private static final CallId CALL = new CallId("pbx1-1.1");

  @Test
  void answersWithThreeActionsInOneSubmission() {
    Answer answer = new Answer(new Ticket("pbx1-1.1-1"), 7, "d-9", new Target("hap"), 600, 10);
    Submission sent = CommandTranslator.translate(new Command.GiveAnswer(PBX, CALL, answer), 3);
    assertEquals(3, sent.number());
    assertEquals(Urgency.ROUTING, sent.urgency());
    assertEquals(
        List.of(
            "AGI Channel=pbx1-1.1 Command=SET VARIABLE ZR_ANSWER \"pbx1-1.1-1;7;d-9;hap;600;10\""
                + " CommandID=d-9",
            "AGI Channel=pbx1-1.1 Command=ASYNCAGI BREAK CommandID=d-9",
            "PlayDTMF Channel=pbx1-1.1 Digit=D Receive=true"),
        sent.requests().stream().map(AmiRequest::toString).toList());
  }

  @Test
  void translatesEveryOtherCommand() {
    Map<Command, List<String>> expected =
        Map.of(
            new Command.EndQuestion(PBX, CALL),
            List.of(
                "AGI Channel=pbx1-1.1 Command=ASYNCAGI BREAK CommandID=end",
                "PlayDTMF Channel=pbx1-1.1 Digit=D Receive=true"),
            new Command.SendToFailsafe(PBX, CALL),
            List.of("Redirect Channel=pbx1-1.1 Context=zorgrouter Exten=failsafe Priority=1"),
            new Command.SendToQuestion(PBX, CALL),
            List.of("Redirect Channel=pbx1-1.1 Context=zorgrouter Exten=ask Priority=1"),
            new Command.HoldLease(PBX, 2, Instant.ofEpochMilli(1_763_832_000_900L)),
            List.of("Setvar Variable=ZR_LEASE_2 Value=1763832000900"),
            new Command.HoldLease(PBX, 1, Instant.EPOCH),
            List.of("Setvar Variable=ZR_LEASE_1 Value=0"),
            new Command.RaiseFence(PBX, 8),
            List.of("Setvar Variable=ZR_RULES_MIN Value=8"),
            new Command.WriteMark(PBX, CALL, Mark.ZR_REFERRAL, "r-1"),
            List.of("Setvar Channel=pbx1-1.1 Variable=ZR_REFERRAL Value=r-1"));
    expected.forEach((command, requests) ->
        assertEquals(
            requests,
            CommandTranslator.translate(command, 1).requests().stream()
                .map(AmiRequest::toString)
                .toList()));
  }

  @Test
  void writesNoMarkThatHoldsALineEnd() {
    for (String end : List.of("\r\n", "\n", "\r", "\0", "a\r\n\r\nAction: Originate")) {
      Command forged = new Command.WriteMark(PBX, CALL, Mark.ZR_REFERRAL, end);
      assertThrows(RefusedRequest.class, () -> CommandTranslator.translate(forged, 1));
    }
  }

  @Test
  void encodesNoActionThatIsNotAllowed() {
    PlayDtmfAction otherKey = new PlayDtmfAction("pbx1-1.1", "5");
    OriginateAction program = new OriginateAction();
    program.setChannel("Local/hap@zorgrouter-targets/n");
    program.setApplication("System");
    program.setData("rm");
    for (ManagerAction refused :
        List.of(
            new HangupAction("pbx1-1.1"),
            new CommandAction("core stop now"),
            new QueueResetAction(),
            new SetVarAction("pbx1-1.1", "SHELL(rm)", "x"),
            otherKey,
            program)) {
      assertThrows(IllegalArgumentException.class, () -> ActionEncoder.encode(refused));
    }
  }
}
