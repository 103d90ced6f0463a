package nl.zorgrouter.monitoring.expose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the project's files are, and which programs of the machine the tests may use. */
final class House {
  static final Path ROOT =
      Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
          .filter(folder -> Files.exists(folder.resolve("mvnw")))
          .findFirst()
          .orElseThrow();
  static final Path PROMETHEUS = ROOT.resolve("docker/prometheus");
  static final Path BOARD = ROOT.resolve("docker/grafana/zorgrouter.json");
  static final Path RUNBOOKS = ROOT.resolve("docs/runbooks");

  private House() {}

  static Optional<Path> program(String name) {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Everything a human or Grafana may query: the alert rules and the dashboards. */
  static List<Path> filesWithQueries() throws IOException {
    try (Stream<Path> rules = Files.list(PROMETHEUS);
        Stream<Path> boards = Files.list(BOARD.resolveSibling(""))) {
      return Stream.concat(
              rules.filter(file -> file.toString().endsWith(".yaml")),
              boards.filter(file -> file.toString().endsWith(".json")))
          .sorted()
          .toList();
    }
  }
}
