package nl.zorgrouter.telephony.link;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.PbxNews;

/** A listener that remembers, and tests that wait with a deadline. */
final class Heard implements PbxListener {
  final List<PbxNews> news = new CopyOnWriteArrayList<>();

  @Override
  public void on(PbxNews more, long readNanos) {
    if (!(more instanceof PbxNews.Pinged)) {
      news.add(more);
    }
  }

  long inSync() {
    return news.stream().filter(PbxNews.InSync.class::isInstance).count();
  }

  List<PbxNews.OutOfSync> outOfSync() {
    return news.stream()
        .filter(PbxNews.OutOfSync.class::isInstance)
        .map(PbxNews.OutOfSync.class::cast)
        .toList();
  }

  List<CallEvent> events() {
    return news.stream()
        .filter(PbxNews.Happened.class::isInstance)
        .map(one -> ((PbxNews.Happened) one).event())
        .toList();
  }

  static void within(Duration time, String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + time.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        fail("not within " + time + ": " + what);
      }
      try {
        Thread.sleep(2);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        fail("interrupted while waiting: " + what);
      }
    }
  }
}
