package nl.zorgrouter.router.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;

/** Reads the parts of zorgrouter.yaml about what is kept, where, and for how long. */
final class StorageReader {
  private static final int YEAR = 366;
  private static final int MOST_DAYS = 30 * YEAR;
  private static final Form URL =
      Form.of(
          "jdbc:postgresql:[\\x21-\\x7e]{1,300}",
          "an address such as jdbc:postgresql://db.example:5432/zorgrouter",
          "een adres zoals jdbc:postgresql://db.example:5432/zorgrouter");
  private static final Form VARIABLE =
      Form.of(
          "[A-Z][A-Z0-9_]{0,63}",
          "the name of an environment variable, in capitals",
          "de naam van een omgevingsvariabele, in hoofdletters");
  private static final String DEFAULT_FOLDER = "zorgrouter-data";

  private final Path folder;

  StorageReader(Path folder) {
    this.folder = folder;
  }

  Storage storage(Fields root) {
    Path data = folder(root, "dataDirectory").orElse(folder.resolve(DEFAULT_FOLDER));
    return new Storage(
        data,
        folder(root, "checkpointDirectory").orElse(data),
        root.optional("database").map(this::database),
        retention(root.optional("retentionDays")));
  }

  private Optional<Path> folder(Fields root, String name) {
    return root.optional(name).map(value -> folder.resolve(value.text()).normalize());
  }

  private Storage.Database database(Yaml value) {
    Fields fields = value.fields("trial", "url", "user", "passwordFile", "passwordVariable");
    if (fields.optional("trial").map(Yaml::text).filter("true"::equals).isPresent()) {
      if (fields.values().size() > 1) {
        value.wrong("either `trial: true` or a server", "óf `trial: true` óf een server");
      }
      return new Storage.Database.Trial();
    }
    return new Storage.Database.Server(
        fields.text("url", URL), fields.text("user"), password(value, fields));
  }

  private String password(Yaml owner, Fields fields) {
    Optional<Yaml> file = fields.optional("passwordFile");
    Optional<Yaml> variable = fields.optional("passwordVariable");
    if (file.isPresent() == variable.isPresent()) {
      owner.wrong(
          "either `passwordFile` or `passwordVariable`", "óf `passwordFile` óf `passwordVariable`");
      return "";
    }
    return file.map(this::inFile)
        .orElseGet(() -> variable.map(StorageReader::inEnvironment).orElse(""));
  }

  private String inFile(Yaml file) {
    try {
      return Files.readString(folder.resolve(file.text())).strip();
    } catch (IOException unreadable) {
      file.wrong("a file that can be read", "een bestand dat gelezen kan worden");
      return "";
    }
  }

  private static String inEnvironment(Yaml variable) {
    String name = variable.text(VARIABLE);
    Optional<String> value = Optional.ofNullable(System.getenv(name));
    if (value.isEmpty() && !name.isEmpty()) {
      variable.wrong(
          "an environment variable that is set", "een omgevingsvariabele die een waarde heeft");
    }
    return value.orElse("");
  }

  private static Storage.Retention retention(Optional<Yaml> value) {
    Optional<Fields> fields =
        value.map(each -> each.fields("numbers", "events", "decisions", "visits", "access"));
    return new Storage.Retention(
        days(fields, "numbers", 1, Storage.Retention.USUAL.numbers()),
        days(fields, "events", 1, Storage.Retention.USUAL.events()),
        days(fields, "decisions", 30, Storage.Retention.USUAL.decisions()),
        days(fields, "visits", 30, Storage.Retention.USUAL.visits()),
        days(fields, "access", 5 * YEAR, Storage.Retention.USUAL.access()));
  }

  private static Duration days(Optional<Fields> fields, String name, int least, Duration usual) {
    return fields
        .flatMap(each -> each.optional(name))
        .map(number -> Duration.ofDays(number.number(least, MOST_DAYS)))
        .orElse(usual);
  }
}
