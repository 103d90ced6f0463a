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
        behind.put(pbx, Duration.between(inSync.snapshot().at(), wall));
      }
      case PbxNews.OutOfSync _ -> silentSince.putIfAbsent(pbx, wall);
      case PbxNews.Pinged pinged -> {
        heard.put(pbx, wall);
        behind.put(pbx, Duration.between(pinged.pbxTime(), wall));
      }
    }
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
