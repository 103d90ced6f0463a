package nl.zorgrouter.router.view;

import java.time.Duration;

/** What happened lately that somebody should know. */
final class Signals {
  final Recent failsafe = new Recent(Duration.ofMinutes(10));
  final Recent nobodyTook = new Recent(Duration.ofMinutes(10));
  final News news = new News();
  final Recent worse = new Recent(Duration.ofMinutes(5));
}
