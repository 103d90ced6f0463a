package nl.zorgrouter.router.command;

import java.nio.file.Path;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.config.ConfigReader;
import nl.zorgrouter.router.config.RouterConfig;
import picocli.CommandLine.Option;

/** Which router a command is about. */
final class ConfigOption {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the configuration of the router, such as docker/zorgrouter.yaml")
  private Path file = Path.of("");

  /** The file, as it was given. */
  Path file() {
    return file;
  }

  Reading<RouterConfig> read() {
    return ConfigReader.read(file);
  }
}
