package nl.zorgrouter.telephony.link;

import nl.zorgrouter.call.PbxNews;

/** Who hears what happens on an exchange. */
@FunctionalInterface
public interface PbxListener {
  /**
   * Something became known. Must not block; what it throws is counted and does not hurt the link.
   *
   * @param readNanos when its bytes were read, by the clock of {@link System#nanoTime}
   */
  void on(PbxNews news, long readNanos);
}
