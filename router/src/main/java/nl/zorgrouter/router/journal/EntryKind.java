package nl.zorgrouter.router.journal;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of entries, with the number each has on disk. A number is never used again. */
public enum EntryKind {
  /** {@link Entry.Started}. */
  STARTED(1, DataClass.MARKS),
  /** {@link Entry.Heard}. */
  HEARD(2, DataClass.EVENTS),
  /** {@link Entry.RulesActivated}. */
  RULES_ACTIVATED(3, DataClass.DECISIONS),
  /** {@link Entry.DecisionMade}. */
  DECISION_MADE(4, DataClass.DECISIONS),
  /** {@link Entry.Noticed}. */
  NOTICED(5, DataClass.EVENTS),
  /** {@link Entry.VisitEnded}. */
  VISIT_ENDED(6, DataClass.VISITS),
  /** {@link Entry.Accessed}. */
  ACCESSED(7, DataClass.ACCESS),
  /** {@link Entry.Lost}. */
  LOST(8, DataClass.MARKS),
  /** {@link Entry.TailCut}. */
  TAIL_CUT(9, DataClass.MARKS),
  /** {@link Entry.VisitBegan}. */
  VISIT_BEGAN(10, DataClass.VISITS),
  /** {@link Entry.Sighted}. */
  SIGHTED(11, DataClass.VISITS),
  /** {@link Entry.Kept}. */
  KEPT(12, DataClass.DECISIONS);

  private final int number;
  private final DataClass dataClass;

  EntryKind(int number, DataClass dataClass) {
    this.number = number;
    this.dataClass = dataClass;
  }

  /** On disk, 1 to 255. */
  int number() {
    return number;
  }

  /** How long it is kept with. */
  public DataClass dataClass() {
    return dataClass;
  }

  static Optional<EntryKind> of(int number) {
    return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
  }

  /** The kind of an entry. */
  public static EntryKind of(Entry entry) {
    return switch (entry) {
      case Entry.Started _ -> STARTED;
      case Entry.Heard _ -> HEARD;
      case Entry.RulesActivated _ -> RULES_ACTIVATED;
      case Entry.DecisionMade _ -> DECISION_MADE;
      case Entry.Noticed _ -> NOTICED;
      case Entry.VisitEnded _ -> VISIT_ENDED;
      case Entry.Accessed _ -> ACCESSED;
      case Entry.Lost _ -> LOST;
      case Entry.TailCut _ -> TAIL_CUT;
      case Entry.VisitBegan _ -> VISIT_BEGAN;
      case Entry.Sighted _ -> SIGHTED;
      case Entry.Kept _ -> KEPT;
    };
  }

  /** The record of this kind. */
  Class<? extends Entry> type() {
    return switch (this) {
      case STARTED -> Entry.Started.class;
      case HEARD -> Entry.Heard.class;
      case RULES_ACTIVATED -> Entry.RulesActivated.class;
      case DECISION_MADE -> Entry.DecisionMade.class;
      case NOTICED -> Entry.Noticed.class;
      case VISIT_ENDED -> Entry.VisitEnded.class;
      case ACCESSED -> Entry.Accessed.class;
      case LOST -> Entry.Lost.class;
      case TAIL_CUT -> Entry.TailCut.class;
      case VISIT_BEGAN -> Entry.VisitBegan.class;
      case SIGHTED -> Entry.Sighted.class;
      case KEPT -> Entry.Kept.class;
    };
  }
}
