package nl.zorgrouter.router.run;

import java.util.Map;
import nl.zorgrouter.telephony.link.LinkFigures;

/** What a link heard and could not use, in words that can be labels. */
public final class UnusedNews {
  private UnusedNews() {}

  /** How many messages by why: all that never became news, or news that broke its listener. */
  public static Map<String, Long> of(LinkFigures link) {
    return Map.of(
        "unreadable", link.unreadable(),
        "forged", link.forged(),
        "listener_failed", link.listenerFailures());
  }
}
