package nl.zorgrouter.monitoring.wait;

import static nl.zorgrouter.monitoring.wait.Story.joined;
import static nl.zorgrouter.monitoring.wait.Story.waiting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When somebody joined whom no router saw joining: the exchange itself tells whole seconds. */
class JoinMarkTest {
  private final Story story = new Story();

  @Test
  void whoJoinedOutOfSightHasTheStartThatTheDialplanMarked() {
    Instant joined = story.now().plusMillis(59_357);
    story.later(600).comesBack(joined("hap", joined), waiting("c1", "hap", 541));
    story.later(10).isAnswered("c1", "hap");
    Visit visit = story.visits().getFirst();
    assertEquals(joined, visit.joined());
    assertEquals(Precision.MARKED, visit.precision());
    assertEquals(Duration.ofMillis(550_645), visit.waited());
  }

  @ParameterizedTest
  @CsvSource({
    "hap, 57, an earlier wait in the same queue",
    "hap, 63, a later moment than the exchange's own seconds",
    "desk, 60, the wait in the queue before"
  })
  void aMarkOfAnotherWaitIsNotUsed(String queue, int second, String mark) {
    Marks marks = joined(queue, story.now().plusSeconds(second));
    story.later(600).comesBack(marks, waiting("c1", "hap", 540));
    WaitingPerson person = story.picture("hap").orElseThrow().waiting().getFirst();
    assertEquals(Precision.BACKDATED, person.precision(), mark);
    assertEquals(story.now().minusSeconds(540), person.since(), mark);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1795402234", "-795402234276804", "17954022342768041"})
  void aMarkThatIsNoMomentIsNotUsed(String text) {
    Marks marks = new Marks(Map.of(Mark.ZR_QUEUE, "hap", Mark.ZR_JOINED, text));
    story.later(600).comesBack(marks, waiting("c1", "hap", 540));
    assertEquals(
        Precision.BACKDATED, story.picture("hap").orElseThrow().waiting().getFirst().precision());
  }

  @Test
  void theExchangesOwnEventGoesBeforeTheMark() {
    Instant marked = story.later(60.4).now();
    story.comesBack(joined("hap", marked), waiting("c1", "hap", 0));
    story.later(0.003).joins("c1", "hap").later(5).isAnswered("c1", "hap");
    assertEquals(1, story.visits().size());
    assertEquals(Precision.EXACT, story.visits().getFirst().precision());
    assertEquals(marked.plusMillis(3), story.visits().getFirst().joined());
  }
}
