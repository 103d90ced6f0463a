package nl.zorgrouter.router.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import org.junit.jupiter.api.Test;

class SightsTest {
  private static final PbxId PBX = new PbxId("noord");
  private static final Instant THEIRS = Instant.parse("2026-11-21T01:10:00Z");

  private final Sights sights = new Sights();

  @Test
  void keepsAWaitingPersonWhereHeIsWhileThePingsTakeMoreAndLessTime() {
    pinged(0, 10_012);
    Instant since = sights.ours(PBX, THEIRS);
    pinged(1_000, 11_090);
    pinged(2_000, 12_015);

    assertEquals(since, sights.ours(PBX, THEIRS));
    assertEquals(THEIRS.plusMillis(10_012), since);
  }

  @Test
  void takesTheQuickestPingForHowTheClocksStand() {
    pinged(0, 10_200);
    pinged(1_000, 11_003);

    assertEquals(THEIRS.plusMillis(10_003), sights.ours(PBX, THEIRS));
  }

  @Test
  void followsAClockThatWasSetForthOrBack() {
    pinged(0, 10_005);
    pinged(1_000, 14_006);
    assertEquals(THEIRS.plusMillis(13_006), sights.ours(PBX, THEIRS));

    pinged(5_000, 3_000);
    assertEquals(THEIRS.minusMillis(2_000), sights.ours(PBX, THEIRS));
  }

  /**
   * A ping that the exchange stamped at one time and that was heard at another, in milliseconds.
   */
  private void pinged(long stamped, long heard) {
    sights.heard(
        new PbxNews.Pinged(PBX, THEIRS.plusMillis(stamped), Duration.ZERO),
        THEIRS.plusMillis(heard));
  }
}
