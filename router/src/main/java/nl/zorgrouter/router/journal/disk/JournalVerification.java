package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.EntryKind;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.SignedCheckpoint;
import nl.zorgrouter.router.journal.UnreadableEntry;

/**
 * Reads a whole journal and says of every byte whether it is the one that was written.
 *
 * @param entries how many fit
 * @param lost how many the journal itself says were lost
 * @param numbers how many numbers are kept apart
 * @param erased how many rows have lost their number: only the chain vouches for what they were
 * @param last the number of the last entry that fits; 0 when there is none
 * @param signed the newest checkpoint that vouches for it
 * @param findings what does not fit, and what the journal says was lost
 */
public record JournalVerification(
    long entries,
    long lost,
    long numbers,
    long erased,
    long last,
    Optional<SignedCheckpoint> signed,
    List<Finding> findings) {
  public JournalVerification {
    findings = List.copyOf(findings);
  }

  /** Verifies the journal in that folder by itself, without a checkpoint. */
  public static JournalVerification of(Path folder) throws IOException {
    return of(folder, Optional.empty(), Storage.Retention.USUAL.numbers());
  }

  /** Verifies the journal in that folder, and holds checkpoints against it. */
  public static JournalVerification of(Path folder, CheckpointVerification checkpoints)
      throws IOException {
    return of(folder, checkpoints, Storage.Retention.USUAL.numbers());
  }

  /** The same where telephone numbers are kept for so long. */
  public static JournalVerification of(
      Path folder, CheckpointVerification checkpoints, Duration numbersKept) throws IOException {
    return of(folder, Optional.of(checkpoints), numbersKept);
  }

  private static JournalVerification of(
      Path folder, Optional<CheckpointVerification> checkpoints, Duration numbersKept)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    long entries = 0;
    long lost = 0;
    long last = 0;
    Beginning beginning = new Beginning();
    Optional<SignedCheckpoint> signed = Optional.empty();
    NumberVerification numbers = NumberVerification.of(folder, numbersKept);
    NumberVerification.Rows rows;
    try (JournalReader reader = JournalReader.of(folder)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        entries++;
        last = frame.get().sequence();
        lost += remarks(folder, frame.get(), findings);
        beginning.passes(frame.get());
        numbers.passes(frame.get());
        if (checkpoints.isPresent()) {
          checkpoints.get().passes(last, frame.get().chain());
        }
      }
      reader
          .fault()
          .map(JournalVerification::finding)
          .or(() -> beginning.finding(folder))
          .ifPresent(findings::add);
      if (checkpoints.isPresent()) {
        long end = reader.fault().isPresent() ? Long.MAX_VALUE : last;
        findings.addAll(checkpoints.get().findings(reader.journal(), end));
        signed = checkpoints.get().signed(reader.journal());
      }
      rows = numbers.judge(reader.fault(), findings);
    }
    return new JournalVerification(
        entries, lost, rows.kept(), rows.erased(), last, signed, findings);
  }

  /** What a journal says about itself. */
  private static long remarks(Path folder, Frame frame, List<Finding> findings) {
    if (frame.kind() != EntryKind.LOST && frame.kind() != EntryKind.TAIL_CUT) {
      return 0;
    }
    Place place = Place.of("%s, entry %d".formatted(folder, frame.sequence()));
    try {
      return switch (EntryText.read(frame.kind(), frame.text())) {
        case Entry.Lost gap -> {
          findings.add(
              Finding.warning(
                  "LOST",
                  place,
                  new Sentence(
                      "%d entries were lost between %s and %s: the disk did not take them"
                          .formatted(gap.entries(), gap.from(), gap.until()),
                      "%d regels gingen verloren tussen %s en %s: de schijf nam ze niet aan"
                          .formatted(gap.entries(), gap.from(), gap.until()))));
          yield gap.entries();
        }
        case Entry.TailCut cut -> {
          findings.add(
              Finding.warning(
                  "TAIL_CUT",
                  place,
                  new Sentence(
                      "%d bytes that were not whole were put aside at %s, in %s"
                          .formatted(cut.bytes(), cut.at(), cut.keptIn()),
                      "%d bytes die niet heel waren zijn om %s apart gezet, in %s"
                          .formatted(cut.bytes(), cut.at(), cut.keptIn()))));
          yield 0;
        }
        case Entry.Started _,
            Entry.VisitBegan _,
            Entry.Sighted _,
            Entry.Heard _,
            Entry.RulesActivated _,
            Entry.DecisionMade _,
            Entry.Noticed _,
            Entry.VisitEnded _,
            Entry.Kept _,
            Entry.Accessed _ ->
            0;
      };
    } catch (UnreadableEntry unreadable) {
      findings.add(
          Finding.error(
              "UNREADABLE",
              place,
              new Sentence(
                  "the entry is the one that was written, but this program cannot read it",
                  "de regel is zoals hij geschreven is, maar dit programma kan hem niet lezen")));
      return 0;
    }
  }

  private static Finding finding(JournalReader.Fault fault) {
    String where =
        "%s, byte %d, entry %d".formatted(fault.file(), fault.position(), fault.sequence());
    return switch (fault.looks()) {
      case CHANGED ->
          Finding.error(
              "CHANGED",
              Place.of(where),
              new Sentence(
                  fault.why() + "; nothing after this place is vouched for",
                  "hier klopt het journaal niet meer: " + fault.why()));
      case NEWER ->
          Finding.error(
              "NEWER",
              Place.of(where),
              new Sentence(
                  fault.why() + "; verify with that one",
                  "een nieuwer programma schreef deze regel; verifieer daarmee"));
      case CUT_SHORT ->
          Finding.error(
              "CUT_SHORT",
              Place.of(where),
              new Sentence(
                  fault.why() + "; a router that crashed puts them aside when it starts again",
                  "het journaal eindigt midden in een regel: " + fault.why()));
    };
  }
}
