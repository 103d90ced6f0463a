package nl.zorgrouter.telephony.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import nl.zorgrouter.call.Answer;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.telephony.ami.AmiLimits;
import nl.zorgrouter.telephony.ami.AmiSession;
import nl.zorgrouter.telephony.ami.AmiTiming;
import nl.zorgrouter.telephony.ami.Credentials;
import nl.zorgrouter.telephony.ami.Output;
import nl.zorgrouter.telephony.asterisk.CommandTranslator;
import nl.zorgrouter.telephony.asterisk.EventTranslator;

/**
 * One question and one answer before the first caller, with nobody connected. Loading the classes
 * on the way took 100 ms of the first call, measured on a real exchange.
 */
final class Rehearsal {
  private static final String EXCHANGE =
      """
      Asterisk Call Manager/11.0.0
      Response: Success

      Response: Success
      ActionID: zr0-2
      Timestamp: 1763832000.000001

      Event: QueueStatusComplete
      ActionID: zr0-3
      ListItems: 0

      Event: CoreShowChannelsComplete
      ActionID: zr0-4
      ListItems: 0

      Event: AsyncAGIStart
      Timestamp: 1763832000.000002
      Channel: Local/1@lines-1;1
      CallerIDNum: 0
      Uniqueid: 1.1
      Linkedid: 1.1
      ChanVariable: ZR_TICKET=1.1-1

      """
          .replace("\n", "\r\n");

  private Rehearsal() {}

  /** Plays it; the number of outputs, so that no optimiser can skip it. */
  static int play() {
    AmiSession session =
        new AmiSession(
            new Credentials("rehearsal", "none", Credentials.Proof.PLAIN),
            AmiLimits.STANDARD,
            AmiTiming.STANDARD,
            0,
            0);
    byte[] bytes = EXCHANGE.getBytes(UTF_8);
    List<Output> outputs = session.receive(bytes, 0, bytes.length, 1);
    for (Output output : outputs) {
      if (output instanceof Output.Happened happened) {
        EventTranslator.translate(happened.event(), 0);
      }
    }
    Command answer =
        new Command.GiveAnswer(
            new PbxId("rehearsal"),
            new CallId("1.1"),
            new Answer(new Ticket("1.1-1"), 1, "none", new Target("none"), 1, 0));
    return outputs.size() + session.submit(CommandTranslator.translate(answer, 1), 2).size();
  }
}
