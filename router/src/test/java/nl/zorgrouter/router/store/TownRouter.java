package nl.zorgrouter.router.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.router.command.StartedProgram;
import nl.zorgrouter.router.config.Storage;

/**
 * The router as a process of its own, beside a busy town.
 *
 * @param program the running program
 * @param web where its pages are
 */
record TownRouter(StartedProgram program, URI web) implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /** Writes the configuration of a router that keeps its data in that directory. */
  static Path configuration(
      Path file, int node, Path data, BusyTown town, Optional<Storage.Database.Server> database)
      throws IOException {
    Path password = file.resolveSibling("password");
    Files.writeString(password, "postgres");
    return Files.writeString(
        file,
        """
        node: %d
        region: %s
        http: {host: 127.0.0.1, port: 0}
        dataDirectory: %s
        %sexchanges:
        %s
        """
            .formatted(
                node,
                Path.of("../regions/demo-noord").toAbsolutePath().normalize(),
                data,
                database
                    .map(server ->
                        "database: {url: \"%s\", user: %s, passwordFile: %s}\n"
                            .formatted(server.url(), server.user(), password))
                    .orElse(""),
                String.join("\n", town.inConfiguration())));
  }

  /** Starts it; it has opened its pages when this returns. */
  static TownRouter start(Path configuration) throws Exception {
    Path output = configuration.resolveSibling(configuration.getFileName() + ".output");
    StartedProgram program = StartedProgram.router(output, configuration);
    return new TownRouter(program, program.address());
  }

  /** A figure of its page without labels; empty when it does not answer or does not tell it. */
  OptionalDouble figure(String name) throws InterruptedException {
    Matcher figure =
        Pattern.compile("(?m)^%s ([0-9.eE+-]+)$".formatted(Pattern.quote(name))).matcher(page());
    return figure.find()
        ? OptionalDouble.of(Double.parseDouble(figure.group(1)))
        : OptionalDouble.empty();
  }

  /** Whether a figure has this value now. */
  boolean says(String name, double value) throws InterruptedException {
    OptionalDouble found = figure(name);
    return found.isPresent() && found.getAsDouble() == value;
  }

  private String page() throws InterruptedException {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(web.resolve("/metrics"))
                  .timeout(Duration.ofSeconds(1))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException silent) {
      return "";
    }
  }

  /** What it printed so far. */
  String printed() {
    return program.printed();
  }

  /** Ends it with -9. */
  void kill() {
    program.kill();
  }

  /** Tells it to stop and waits until it has. */
  void stop() throws Exception {
    program.process().destroy();
    program.process().onExit().get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    kill();
  }
}
