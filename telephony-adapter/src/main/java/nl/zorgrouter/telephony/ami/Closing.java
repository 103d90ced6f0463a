package nl.zorgrouter.telephony.ami;

/** Why a connection ended. */
public sealed interface Closing {
  /** One sentence for a person. */
  String why();

  /**
   * The exchange or the network ended it, or gave us reason to.
   *
   * @param fault the kind of fault, for the counter
   */
  record ByPeer(PeerFault fault, String why) implements Closing {}

  /** We ended it. */
  record ByUs(String why) implements Closing {}
}
