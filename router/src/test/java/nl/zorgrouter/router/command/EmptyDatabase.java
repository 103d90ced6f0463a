package nl.zorgrouter.router.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import nl.zorgrouter.router.config.Storage;
import nl.zorgrouter.router.store.TrialDatabase;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL without any table, for a test that asks for a {@link Storage.Database.Server}.
 * All tests have the same one, because it takes seconds to unpack.
 */
final class EmptyDatabase implements BeforeEachCallback, ParameterResolver {
  /** The one that runs; it ends with the last test. */
  private record Running(Path folder, TrialDatabase postgres) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("postgres");
        return new Running(folder, TrialDatabase.start(folder));
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    }

    @Override
    public void close() throws IOException {
      postgres.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    if (Stream.of(context.getRequiredTestMethod().getParameterTypes())
        .anyMatch(Storage.Database.Server.class::equals)) {
      change(running(context), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Storage.Database.Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  /** Runs a statement in it. */
  static void change(Storage.Database.Server server, String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  private static Storage.Database.Server running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(EmptyDatabase.class))
        .computeIfAbsent(EmptyDatabase.class, _ -> Running.start(), Running.class)
        .postgres()
        .server();
  }
}
