package nl.zorgrouter.router.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackgroundWorkTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final BackgroundWork background = new BackgroundWork(Thread.ofVirtual(), this::work);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<Thread> late = new CopyOnWriteArrayList<>();
  private final CountDownLatch lastThing = new CountDownLatch(1);

  private void work() {
    done.add(background.endsWithin(Duration.ofMillis(1)) ? "told too early" : "works");
    done.add(background.endsWithin(LONG) ? "has to end" : "told too late");
    try {
      lastThing.await();
      done.add("did the last thing");
    } catch (InterruptedException stopped) {
      done.add("was stopped");
    }
  }

  private void works() throws InterruptedException {
    background.start();
    while (done.isEmpty()) {
      Thread.sleep(1);
    }
  }

  @Test
  void endsInTheMiddleOfARestAndIsWaitedForUntilItsLastThingIsDone() throws Exception {
    works();
    lastThing.countDown();
    background.end(LONG, late::add);
    assertEquals(List.of("works", "has to end", "did the last thing"), done);
    assertEquals(List.of(), late);
  }

  @Test
  void isNotWaitedForAnyLongerThanAgreed() throws Exception {
    works();
    background.end(SHORT, late::add);
    assertEquals(1, late.size());
    assertTrue(late.getFirst().isAlive());
    background.end(SHORT, Thread::interrupt);
    background.end(LONG, late::add);
    assertEquals(List.of("works", "has to end", "was stopped"), done);
    assertEquals(1, late.size());
  }

  @Test
  void isToldToEndAlsoByWhoMayNotWait() throws Exception {
    works();
    Thread.currentThread().interrupt();
    background.end(LONG, late::add);
    assertTrue(Thread.interrupted(), "the one above must know, too");
    assertEquals(List.of(), late);
    lastThing.countDown();
    background.end(LONG, late::add);
    assertEquals("did the last thing", done.getLast());
  }

  @Test
  void endsWhenItsRestIsInterrupted() throws Exception {
    List<Boolean> ends = new CopyOnWriteArrayList<>();
    Thread resting = Thread.ofVirtual().start(() -> ends.add(background.endsWithin(LONG)));
    resting.interrupt();
    resting.join();
    assertEquals(List.of(true), ends);
  }
}
