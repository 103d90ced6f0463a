package nl.zorgrouter.router.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.monitoring.wait.OutcomeRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  @TempDir Path folder = Path.of("");

  @Test
  void readsTheConfigurationOfTheLaboratory() {
    RouterConfig config = read(Path.of("../docker/lab.yaml"));
    assertEquals(1, config.node());
    assertEquals("control-room", config.exchanges().getFirst().id().value());
    assertFalse(config.toString().contains("lab-only"), "a secret never shows");
  }

  @Test
  void tellsEveryProblemAtOnceWithItsLine() throws IOException {
    Path file =
        written(
            """
            node: 3
            regio: x
            http:
              host: 0.0.0.0
              port: many
            exchanges:
              Control Room: {}
              pbx-a:
                host: 10.0.0.5
                user: zorgrouter
            """);
    assertEquals(
        List.of(
            "1: the field `region` is missing",
            "1: found `3`; expected a whole number from 1 to 2",
            "2: found the field `regio`; expected one of node, region, http, exchanges,"
                + " dataDirectory, checkpointDirectory, database, retentionDays, waits",
            "4: found `0.0.0.0`; expected a loopback address (127.0.0.1, ::1 or localhost), or `tls`:"
                + " a token must not travel in plain text",
            "5: found `many`; expected a whole number from 0 to 65535",
            "7: `Control Room` is not known; expected the name of an exchange: a to z first, then"
                + " also 0 to 9 and -, at most 32",
            "9: found an object; expected `tls` with a `trust` file: outside loopback the manager"
                + " interface needs TLS",
            "9: found an object; expected either `secret` or `secretFile`"),
        findings(file));
  }

  @Test
  void readsHowTheEndsOfWaitsAreCalled() throws IOException {
    Files.createDirectory(folder.resolve("region"));
    Files.writeString(folder.resolve("region/region.yaml"), "region: {}");
    RouterConfig config =
        read(
            written(
                """
                region: region
                exchanges:
                  pbx-a: {host: 127.0.0.1, user: zorgrouter, secret: s}
                waits:
                  shortAbandonSeconds: 8
                  queues:
                    hap-groningen: {key: CALLBACK}
                    desk: {shortAbandonSeconds: 0}
                """));
    assertEquals(
        new OutcomeRules(
            Duration.ofSeconds(8),
            Map.of(
                new QueueName("hap-groningen"),
                new OutcomeRules.AtQueue(Optional.empty(), OutcomeRules.KeyMeaning.CALLBACK),
                new QueueName("desk"),
                new OutcomeRules.AtQueue(
                    Optional.of(Duration.ZERO), OutcomeRules.KeyMeaning.EXIT))),
        config.outcomes());
    String file = folder.resolve("zorgrouter.yaml").toString();
    assertEquals(
        Map.of(
            new QueueName("hap-groningen"), new Place(file, 7, 5, "waits.queues"),
            new QueueName("desk"), new Place(file, 8, 5, "waits.queues")),
        config.namedQueues());
  }

  @Test
  void tellsEveryFaultInTheNamesOfEndsAtOnce() throws IOException {
    Files.createDirectory(folder.resolve("region"));
    Files.writeString(folder.resolve("region/region.yaml"), "region: {}");
    assertEquals(
        List.of(
            "5: found `61`; expected a whole number from 0 to 60",
            "7: found `BELLEN`; expected one of EXIT, CALLBACK",
            "8: found the field `keys`; expected one of shortAbandonSeconds, key",
            "9: found `text`; expected an object with names"),
        findings(
            written(
                """
                region: region
                exchanges:
                  pbx-a: {host: 127.0.0.1, user: zorgrouter, secret: s}
                waits:
                  shortAbandonSeconds: 61
                  queues:
                    hap-groningen: {key: BELLEN}
                    hap-drenthe: {keys: CALLBACK}
                    desk: text
                """)));
  }

  @Test
  void readsASecretFromItsFileAndPathsFromItsOwnFolder() throws IOException {
    Files.createDirectory(folder.resolve("region"));
    Files.writeString(folder.resolve("region/region.yaml"), "region: {}");
    Files.writeString(folder.resolve("key"), "s3cret\n");
    RouterConfig config =
        read(
            written(
                """
                region: region
                exchanges:
                  pbx-a: {host: 127.0.0.1, user: zorgrouter, secretFile: key}
                """));
    assertEquals("s3cret", config.exchanges().getFirst().secret());
    assertEquals(5038, config.exchanges().getFirst().port());
    assertEquals(folder.resolve("region"), config.region());
  }

  @Test
  void tellsWhatIsWrongWithWhatIsKept() throws IOException {
    Path file =
        written(
            """
            region: .
            exchanges:
              pbx-a: {host: 127.0.0.1, user: zorgrouter, secret: s}
            database:
              url: mysql://db
              user: zorgrouter
              passwordVariable: ZORGROUTER_NOBODY_SETS_THIS
            retentionDays:
              access: 30
            """);
    Files.writeString(folder.resolve("region.yaml"), "region: {}");
    assertEquals(
        List.of(
            "5: found `mysql://db`; expected an address such as"
                + " jdbc:postgresql://db.example:5432/zorgrouter",
            "7: found `ZORGROUTER_NOBODY_SETS_THIS`; expected an environment variable that is set",
            "9: found `30`; expected a whole number from 1830 to 10980"),
        findings(file));
  }

  @Test
  void keepsTheJournalBesideTheConfigurationUnlessToldOtherwise() {
    Storage storage = read(Path.of("../docker/lab.yaml")).storage();
    assertEquals("zorgrouter-data", String.valueOf(storage.directory().getFileName()));
    assertEquals(Optional.empty(), storage.database());
    assertEquals(90, storage.retention().numbers().toDays());
  }

  @Test
  void saysThatAFileCannotBeRead() {
    assertEquals(1, findings(folder.resolve("missing.yaml")).size());
  }

  private static RouterConfig read(Path file) {
    return switch (ConfigReader.read(file)) {
      case Reading.Read<RouterConfig> read -> read.value();
      case Reading.Refused<RouterConfig> refused -> fail(refused.findings().toString());
    };
  }

  private static List<String> findings(Path file) {
    return ConfigReader.read(file).findings().stream()
        .map(finding -> finding.place().line() + ": " + finding.sentence().english())
        .toList();
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("zorgrouter.yaml"), text);
  }
}
