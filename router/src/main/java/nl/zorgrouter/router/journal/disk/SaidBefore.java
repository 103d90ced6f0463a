package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Notice;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.UnreadableEntry;
import nl.zorgrouter.router.service.Announcement;
import nl.zorgrouter.router.service.ServiceChange;
import nl.zorgrouter.router.service.Tidings;

/**
 * What was said of services before a router stopped, so that a restart keeps it. Nothing said holds
 * for more than a day.
 */
final class SaidBefore {
  /** Most entries are about calls: those are not read as a whole. */
  private static final String CHANGE = "\"" + Input.ServiceChanged.class.getSimpleName() + "\"";

  private static final String NEWS = "\"" + Notice.ServiceNews.class.getSimpleName() + "\"";

  private final long oldest;
  private final List<ServiceChange> changes = new ArrayList<>();

  /** Of entries that were written at that moment or later. */
  SaidBefore(Instant oldest) {
    this.oldest = ChronoUnit.MICROS.between(Instant.EPOCH, oldest);
  }

  void learns(Frame frame) throws UnreadableEntry {
    if (frame.atMicros() >= oldest
        && new String(frame.text(), UTF_8).contains(CHANGE)
        && EntryText.read(frame.kind(), frame.text())
            instanceof Entry.Heard(Input.ServiceChanged(var _, var change))) {
      changes.add(change);
    }
  }

  /** An end that was told then is not told again. */
  void learnsOfAnEnd(Frame frame) throws UnreadableEntry {
    if (frame.atMicros() >= oldest
        && new String(frame.text(), UTF_8).contains(NEWS)
        && EntryText.read(frame.kind(), frame.text())
            instanceof Entry.Noticed(Instant at, Notice.ServiceNews(Tidings tidings))
        && tidings.what() == Tidings.What.ENDED) {
      Announcement ended = tidings.announcement();
      changes.add(new ServiceChange.StateLifted(ended.service(), ended.by(), at));
    }
  }

  /** All of it, in its order. */
  List<ServiceChange> changes() {
    return changes;
  }
}
