package nl.zorgrouter.router.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.yaml.Faults;
import nl.zorgrouter.yaml.Fields;
import nl.zorgrouter.yaml.Form;
import nl.zorgrouter.yaml.Yaml;
import nl.zorgrouter.yaml.YamlDocument;

/** Reads zorgrouter.yaml. Paths in it start from the file's own directory. */
public final class ConfigReader {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
  private static final Form EXCHANGE =
      Form.of(
          "[a-z][a-z0-9-]{0,31}",
          "the name of an exchange: a to z first, then also 0 to 9 and -, at most 32",
          "de naam van een centrale: eerst a tot z, dan ook 0 tot 9 en -, hoogstens 32");
  private static final Form WORD =
      Form.of(
          "[\\x21-\\x7e]{1,80}",
          "a word without spaces, at most 80 characters",
          "een woord zonder spaties, hoogstens 80 tekens");

  private final Path folder;

  private ConfigReader(Path folder) {
    this.folder = folder;
  }

  /** The configuration in that file, or everything that is wrong with it. */
  public static Reading<RouterConfig> read(Path file) {
    Faults faults = new Faults(file.toString());
    Path absolute = file.toAbsolutePath();
    Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    Optional<RouterConfig> config =
        bytes(file, faults)
            .flatMap(bytes -> YamlDocument.read(file.toString(), bytes, faults))
            .map(root -> new ConfigReader(folder).config(root));
    return config.isPresent() && !faults.refuse()
        ? new Reading.Read<>(config.get(), faults.inOrder())
        : new Reading.Refused<>(faults.inOrder());
  }

  private static Optional<byte[]> bytes(Path file, Faults faults) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      faults.error(
          "UNREADABLE",
          Place.of(file.toString()),
          "the file cannot be read; expected a configuration such as docker/zorgrouter.yaml",
          "het bestand kan niet worden gelezen; verwacht: een configuratie zoals"
              + " docker/zorgrouter.yaml");
      return Optional.empty();
    }
  }

  private RouterConfig config(Yaml root) {
    Fields fields =
        root.fields(
            "node",
            "region",
            "http",
            "exchanges",
            "dataDirectory",
            "checkpointDirectory",
            "database",
            "retentionDays",
            "waits");
    int node = fields.optional("node").map(value -> value.number(1, 2)).orElse(1);
    Path region = fields.required("region").map(this::region).orElse(folder);
    RouterConfig.Http http =
        fields
            .optional("http")
            .map(this::http)
            .orElse(new RouterConfig.Http("127.0.0.1", 8080, Optional.empty()));
    List<RouterConfig.Exchange> exchanges = new ArrayList<>();
    fields
        .required("exchanges")
        .ifPresent(value -> {
          for (Map.Entry<String, Yaml> entry : value.entries().entrySet()) {
            exchange(entry.getKey(), entry.getValue()).ifPresent(exchanges::add);
          }
          if (value.entries().isEmpty()) {
            value.wrong("at least one exchange", "ten minste één centrale");
          }
        });
    WaitsReader waits = fields.optional("waits").map(WaitsReader::read).orElse(WaitsReader.USUAL);
    return new RouterConfig(
        node,
        region,
        http,
        exchanges,
        new StorageReader(folder).storage(fields),
        waits.rules(),
        waits.named());
  }

  private Path region(Yaml value) {
    Path region = folder.resolve(value.text()).normalize();
    if (!Files.isRegularFile(region.resolve("region.yaml"))) {
      value.wrong("a directory with a region.yaml", "een map met een region.yaml");
    }
    return region;
  }

  private RouterConfig.Http http(Yaml value) {
    Fields fields = value.fields("host", "port", "tls");
    Optional<RouterConfig.Certificate> certificate = fields.optional("tls").map(this::certificate);
    String host =
        fields
            .optional("host")
            .map(name -> {
              if (certificate.isEmpty() && !LOOPBACK.contains(name.text())) {
                name.wrong(
                    "a loopback address (127.0.0.1, ::1 or localhost), or `tls`: a token must not"
                        + " travel in plain text",
                    "een loopback-adres (127.0.0.1, ::1 of localhost), of `tls`: een token mag"
                        + " niet leesbaar over het netwerk");
              }
              return name.text();
            })
            .orElse("127.0.0.1");
    int port = fields.optional("port").map(number -> number.number(0, 65_535)).orElse(8080);
    return new RouterConfig.Http(host, port, certificate);
  }

  private RouterConfig.Certificate certificate(Yaml value) {
    Fields fields = value.fields("certificate", "key");
    return new RouterConfig.Certificate(
        fields.required("certificate").map(this::pem).orElse(folder),
        fields.required("key").map(this::pem).orElse(folder));
  }

  private Path pem(Yaml file) {
    Path path = folder.resolve(file.text());
    if (!Files.isReadable(path)) {
      file.wrong("a PEM file that can be read", "een PEM-bestand dat gelezen kan worden");
    }
    return path;
  }

  private Optional<RouterConfig.Exchange> exchange(String name, Yaml value) {
    if (!EXCHANGE.pattern().matcher(name).matches()) {
      value.unknown(name, EXCHANGE.english(), EXCHANGE.dutch());
      return Optional.empty();
    }
    Fields fields = value.fields("host", "port", "user", "secret", "secretFile", "tls", "lines");
    String host = fields.text("host", WORD);
    int port = fields.optional("port").map(number -> number.number(1, 65_535)).orElse(5038);
    String user = fields.text("user", WORD);
    Optional<RouterConfig.Tls> tls = fields.optional("tls").map(this::tls);
    if (tls.isEmpty() && !host.isEmpty() && !LOOPBACK.contains(host)) {
      value.wrong(
          "`tls` with a `trust` file: outside loopback the manager interface needs TLS",
          "`tls` met een `trust`-bestand: buiten loopback vraagt de managerinterface om TLS");
    }
    return Optional.of(
        new RouterConfig.Exchange(
            new PbxId(name),
            host,
            port,
            user,
            secret(value, fields),
            tls,
            fields.optional("lines").map(WatchedLines::read).orElse(List.of())));
  }

  private String secret(Yaml owner, Fields fields) {
    Optional<Yaml> here = fields.optional("secret");
    Optional<Yaml> file = fields.optional("secretFile");
    if (here.isPresent() == file.isPresent()) {
      owner.wrong("either `secret` or `secretFile`", "óf `secret` óf `secretFile`");
      return "";
    }
    return here.map(value -> value.text(WORD)).orElseGet(() -> file.map(this::secretIn).orElse(""));
  }

  private String secretIn(Yaml file) {
    try {
      String secret = Files.readString(folder.resolve(file.text())).strip();
      if (WORD.pattern().matcher(secret).matches()) {
        return secret;
      }
      file.wrong("a file with one word in it", "een bestand met één woord erin");
    } catch (IOException unreadable) {
      file.wrong("a file that can be read", "een bestand dat gelezen kan worden");
    }
    return "";
  }

  private RouterConfig.Tls tls(Yaml value) {
    Fields fields = value.fields("trust");
    Path trust = fields.required("trust").map(this::pem).orElse(folder);
    return new RouterConfig.Tls(trust);
  }
}
