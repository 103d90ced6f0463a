package nl.zorgrouter.router.journal.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.journal.Chain;
import nl.zorgrouter.router.journal.Checkpoint;
import nl.zorgrouter.router.journal.JournalId;
import nl.zorgrouter.router.journal.NodeKey;
import nl.zorgrouter.router.journal.SignedCheckpoint;

/** Holds checkpoints against the entries of a journal as they are read. */
public final class CheckpointVerification {
  /** So many entries are signed for certain, whatever the clock says. */
  static final int MOST_UNSIGNED = 1_000;

  private final Optional<NodeKey> expected;
  private final List<Witness> witnesses = new ArrayList<>();
  private final Map<Long, List<Witness>> waiting = new HashMap<>();
  private final Set<Witness> reached = new HashSet<>();
  private final Set<Witness> refuted = new HashSet<>();
  private long first;

  /**
   * A checkpoint as it was kept somewhere.
   *
   * @param place where, for a person
   * @param said empty when what is there is no checkpoint
   */
  public record Witness(String place, Optional<SignedCheckpoint> said) {}

  /**
   * Nothing is held against the journal yet.
   *
   * @param expected the key of the node, as far as it is known
   */
  public CheckpointVerification(Optional<NodeKey> expected) {
    this.expected = expected;
  }

  /** A checkpoint that the journal must fit. */
  public void hear(Witness witness) {
    witnesses.add(witness);
    witness
        .said()
        .ifPresent(said ->
            waiting
                .computeIfAbsent(said.checkpoint().sequence(), _ -> new ArrayList<>())
                .add(witness));
  }

  /** The key that must have signed, as far as it is known. */
  public Optional<NodeKey> key() {
    return expected;
  }

  /** How many checkpoints there are, with those that cannot be read. */
  public int heard() {
    return witnesses.size();
  }

  /**
   * The next entry that fits the chain.
   *
   * @param sequence its number
   * @param chain up to and including it
   */
  public void passes(long sequence, Chain chain) {
    if (first == 0) {
      first = sequence;
    }
    for (Witness witness : waiting.getOrDefault(sequence, List.of())) {
      reached.add(witness);
      if (!witness.said().orElseThrow().checkpoint().chain().equals(chain)) {
        refuted.add(witness);
      }
    }
  }

  /** The newest checkpoint that is genuine and fits, once all entries have passed. */
  Optional<SignedCheckpoint> signed(Optional<JournalId> journal) {
    return reached.stream()
        .filter(witness -> !refuted.contains(witness))
        .flatMap(witness -> witness.said().stream())
        .filter(said -> wrong(said, journal).isEmpty())
        .max((one, other) ->
            Long.compare(one.checkpoint().sequence(), other.checkpoint().sequence()));
  }

  /**
   * Everything that does not fit, once all entries have passed.
   *
   * @param journal empty when there is not even the head of one
   * @param last the number of the last entry of the journal; the largest number there is when the
   *     rest of it could not be read
   */
  public List<Finding> findings(Optional<JournalId> journal, long last) {
    List<Finding> findings = new ArrayList<>();
    if (witnesses.isEmpty()) {
      findings.add(none(last));
    }
    if (expected.isEmpty() && signed(journal).isPresent()) {
      findings.add(
          Finding.warning(
              "CHECKPOINT_KEY_UNKNOWN",
              Place.of("checkpoint"),
              new Sentence(
                  "no key of this node is known, so that of the checkpoint is believed; expected"
                      + " the file with the public key, or `--key`",
                  "er is geen sleutel van deze node bekend, dus die van het controlepunt wordt"
                      + " geloofd; verwacht: het bestand met de openbare sleutel, of `--key`")));
    }
    for (Witness witness : witnesses) {
      witness
          .said()
          .map(said -> wrong(said, journal).or(() -> differs(witness, said, last)))
          .orElse(
              Optional.of(
                  new Wrong(
                      "CHECKPOINT_UNREADABLE",
                      "found no checkpoint, or a byte of it was changed; expected the line that a"
                          + " router wrote",
                      "dit is geen controlepunt, of er is een byte van veranderd; verwacht: de"
                          + " regel die een router schreef")))
          .map(wrong -> wrong.at(witness.place()))
          .ifPresent(findings::add);
    }
    return findings;
  }

