package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No router lives: every promise holds all the same. */
@NeedsAsterisk
class DeadRoutersTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withoutRouter();

  @ParameterizedTest
  @ResourceLock("lease")
  @CsvSource({
    "112, desk",
    "0600, desk",
    "0500, hap-groningen",
    "0501, hap-groningen-urgent",
    "0700, practice-veendam",
    "0800, zcc-noord",
    "0900, coordination-noord"
  })
  void sendsEveryLineToItsFailsafeUnasked(String number, String failsafe) {
    Caller caller = LAB.call(Line.number(number));
    long queued = caller.joins(failsafe).atMicros();
    long arrived = caller.event("the call", event -> event.is("Newchannel")).atMicros();
    assertEquals(0, caller.timesAsked(), caller::story);
    assertTrue(queued - arrived < 200_000, () -> (queued - arrived) + " µs");
  }

  @Test
  @ResourceLock("lease")
  void asksUntilTheLeaseIsOverAndNotAfterwards() {
    Laboratory.lease(LAB.hand(), 400);
    Caller asked = LAB.call(Line.care());
    asked.asks(1);
    asked.joins("hap-fryslan");
    Caller unasked = LAB.call(Line.care());
    unasked.joins("hap-fryslan");
    assertEquals(1, asked.timesAsked());
    assertEquals(0, unasked.timesAsked());
  }

  @Test
  @ResourceLock("lease")
  void believesEitherRouter() {
    LAB.hand().global("ZR_LEASE_2", String.valueOf(LAB.hand().clock() + 400));
    LAB.call(Line.care()).asks(1);
    LAB.hand().global("ZR_LEASE_2", "0");
  }

  @Test
  @ResourceLock("lease")
  void takesALeaseThatIsNotANumberForNone() {
    LAB.hand().global("ZR_LEASE_1", "\" | 1");
    Caller caller = LAB.call(Line.care());
    caller.joins("hap-fryslan");
    assertEquals(0, caller.timesAsked(), caller::story);
    LAB.hand().global("ZR_LEASE_1", "0");
  }

  @Test
  @ResourceLock("lease")
  void bringsBackACallerWhosePatienceEndsWhenTheRoutersHaveDied() {
    Laboratory.lease(LAB.hand(), 400);
    Caller caller = LAB.call(Line.care());
    caller.asks(1).send(LAB.router(), "vvt-noord", 2);
    caller.joins("vvt-noord");
    caller.joins("hap-fryslan");
    assertEquals(1, caller.timesAsked(), caller::story);
  }

  @Test
  void leavesACallerWithTheNurseWhoPressesACode() {
    LAB.member("lab-4", "press-*81");
    Caller caller = LAB.call(Line.emergency("lab-4"));
    String nurse = caller.connected().get("DestChannel");
    AmiMessage kept =
        LAB.hand()
            .await(
                "she hears that he stays",
                event ->
                    event.isNews("ZorgrouterKept") && event.get("Caller").equals(caller.channel()));
    assertEquals("SILENCE", kept.get("Why"));
    assertTrue(LAB.hand().command("core show channel " + nurse).contains("Bridge ID"));
    assertEquals(List.of("lab-4"), caller.queues(), caller::story);
    assertEquals(List.of(), caller.seen(event -> event.is("BridgeLeave")), caller::story);
  }
}
