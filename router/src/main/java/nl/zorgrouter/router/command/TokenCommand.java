package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.zorgrouter.router.api.Token;
import nl.zorgrouter.router.api.TokenFile;
import nl.zorgrouter.router.referral.Registrant;
import nl.zorgrouter.router.referral.Registrant.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token}: who may use the API. */
@Command(
    name = "token",
    description = "makes, lists and ends the tokens that open the API",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(create | list | revoke)")
final class TokenCommand {
  private static final Pattern WORKPLACE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");
  private static final Pattern TELEPHONE = Pattern.compile("[A-Za-z0-9]+/[A-Za-z0-9@._/-]{1,80}");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(name = "create", description = "makes a token and prints it, once")
  int create(
      @Option(names = "--data", defaultValue = "zorgrouter-data", description = DATA) Path data,
      @Option(names = "--for", required = true, description = "the workplace, such as desk-3")
          String workplace,
      @Option(names = "--scope", required = true, description = "desk, service or viewer")
          String scope,
      @Option(names = "--phone", description = "its telephone, such as PJSIP/desk-3")
          @Nullable String phone,
      @Option(names = "--service", description = "the service it works for, by its id")
          @Nullable String service,
      @Option(names = "--days", defaultValue = "30", description = "how long it opens, 1 to 366")
          int days) {
    Optional<Scope> known = scope(scope);
    int faults = 0;
    faults += check(known.isPresent(), scope, "--scope", "desk, service or viewer");
    faults +=
        check(
            WORKPLACE.matcher(workplace).matches(),
            workplace,
            "--for",
            "1 to 32 characters of a-z 0-9 . _ -");
    faults +=
        check(
            phone == null || TELEPHONE.matcher(phone).matches(),
            String.valueOf(phone),
            "--phone",
            "a telephone as the exchange names it, such as PJSIP/desk-3");
    faults +=
        check(days >= 1 && days <= TokenFile.MOST_DAYS, String.valueOf(days), "--days", "1 to 366");
    faults +=
        check(
            (service != null) == known.equals(Optional.of(Scope.SERVICE)),
            String.valueOf(service),
            "--service",
            "the id of a service with the scope `service`, and none with another");
    if (faults > 0) {
      return ExitCode.WRONG_USE.number();
    }
    Registrant registrant =
        new Registrant(
            workplace,
            known.orElseThrow(),
            Optional.ofNullable(phone),
            Optional.ofNullable(service));
    return withFile(
        data,
        file -> {
          Clock clock = Clock.systemUTC();
          String token =
              file.create(registrant, clock.instant(), Duration.ofDays(days), new SecureRandom());
          output().println(token);
          errors().printf("kept as a digest in `%s`; it will not be shown again%n", file.path());
        });
  }

  @Command(name = "list", description = "prints the tokens: id, workplace, scope, end")
  int list(
      @Option(names = "--data", defaultValue = "zorgrouter-data", description = DATA) Path data) {
    return withFile(
        data,
        file -> {
          for (Token token : file.all()) {
            output()
                .printf(
                    "%s  %-16s %-8s %s %s%n",
                    token.id(),
                    token.registrant().name(),
                    token.registrant().scope().name().toLowerCase(Locale.ROOT),
                    token.expires(),
                    token.registrant().telephone().orElse(""));
          }
        });
  }

  @Command(name = "revoke", description = "ends a token, or all tokens of a workplace, at once")
  int revoke(
      @Option(names = "--data", defaultValue = "zorgrouter-data", description = DATA) Path data,
      @Parameters(paramLabel = "ID|WORKPLACE", description = "as `list` prints it") String named) {
    int[] ended = {0};
    int exit = withFile(data, file -> ended[0] = file.revoke(named));
    if (exit == ExitCode.FINE.number() && ended[0] == 0) {
      errors().printf("found no token `%s`; `zorgrouter token list` prints them%n", named);
      return ExitCode.WRONG_USE.number();
    }
    output().printf("%d ended%n", ended[0]);
    output().flush();
    return exit;
  }

  private static final String DATA = "the data directory of the router (default: zorgrouter-data)";

  private interface Use {
    void of(TokenFile file) throws IOException;
  }

  private int withFile(Path data, Use use) {
    try {
      use.of(new TokenFile(data));
      output().flush();
      return ExitCode.FINE.number();
    } catch (IOException failed) {
      errors().println(failed.getMessage());
      return ExitCode.ENVIRONMENT.number();
    }
  }

  private int check(boolean holds, String found, String option, String expected) {
    if (!holds) {
      errors().printf("found `%s` in `%s`; expected %s%n", found, option, expected);
    }
    return holds ? 0 : 1;
  }

  private static Optional<Scope> scope(String text) {
    for (Scope each : Scope.values()) {
      if (each.name().equalsIgnoreCase(text)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private PrintWriter output() {
    return spec.commandLine().getOut();
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
