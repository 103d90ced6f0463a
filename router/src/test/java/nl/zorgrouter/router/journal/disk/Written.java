package nl.zorgrouter.router.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Memory;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.SampleReferral;
import nl.zorgrouter.router.journal.Entry;
import nl.zorgrouter.router.journal.Frame;

/** Journals for tests, and what is in them. */
final class Written {
  static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");

  private Written() {}

  static JournalWriter writer(Path folder) {
    return writer(folder, InstantSource.system(), new Measurements());
  }

  static JournalWriter writer(Path folder, InstantSource clock, Measurements measurements) {
    try {
      return JournalWriter.start(JournalFolder.open(folder, 1), clock, measurements.journal());
    } catch (JournalRefused refused) {
      throw new AssertionError(refused);
    }
  }

  /** An entry like those of every call. */
  static Entry arrival(int number) {
    CallId call = new CallId("pbx-1." + number);
    return new Entry.Heard(
        new Input.FromPbx(
            new Moment(NIGHT.plusMillis(number), Duration.ofMillis(number)),
            new PbxNews.Happened(
                new PbxId("noord"),
                new CallEvent.Arrived(
                    NIGHT, call, call, "PJSIP/trunk-" + number, "06123" + number, Marks.NONE))));
  }

  /** A snapshot of legs with these numbers: {@code pbx-1.1} and so on. */
  static Entry snapshot(String... numbers) {
    List<Snapshot.Leg> legs = new ArrayList<>();
    for (String number : numbers) {
      CallId call = new CallId("pbx-1." + (legs.size() + 1));
      legs.add(
          new Snapshot.Leg(
              call,
              new CallId("pbx-1.1"),
              "PJSIP/trunk-" + legs.size(),
              number,
              Duration.ZERO,
              new Snapshot.Question.None(),
              Marks.NONE));
    }
    return new Entry.Heard(
        new Input.FromPbx(
            new Moment(NIGHT, Duration.ZERO),
            new PbxNews.InSync(
                new PbxId("noord"), 1, new Snapshot(NIGHT, legs, List.of(), List.of()))));
  }

  /** The referral of the call {@code pbx-1.1}, and that somebody else called. */
  static Entry recalled(String his, String other) {
    return recalled(
        List.of(
            new Memory.OfReferral(Duration.ZERO, SampleReferral.waiting(NIGHT, Duration.ZERO, his)),
            new Memory.OfContact(Duration.ZERO, other, "journey-2")));
  }

  /** That the patient of that referral called, and somebody else. */
  static Entry contacts(String his, String other) {
    return recalled(
        List.of(
            new Memory.OfContact(Duration.ZERO, his, "journey-1"),
            new Memory.OfContact(Duration.ZERO, other, "journey-2")));
  }

  private static Entry recalled(List<Memory> memories) {
    return new Entry.Heard(new Input.Recalled(new Moment(NIGHT, Duration.ZERO), memories));
  }

  static void journal(Path folder, int entries) throws Exception {
    try (JournalWriter writer = writer(folder)) {
      long first = writer.durable();
      for (int number = 0; number < entries; number++) {
        int waits = number - WaitingEntries.MOST / 2;
        if (number % 1_000 == 0) {
          until("the disk has most of it", () -> writer.durable() - first >= waits);
        }
        writer.append(List.of(arrival(number)));
      }
    }
  }

  static List<Frame> frames(Path folder) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (JournalReader reader = JournalReader.of(folder)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        frames.add(frame.get());
      }
    }
    return frames;
  }

  static Path onlySegment(Path folder) throws IOException {
    return JournalFolder.segments(folder).getLast();
  }

  static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  static void until(String what, Check check) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!check.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited 30 s until %s, in vain".formatted(what));
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** Something that will hold. */
  interface Check {
    boolean holds() throws Exception;
  }
}
