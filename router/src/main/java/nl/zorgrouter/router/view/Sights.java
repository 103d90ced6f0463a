package nl.zorgrouter.router.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;

/** What is seen of the exchanges: when, and how their clocks stand beside ours. */
final class Sights {
  /** The longest that the word of a clock is taken to have been underway. */
  private static final Duration LONGEST_WAY = Duration.ofMillis(500);

  private final Map<PbxId, Instant> heard = new HashMap<>();
  private final Map<PbxId, Instant> silentSince = new HashMap<>();
  private final Map<PbxId, Duration> behind = new HashMap<>();

  void heard(PbxNews news, Instant wall) {
    PbxId pbx = news.pbx();
    switch (news) {
      case PbxNews.Happened _ -> heard.put(pbx, wall);
      case PbxNews.InSync inSync -> {
        heard.put(pbx, wall);
        silentSince.remove(pbx);
        clock(pbx, inSync.snapshot().at(), wall);
      }
      case PbxNews.OutOfSync _ -> silentSince.putIfAbsent(pbx, wall);
      case PbxNews.Pinged pinged -> {
        heard.put(pbx, wall);
        clock(pbx, pinged.pbxTime(), wall);
      }
    }
  }

  /**
   * A ping takes its time, never less than none: the least that was seen is nearest to how the
   * clocks stand, and people who wait do not jump to and fro with each ping. Much more is a clock
   * that was set.
   */
  private void clock(PbxId pbx, Instant theirs, Instant wall) {
    Duration seen = Duration.between(theirs, wall);
    behind.merge(
        pbx,
        seen,
        (least, _) ->
            seen.compareTo(least) < 0 || seen.compareTo(least.plus(LONGEST_WAY)) > 0
                ? seen
                : least);
  }

  /** An instant of an exchange's clock, on ours. */
  Instant ours(PbxId pbx, Instant ofExchange) {
    return ofExchange.plus(behind.getOrDefault(pbx, Duration.ZERO));
  }

  Optional<Instant> lastHeard(PbxId pbx) {
    return Optional.ofNullable(heard.get(pbx));
  }

  Optional<Instant> silentSince(PbxId pbx) {
    return Optional.ofNullable(silentSince.get(pbx));
  }
}
