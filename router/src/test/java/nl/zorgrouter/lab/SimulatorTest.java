package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.zorgrouter.lab.Performance.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The simulated exchange does what the real one does, situation by situation. Alone, because it
 * compares times.
 */
@NeedsAsterisk
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorTest {
  /** How many situations are played side by side, each on an exchange of its own. */
  private static final int SIDES = 2;

  /**
   * A machine that is busy with something else delays either exchange, and what comes after the
   * last step is not seen. A difference counts when it is there each time.
   */
  private static final int MOST_PLAYS = 3;

  private final List<Stage> real = new ArrayList<>();
  private final List<Stage> simulated = new ArrayList<>();

  @BeforeAll
  void raiseTheCurtain() {
    for (int i = 0; i < SIDES; i++) {
      real.add(new RealStage());
      simulated.add(new SimulatedStage());
    }
  }

  @AfterAll
  void lowerTheCurtain() {
    real.forEach(Stage::close);
    simulated.forEach(Stage::close);
  }

  /** What was seen of a situation on the real exchange, and in the simulation. */
  private record Played(
      Situation situation, Map<String, List<Sight>> on, Map<String, List<Sight>> in) {
    boolean isSame() {
      return SameStory.isSame(on, in);
    }
  }

  @TestFactory
  List<DynamicTest> doesWhatTheRealExchangeDoes() {
    List<Situation> situations = Situation.all();
    List<CompletableFuture<List<Played>>> sides = new ArrayList<>();
    for (int side = 0; side < SIDES; side++) {
      int mine = side;
      sides.add(
          CompletableFuture.supplyAsync(() -> play(situations, mine), Thread::startVirtualThread));
    }
    return sides.stream()
        .flatMap(side -> side.join().stream())
        .map(played -> DynamicTest.dynamicTest(played.situation().name(), () -> compare(played)))
        .toList();
  }

  private List<Played> play(List<Situation> situations, int side) {
    // the first time, everything is slow: a first play that nobody looks at
    Performance.of(situations.getFirst(), simulated.get(side), 90 + side);
    List<Played> played = new ArrayList<>();
    for (int i = side; i < situations.size(); i += SIDES) {
      Played play = play(situations.get(i), side, i);
      for (int plays = 1; plays < MOST_PLAYS && !play.isSame(); plays++) {
        play = play(situations.get(i), side, plays * situations.size() + i);
      }
      played.add(play);
    }
    return played;
  }

  private Played play(Situation situation, int side, int number) {
    CompletableFuture<Map<String, List<Sight>>> there =
        CompletableFuture.supplyAsync(
            () -> Performance.of(situation, real.get(side), number), Thread::startVirtualThread);
    Map<String, List<Sight>> here = Performance.of(situation, simulated.get(side), number);
    return new Played(situation, there.join(), here);
  }

  private static void compare(Played played) {
    SameStory.sameWords(played.on(), played.in());
    List<String> apart = SameStory.apart(played.on(), played.in());
    assertTrue(apart.isEmpty(), () -> String.join("\n", apart));
  }
}
