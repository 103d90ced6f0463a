package nl.zorgrouter.router.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import javax.sql.DataSource;
import nl.zorgrouter.router.config.Storage;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;

/** A PostgreSQL that is reached and has our tables. */
public final class Database implements AutoCloseable {
  /** The shipper, a report and a verification at a time. */
  private static final int MOST_CONNECTIONS = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A database that does not even answer a keep-alive must not hold a thread for ever. */
  private static final int MOST_SECONDS_SILENT = 30;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Reaches a server and brings its tables up to date.
   *
   * @throws SQLException when it cannot be reached, or its tables are those of a newer program
   */
  public static Database open(Storage.Database.Server server) throws SQLException {
    HikariDataSource pool = pool(server);
    try {
      migrate(pool);
      return new Database(pool);
    } catch (FlywayException refused) {
      pool.close();
      throw new SQLException(reason(refused), refused);
    } catch (SQLException refused) {
      pool.close();
      throw refused;
    }
  }

  /** Reaches a server to read what is there; changes nothing in it. */
  public static Database read(Storage.Database.Server server) {
    return new Database(pool(server));
  }

  private static HikariDataSource pool(Storage.Database.Server server) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("zorgrouter");
    settings.setJdbcUrl(server.url());
    settings.setUsername(server.user());
    settings.setPassword(server.password());
    settings.setMaximumPoolSize(MOST_CONNECTIONS);
    settings.setMinimumIdle(0);
    settings.setConnectionTimeout(PATIENCE.toMillis());
    settings.setInitializationFailTimeout(-1);
    settings.addDataSourceProperty("reWriteBatchedInserts", "true");
    settings.addDataSourceProperty("socketTimeout", MOST_SECONDS_SILENT);
    settings.addDataSourceProperty("ApplicationName", "zorgrouter");
    return new HikariDataSource(settings);
  }

  private static void migrate(DataSource pool) throws SQLException {
    Flyway tables =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:nl/zorgrouter/store")
            .ignoreMigrationPatterns(new String[0])
            .load();
    MigrationInfoService known = tables.info();
    for (MigrationInfo each : known.applied()) {
      if (each.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new SQLException(
            "found tables of version `%s`; this program knows version %s: a newer one made them"
                .formatted(each.getVersion(), newest(known)));
      }
    }
    tables.migrate();
  }

  private static String newest(MigrationInfoService known) {
    return Arrays.stream(known.all())
        .filter(each -> each.getState() != MigrationState.FUTURE_SUCCESS)
        .map(each -> String.valueOf(each.getVersion()))
        .reduce((_, later) -> later)
        .orElse("0");
  }

  /** What Flyway says, and what the server said to it. */
  private static String reason(FlywayException refused) {
    Throwable cause = refused;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = firstLine(refused);
    return cause instanceof SQLException ? said + ": " + firstLine(cause) : said;
  }

  private static String firstLine(Throwable refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("refused");
  }

  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }
}
