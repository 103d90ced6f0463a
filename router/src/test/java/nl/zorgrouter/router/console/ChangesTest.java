package nl.zorgrouter.router.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Changes changes = new Changes("boot");

  @Test
  void sendsOnlyThePartsThatChanged() {
    changes.change(Map.of("lines", "[1]", "links", "[2]"), 10);
    String event = changes.change(Map.of("lines", "[1]", "links", "[3]"), 20).orElseThrow();
    assertEquals(
        "id: boot-2\nevent: change\ndata: {\"now\":20,\"parts\":{\"links\":[3]}}\n\n", event);
    assertEquals(Optional.empty(), changes.change(Map.of("lines", "[1]", "links", "[3]"), 30));
  }

  @Test
  void resumesAfterTheLastEventOfAViewer() {
    for (int n = 1; n <= 3; n++) {
      changes.change(Map.of("lines", "[" + n + "]"), n);
    }
    String missed = changes.since("boot-1").orElseThrow();
    assertTrue(missed.startsWith("id: boot-2\n"), missed);
    assertTrue(missed.contains("id: boot-3\n"), missed);
    assertEquals(Optional.of(""), changes.since("boot-3"));
  }

  @Test
  void sendsAWholePictureToWhoWasAwayTooLongOrComesFromBefore() {
    for (int n = 1; n <= 200; n++) {
      changes.change(Map.of("lines", "[" + n + "]"), n);
    }
    assertEquals(Optional.empty(), changes.since("boot-1"));
    assertEquals(Optional.empty(), changes.since("other-199"));
    assertEquals(Optional.empty(), changes.since("boot-201"));
    assertEquals(Optional.empty(), changes.since(""));
    assertEquals(Optional.empty(), changes.since("boot-x"));
    assertTrue(changes.since("boot-199").isPresent());
    assertTrue(changes.whole(7).contains("{\"lines\":[200]}"));
  }
}
