package nl.zorgrouter.router.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.api.TokenFile;
import nl.zorgrouter.router.referral.Registrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code token create}, {@code list} and {@code revoke}. */
class TokenCommandTest {
  @TempDir private Path data = Path.of("");

  private final Terminal terminal = new Terminal();

  @Test
  void makesATokenThatIsShownOnceAndEndsByItself() throws Exception {
    Instant before = Instant.now();
    assertEquals(
        0,
        token(
            "create",
            "--for",
            "desk-3",
            "--scope",
            "desk",
            "--phone",
            "PJSIP/desk-3",
            "--days",
            "7"));
    String secret = terminal.output().strip();
    assertTrue(secret.startsWith("zr_"), secret);
    assertTrue(terminal.errors().contains("will not be shown again"), terminal::errors);
    var made = new TokenFile(data).all().getFirst();
    assertEquals(
        new Registrant(
            "desk-3", Registrant.Scope.DESK, Optional.of("PJSIP/desk-3"), Optional.empty()),
        made.registrant());
    Duration lasts = Duration.between(before, made.expires());
    assertTrue(lasts.compareTo(Duration.ofDays(7)) >= 0, lasts::toString);
    assertTrue(lasts.compareTo(Duration.ofDays(7).plusMinutes(5)) < 0, lasts::toString);
    assertFalse(Files.readString(data.resolve("tokens.json")).contains(secret));
  }

  @Test
  void listsWhoHasATokenWithoutTheTokenItself() {
    token("create", "--for", "desk-3", "--scope", "desk");
    String secret = terminal.output().strip();
    token("create", "--for", "hap-1", "--scope", "service", "--service", "hap-groningen");
    assertEquals(0, token("list"));
    List<String> lines = terminal.output().lines().toList();
    assertEquals(2, lines.size(), terminal::output);
    assertTrue(terminal.output().contains("desk-3"), terminal::output);
    assertTrue(terminal.output().contains("service"), terminal::output);
    assertFalse(terminal.output().contains(secret), terminal::output);
  }

  @Test
  void endsOneTokenOrAllOfAWorkplace() throws Exception {
    token("create", "--for", "desk-3", "--scope", "desk");
    token("create", "--for", "desk-3", "--scope", "desk");
    token("create", "--for", "desk-4", "--scope", "desk");
    String one = new TokenFile(data).all().getLast().id();
    assertEquals(0, token("revoke", "desk-3"));
    assertTrue(terminal.output().endsWith("2 ended" + System.lineSeparator()), terminal::output);
    assertEquals(0, token("revoke", one));
    assertEquals(List.of(), new TokenFile(data).all());
    assertEquals(2, token("revoke", "desk-3"), "there is none any more");
    assertTrue(terminal.errors().contains("found no token `desk-3`"), terminal::errors);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--for Desk#3 --scope desk | `Desk#3` in `--for`",
        "--for desk-3 --scope king | `king` in `--scope`",
        "--for desk-3 --scope desk --days 0 | `0` in `--days`",
        "--for desk-3 --scope desk --days 367 | `367` in `--days`",
        "--for desk-3 --scope desk --phone PJSIP | `PJSIP` in `--phone`",
        "--for hap-1 --scope service | `null` in `--service`",
        "--for desk-3 --scope desk --service hap-1 | `hap-1` in `--service`"
      })
  void namesWhatIsWrongAndMakesNothing(String arguments, String found) throws Exception {
    List<String> all = new ArrayList<>(List.of("create"));
    all.addAll(Arrays.asList(arguments.split(" ")));
    assertEquals(2, token(all.toArray(String[]::new)));
    assertTrue(terminal.errors().contains("found " + found), terminal::errors);
    assertEquals(List.of(), new TokenFile(data).all());
  }

  @Test
  void namesEveryWrongOptionAtOnce() {
    assertEquals(2, token("create", "--for", "A B", "--scope", "king", "--days", "999"));
    assertEquals(3, terminal.errors().lines().count(), terminal::errors);
  }

  @Test
  void saysWhenTheFolderCannotBeWritten() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "");
    assertEquals(
        3,
        terminal.run(
            "token", "create", "--data", file.toString(), "--for", "a", "--scope", "desk"));
  }

  private int token(String... arguments) {
    List<String> all = new ArrayList<>(List.of("token"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--data", data.toString()));
    return terminal.run(all.toArray(String[]::new));
  }
}
