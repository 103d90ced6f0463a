package nl.zorgrouter.bench.telephony;

/** The bytes of a question as Asterisk 22.10.1 writes them, and of its answer. */
final class Question {
  private static final String HEAD =
      """
      Event: AsyncAGIStart
      Privilege: agi,all
      Timestamp: 1795370686.627599
      SystemName: pbx1
      Channel: PJSIP/trunk-00000001
      ChannelState: 6
      ChannelStateDesc: Up
      CallerIDNum: 0612345678
      CallerIDName: Joke de Boer
      ConnectedLineNum: <unknown>
      ConnectedLineName: <unknown>
      Language: en
      AccountCode:\s
      Context: zorgrouter
      Exten: ask
      Priority: 17
      """
          .replace("\n", "\r\n");

  private Question() {}

  /** The question of this number; its channel and its ticket bear it. */
  static String text(int number) {
    String id = "q%07d".formatted(number);
    return HEAD
        + "Uniqueid: "
        + id
        + "\r\nLinkedid: "
        + id
        + "\r\nChanVariable: ZR_TICKET="
        + id
        + "-1"
        + "\r\nChanVariable: ZR_LINE=hap-noord\r\nChanVariable: ZR_ORIGIN=HAP"
        + "\r\nChanVariable: ZR_VISIT=1\r\nChanVariable: ZR_REASON=\r\nChanVariable: ZR_REFERRAL="
        + "\r\nChanVariable: ZR_TRIAGE=\r\nChanVariable: ZR_ADVISED=\r\nChanVariable: ZR_CHOICE="
        + "\r\nEnv: agi_request%3A%20async%0Aagi_language%3A%20en%0Aagi_type%3A%20PJSIP"
        + "%0Aagi_callerid%3A%200612345678%0Aagi_dnid%3A%200500%0Aagi_context%3A%20zorgrouter"
        + "%0Aagi_arg_1%3A%20"
        + id
        + "-1%0A%0A\r\n\r\n";
  }

  /** The three actions that answer it. */
  static String answer(String id) {
    return "Action: AGI\r\nActionID: zr1-100001\r\nChannel: "
        + id
        + "\r\nCommand: SET VARIABLE ZR_ANSWER \""
        + id
        + "-1;1;d1;hap-groningen;600;0\""
        + "\r\nCommandID: d1\r\n\r\nAction: AGI\r\nActionID: zr1-100002\r\nChannel: "
        + id
        + "\r\nCommand: ASYNCAGI BREAK\r\nCommandID: d1\r\n\r\n"
        + "Action: PlayDTMF\r\nActionID: zr1-100003\r\nChannel: "
        + id
        + "\r\nDigit: D\r\nReceive: true\r\n\r\n";
  }

  /** The number in the name of a channel. */
  static int number(String channel) {
    return Integer.parseInt(channel.substring(1));
  }
}
