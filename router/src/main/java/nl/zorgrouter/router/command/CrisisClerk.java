package nl.zorgrouter.router.command;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.directory.CrisisWatch;
import nl.zorgrouter.router.journal.disk.RouterJournal;
import nl.zorgrouter.router.run.RunningRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a running router the profiles for a crisis when somebody has approved others. What is wrong
 * is said, and the profiles before go on to hold.
 */
final class CrisisClerk {
  private static final Logger LOG = LoggerFactory.getLogger("crisis");
  private static final long EVERY_MILLIS = 1_000;

  private final Path directory;
  private final CrisisWatch watch;
  private final RunningRouter router;
  private final RouterJournal journal;
  private final Measurements measurements;

  CrisisClerk(
      Path directory,
      Region usual,
      RunningRouter router,
      RouterJournal journal,
      Measurements measurements) {
    this.directory = directory;
    this.watch = new CrisisWatch(directory, usual);
    this.router = router;
    this.journal = journal;
    this.measurements = measurements;
  }

  /** From now on, once a second, beside the event loop. */
  void watch(Vertx vertx, PrintWriter errors, Tongue tongue) {
    vertx.setPeriodic(
        EVERY_MILLIS,
        _ ->
            vertx
                .executeBlocking(() -> {
                  watch.look(Instant.now()).ifPresent(reading -> take(reading, errors, tongue));
                  return true;
                })
                .onFailure(failed -> {
                  measurements.changeRefused();
                  LOG.error("the profiles cannot be read", failed);
                }));
  }

  private void take(Reading<CrisisPlan> reading, PrintWriter errors, Tongue tongue) {
    switch (reading) {
      case Reading.Read<CrisisPlan> read -> {
        read.value()
            .profiles()
            .forEach(each -> journal.keep(each.rules(), directory.resolve(each.folder())));
        router.approve(read.value());
        measurements.changeTaken();
        LOG.warn("{} profiles for a crisis are approved now", read.value().profiles().size());
      }
      case Reading.Refused<CrisisPlan> refused -> refuse(refused.findings(), errors, tongue);
    }
  }

  private void refuse(List<Finding> findings, PrintWriter errors, Tongue tongue) {
    say(findings, errors, tongue);
    LOG.error("crisis.yaml was changed and is refused; the profiles before go on to hold");
    measurements.changeRefused();
  }

  /** When a router starts: everything that is wrong with profiles that do not hold therefore. */
  static void sayWhatDoesNotHold(
      List<Finding> findings, Measurements measurements, PrintWriter errors, Tongue tongue) {
    if (!findings.isEmpty()) {
      say(findings, errors, tongue);
      measurements.changeRefused();
      LOG.error(
          "profiles of crisis.yaml are wrong and do not hold: the usual rules decide in their time"
              + " until crisis.yaml is changed and right");
    }
  }

  private static void say(List<Finding> findings, PrintWriter errors, Tongue tongue) {
    FindingLines.print(findings, errors, tongue);
    findings.forEach(each -> LOG.error("{}: {}", each.place(), each.sentence().english()));
  }
}
