package nl.zorgrouter.router.command;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.config.RouterConfig;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;
import nl.zorgrouter.router.doctor.Doctor;
import nl.zorgrouter.router.doctor.Exam;
import nl.zorgrouter.router.exam.Examiner;
import nl.zorgrouter.telephony.ami.Closing;
import nl.zorgrouter.telephony.ami.PeerFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: looks at every exchange of a configuration and says what is wrong with it. */
@Command(
    name = "doctor",
    description =
        "says in plain words what is wrong with the exchanges, and what could not be seen",
    mixinStandardHelpOptions = true)
final class DoctorVisit implements Callable<Integer> {
  private static final int FIRST_VERSION = 1;

  /** Longer than the slowest exchange may take for everything it is asked. */
  private static final int MOST_SECONDS = 60;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--config-dir",
      paramLabel = "[EXCHANGE=]DIR",
      description = "the configuration files of an exchange, such as /etc/asterisk")
  private List<String> folders = new ArrayList<>();

  @Option(names = "--observe", description = "the users are for `run --observe`, not for routing")
  private boolean observe;

  @Mixin private FormOptions form = new FormOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Optional<RouterConfig> settings = FindingLines.accepted(config.read(), errors(), form.tongue());
    return settings.isPresent() ? inRegion(settings.get()) : ExitCode.WRONG_USE.number();
  }

  private int inRegion(RouterConfig settings) throws InterruptedException {
    Optional<RuleFiles> files =
        FindingLines.accepted(
            RegionDirectory.read(settings.region(), FIRST_VERSION, List.of()),
            errors(),
            form.tongue());
    return files.isPresent()
        ? withFolders(settings, files.get().rules().region())
        : ExitCode.WRONG_USE.number();
  }

  private int withFolders(RouterConfig settings, Region region) throws InterruptedException {
    Map<String, Path> known = new LinkedHashMap<>();
    for (String folder : folders) {
      int equals = folder.indexOf('=');
      boolean single = equals < 0 && settings.exchanges().size() == 1;
      String exchange =
          single
              ? settings.exchanges().getFirst().id().value()
              : folder.substring(0, Math.max(0, equals));
      Path path = Path.of(folder.substring(equals + 1));
      if (settings.exchanges().stream().noneMatch(each -> each.id().value().equals(exchange))
          || !Files.isDirectory(path)) {
        errors()
            .printf(
                "found `--config-dir %s`; expected EXCHANGE=DIR, with the name of an exchange in"
                    + " %s and a folder that can be read%n",
                folder, config.file());
        errors().flush();
        return ExitCode.WRONG_USE.number();
      }
      known.put(exchange, path);
    }
    return visit(settings, region, known);
  }

  private int visit(RouterConfig settings, Region region, Map<String, Path> known)
      throws InterruptedException {
    Exam.Purpose purpose = observe ? Exam.Purpose.OBSERVING : Exam.Purpose.ROUTING;
    List<Exam> exams = new ArrayList<>();
    Map<RouterConfig.Exchange, Closing> turned = new LinkedHashMap<>();
    Vertx vertx = Vertx.vertx();
    try {
      Examiner examiner = new Examiner(vertx);
      for (RouterConfig.Exchange exchange : settings.exchanges()) {
        Optional<Path> folder = Optional.ofNullable(known.get(exchange.id().value()));
        Examiner.Visited visited =
            examiner
                .examine(ExchangeAccess.of(exchange), purpose, folder)
                .await(MOST_SECONDS, TimeUnit.SECONDS);
        switch (visited) {
          case Examiner.Visited.Examined(Exam exam) -> exams.add(exam);
          case Examiner.Visited.Turned(Closing why) -> turned.put(exchange, why);
        }
      }
    } catch (TimeoutException late) {
      errors().printf("no answer within %d s%n", MOST_SECONDS);
      errors().flush();
      return ExitCode.ENVIRONMENT.number();
    } finally {
      vertx.close();
    }
    List<Finding> findings = new ArrayList<>(Doctor.examine(exams, region));
    findings.addAll(
        Doctor.examineNames(settings.namedQueues(), exams, settings.exchanges().size()));
    return report(new DoctorReport(exams, turned, findings));
  }

  private int report(DoctorReport report) {
    PrintWriter output = spec.commandLine().getOut();
    if (form.json()) {
      report.printJson(output);
    } else {
      report.print(output, form.tongue());
    }
    output.flush();
    if (report.turned().values().stream().anyMatch(why -> !isRefusal(why))) {
      return ExitCode.ENVIRONMENT.number();
    }
    return (report.isFine() ? ExitCode.FINE : ExitCode.FOUND).number();
  }

  /** An exchange that refuses the login was reached: that is a finding, and not our environment. */
  private static boolean isRefusal(Closing why) {
    return why instanceof Closing.ByPeer(PeerFault fault, String _)
        && fault == PeerFault.LOGIN_REFUSED;
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