  /** A router that has a key signs a second after its start. */
  private Finding none(long last) {
    boolean late = expected.isPresent() && last - first >= MOST_UNSIGNED;
    return new Finding(
        late ? Severity.ERROR : Severity.WARNING,
        "CHECKPOINT_NONE",
        Place.of("checkpoint"),
        late
            ? new Sentence(
                "found none for %d entries; expected the one that a router writes a second after"
                        .formatted(last - first + 1)
                    + " its start: only its own chain vouches for the journal",
                "er is er geen voor %d regels; verwacht: die een router een seconde na zijn start"
                        .formatted(last - first + 1)
                    + " schrijft: alleen zijn eigen ketting staat in voor het journaal")
            : new Sentence(
                "found none yet; only its own chain vouches for the journal",
                "er is er nog geen; alleen zijn eigen ketting staat in voor het journaal"));
  }

  private record Wrong(String code, String english, String dutch) {
    Finding at(String place) {
      return Finding.error(code, Place.of(place), new Sentence(english, dutch));
    }
  }

  /** What is wrong with it whatever the entries are. */
  private Optional<Wrong> wrong(SignedCheckpoint said, Optional<JournalId> found) {
    if (!said.isGenuine()) {
      return Optional.of(
          new Wrong(
              "CHECKPOINT_SIGNATURE",
              "the signature does not fit; somebody changed or made this checkpoint without the"
                  + " key `%s`".formatted(said.key().text()),
              "de handtekening klopt niet; iemand heeft dit controlepunt veranderd of gemaakt"
                  + " zonder de sleutel `%s`".formatted(said.key().text())));
    }
    if (expected.isPresent() && !expected.get().equals(said.key())) {
      return Optional.of(
          new Wrong(
              "CHECKPOINT_KEY",
              "found the key `%s`; expected that of this node, `%s`"
                  .formatted(said.key().text(), expected.get().text()),
              "gevonden: de sleutel `%s`; verwacht: die van deze node, `%s`"
                  .formatted(said.key().text(), expected.get().text())));
    }
    JournalId other = said.checkpoint().journal();
    JournalId journal = found.orElse(other);
    return other.equals(journal)
        ? Optional.empty()
        : Optional.of(
            new Wrong(
                "CHECKPOINT_JOURNAL",
                "found a checkpoint of journal `%s` of node %d; the folder has journal `%s` of node"
                        .formatted(other.birth(), other.node(), journal.birth())
                    + " %d".formatted(journal.node()),
                "gevonden: een controlepunt van journaal `%s` van node %d; in de map staat"
                        .formatted(other.birth(), other.node())
                    + " journaal `%s` van node %d".formatted(journal.birth(), journal.node())));
  }

  private Optional<Wrong> differs(Witness witness, SignedCheckpoint said, long last) {
    Checkpoint signed = said.checkpoint();
    if (refuted.contains(witness)) {
      return Optional.of(
          new Wrong(
              "CHECKPOINT_CHAIN",
              "entry %d is not the one that was signed at %s: it or something before it was"
                      .formatted(signed.sequence(), signed.at())
                  + " written anew",
              "regel %d is niet die om %s getekend is: die regel of een daarvoor is opnieuw"
                      .formatted(signed.sequence(), signed.at())
                  + " geschreven"));
    }
    if (!reached.contains(witness) && signed.sequence() > last) {
      return Optional.of(
          new Wrong(
              "CHECKPOINT_AHEAD",
              "entry %d was signed at %s; the journal ends at entry %d: its end was cut off"
                  .formatted(signed.sequence(), signed.at(), last),
              "regel %d is om %s getekend; het journaal houdt op bij regel %d: het eind is eraf"
                      .formatted(signed.sequence(), signed.at(), last)
                  + " gehaald"));
    }
    if (signed.sequence() < first) {
      return Optional.of(
          new Wrong(
              "CHECKPOINT_BEFORE",
              "entry %d was signed at %s; the journal begins at entry %d and cannot be held against"
                      .formatted(signed.sequence(), signed.at(), first)
                  + " it: take a newer checkpoint",
              "regel %d is om %s getekend; het journaal begint bij regel %d en is er niet mee te"
                      .formatted(signed.sequence(), signed.at(), first)
                  + " vergelijken: neem een nieuwer controlepunt"));
    }
    return Optional.empty();
  }
}
