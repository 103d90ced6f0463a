package nl.zorgrouter.router.exam;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.doctor.ConfFolder;
import nl.zorgrouter.router.doctor.Exam;
import nl.zorgrouter.router.doctor.Looked;
import nl.zorgrouter.telephony.ami.Closing;
import nl.zorgrouter.telephony.ami.Inspection;
import nl.zorgrouter.telephony.link.LinkSettings;
import nl.zorgrouter.telephony.link.PbxInspector;

/** Looks at one exchange and hands over what was seen, or why nothing was. */
public final class Examiner {
  /** Where the regions of the Netherlands are. */
  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  private final Vertx vertx;

  /** An examiner that uses these event loops. */
  public Examiner(Vertx vertx) {
    this.vertx = vertx;
  }

  /** What became of looking at one exchange. */
  public sealed interface Visited {
    /** It let us in. */
    record Examined(Exam exam) implements Visited {}

    /** It did not, or could not be reached. */
    record Turned(Closing why) implements Visited {}
  }

  /**
   * Looks at an exchange.
   *
   * @param folder its configuration files, where they can be read from here
   */
  public Future<Visited> examine(
      LinkSettings settings, Exam.Purpose purpose, Optional<Path> folder) {
    return new PbxInspector(vertx, settings)
        .inspect()
        .map(inspection ->
            inspection
                .login()
                .<Visited>map(Visited.Turned::new)
                .orElseGet(
                    () -> new Visited.Examined(exam(settings, purpose, folder, inspection))));
  }

  private static Exam exam(
      LinkSettings settings, Exam.Purpose purpose, Optional<Path> folder, Inspection inspection) {
    String offset = DateTimeFormatter.ofPattern("xx").format(Instant.now().atZone(HERE));
    Instant clockReadAt = Instant.now().minusNanos(System.nanoTime() - inspection.clockReadNanos());
    Sight sight = new Sight(inspection, clockReadAt, offset);
    return new Exam(
        settings.pbx(),
        settings.credentials().user(),
        purpose,
        sight.actions(),
        sight.identity(),
        sight.clock(),
        sight.events(),
        sight.dialplan(),
        sight.queues(),
        sight.codesOfEveryone(),
        sight.filesReadable(),
        files(folder));
  }

  private static Looked<ConfFolder> files(Optional<Path> folder) {
    return folder
        .<Looked<ConfFolder>>map(path -> new Looked.Seen<>(Folder.read(path)))
        .orElseGet(() ->
            new Looked.Unseen<>(
                new Sentence(
                    "its configuration files were not given, so addresses, modules, filters,"
                        + " `writetimeout`, `channelvars`, `joinempty`, `leavewhenempty`,"
                        + " the urgent key, codes and the overload trigger were not looked at: run"
                        + " this where they are, with `--config-dir /etc/asterisk`",
                    "de configuratiebestanden zijn niet gegeven, dus adressen, modules, filters,"
                        + " `writetimeout`, `channelvars`, `joinempty`, `leavewhenempty`,"
                        + " de spoedtoets, codes en de overbelastingsdrempel zijn niet bekeken:"
                        + " voer dit uit waar ze staan, met `--config-dir /etc/asterisk`")));
  }
}
