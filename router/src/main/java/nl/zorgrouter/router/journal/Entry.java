package nl.zorgrouter.router.journal;

import java.time.Instant;
import nl.zorgrouter.monitoring.wait.Visit;
import nl.zorgrouter.monitoring.wait.WaitFact;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.Noted;
import nl.zorgrouter.router.core.Notice;

/**
 * One thing that the journal keeps. A new kind needs a record here and a line in {@link EntryKind};
 * its text follows from its components.
 */
public sealed interface Entry {
  /**
   * A router began to write.
   *
   * @param node 1 or 2
   * @param program its version
   */
  record Started(Instant at, int node, String program) implements Entry {}

  /** An input that a replay needs; the activation of rules has an entry of its own. */
  record Heard(Input input) implements Entry {}

  /**
   * From here on these rules decide.
   *
   * @param version from 1
   * @param sha256 names the content of the rule set
   */
  record RulesActivated(Moment moment, int version, String sha256) implements Entry {}

  /** A decision was made and sent. */
  record DecisionMade(Decided decided) implements Entry {}

  /** Something happened that must not pass in silence. */
  record Noticed(Instant at, Notice notice) implements Entry {}

  /** A caller left a queue, or was refused by it. */
  record VisitEnded(Visit visit) implements Entry {}

  /** A caller came to a queue. With it, a router that is started again knows who was waiting. */
  record VisitBegan(WaitFact.VisitBegan visit) implements Entry {}

  /** An exchange was in sight. */
  record Sighted(WaitFact.Seen sight) implements Entry {}

  /** What a router must know when it is started again: referrals, answers, who called. */
  record Kept(Noted noted) implements Entry {}

  /** Somebody saw or changed what is protected. */
  record Accessed(Access access) implements Entry {}

  /**
   * Entries that the disk could not take and memory could not hold.
   *
   * @param from when the first of them was lost
   * @param until when the last was
   * @param entries how many, from 1
   */
  record Lost(Instant from, Instant until, long entries) implements Entry {}

  /**
   * The last bytes of a journal were not whole when it was opened again, and were put aside.
   *
   * @param at when it was opened
   * @param bytes how many
   * @param keptIn the name of the file they were put in, in the journal's folder
   */
  record TailCut(Instant at, long bytes, String keptIn) implements Entry {}
}
