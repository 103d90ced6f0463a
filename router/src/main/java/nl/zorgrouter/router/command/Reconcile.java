package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.monitoring.reconcile.LogLines;
import nl.zorgrouter.monitoring.reconcile.QueueLogParser;
import nl.zorgrouter.monitoring.reconcile.Reconciliation;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.journal.PastVisits;
import nl.zorgrouter.router.store.StoreUnreached;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code reconcile}: our account of waits against an exchange's own log. Ours comes from the
 * journal's files, which are there when no database is and hold what this router itself vouches
 * for; or from the database, which holds what all routers saw.
 */
@Command(
    name = "reconcile",
    description =
        "per queue and outcome: what the exchange logged, what we counted, why they differ",
    mixinStandardHelpOptions = true)
final class Reconcile implements Callable<Integer> {
  @Mixin private WaitOptions options = new WaitOptions();

  @Option(
      names = "--queue-log",
      required = true,
      paramLabel = "FILE",
      description = "the exchange's queue_log, usually /var/log/asterisk/queue_log")
  private Path log = Path.of("");

  @Option(
      names = "--pbx",
      paramLabel = "NAME",
      description = "whose log it is; needed where there are more exchanges than one")
  private Optional<String> pbx = Optional.empty();

  @Option(
      names = "--zone",
      defaultValue = "Europe/Amsterdam",
      paramLabel = "ZONE",
      description = "of times that are written out in the log; seconds since 1970 have none")
  private String zone = "Europe/Amsterdam";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<RouterConfig> settings = options.settings(errors());
    ExitCode ended = settings.isPresent() ? wellAsked(settings.get()) : ExitCode.WRONG_USE;
    return ended.number();
  }

  private ExitCode wellAsked(RouterConfig settings) throws IOException {
    Optional<PbxId> whose = whose(settings);
    Optional<ZoneId> read = zone();
    Optional<String> nothing = options.nothingToRead(settings);
    nothing.ifPresent(errors()::println);
    if (!Files.isReadable(log) || Files.isDirectory(log)) {
      errors().printf("%s: the file cannot be read; expected a queue_log%n", log);
    }
    boolean can =
        whose.isPresent()
            && read.isPresent()
            && nothing.isEmpty()
            && Files.isReadable(log)
            && !Files.isDirectory(log);
    return can ? ours(settings, whose.get(), read.get()) : ExitCode.WRONG_USE;
  }

  private ExitCode ours(RouterConfig settings, PbxId whose, ZoneId read) throws IOException {
    try (PastVisits ours = options.visits(settings, whose)) {
      return compare(ours, whose, read);
    } catch (StoreUnreached unreached) {
      errors().println(unreached.getMessage());
      errors().flush();
      return ExitCode.ENVIRONMENT;
    }
  }

  private ExitCode compare(PastVisits ours, PbxId whose, ZoneId read) throws IOException {
    try (Reader stream = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      Reconciliation reconciliation =
          new Reconciliation(ours, ours.sightings(whose), ours.moves(whose));
      QueueLogParser parser = new QueueLogParser(log.toString(), read, reconciliation::restarted);
      LogLines.each(stream, line -> parser.next(line).ifPresent(reconciliation::logged));
      ReconcileReport report = new ReconcileReport(reconciliation, options.tongue());
      FindingLines.print(parser.findings(), errors());
      if (parser.unreadable() > parser.findings().size()) {
        errors().printf("%s: %d lines could not be used in all%n", log, parser.unreadable());
      }
      ours.fault().ifPresent(errors()::println);
      if (parser.readable() == 0) {
        errors().printf("%s: no line could be read; expected a queue_log%n", log);
        return ExitCode.WRONG_USE;
      }
      if (reconciliation.isForeign()) {
        errors()
            .printf(
                "%s: not one visit is the same; it seems to be the log of another exchange than"
                    + " `%s`, or its times are of another zone than %s%n",
                log, whose, read);
        return ExitCode.WRONG_USE;
      }
      if (reconciliation.hasOthers()) {
        errors()
            .printf(
                "%s: found more than %d queues; expected fewer: the rest stand together under"
                    + " `%s`%n",
                log, Reconciliation.MOST_QUEUES, Reconciliation.OTHERS);
      }
      print(report);
      return report.unexplained() > 0 ? ExitCode.FOUND : ExitCode.FINE;
    }
  }

  private void print(ReconcileReport report) {
    PrintWriter output = spec.commandLine().getOut();
    if (options.json()) {
      report.printJson(output);
    } else {
      report.print(output);
    }
    output.flush();
  }

  private Optional<PbxId> whose(RouterConfig settings) {
    List<PbxId> known = settings.exchanges().stream().map(RouterConfig.Exchange::id).toList();
    Optional<PbxId> whose =
        pbx.isPresent()
            ? known.stream().filter(id -> id.value().equals(pbx.get())).findFirst()
            : Optional.of(known.getFirst()).filter(_ -> known.size() == 1);
    if (whose.isEmpty()) {
      errors().printf("found --pbx `%s`; expected one of %s%n", pbx.orElse(""), known);
    }
    return whose;
  }

  private Optional<ZoneId> zone() {
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException unknown) {
      errors().printf("found --zone `%s`; expected one such as Europe/Amsterdam or UTC%n", zone);
      return Optional.empty();
    }
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
