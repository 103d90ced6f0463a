package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nl.zorgrouter.router.service.Tidings;

/** What was said of the states of services lately, so that neighbours see it. */
final class News {
  /** More than anybody reads back. */
  private static final int MOST = 20;

  private final Deque<NewsView> told = new ArrayDeque<>();

  void told(Tidings tidings, Instant at) {
    told.addFirst(new NewsView(tidings, at));
    if (told.size() > MOST) {
      told.removeLast();
    }
  }

  /** The latest first. */
  List<NewsView> shown() {
    return List.copyOf(told);
  }
}
