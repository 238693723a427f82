package avengers.gateway.store;

import avengers.gateway.config.Secret;
import avengers.gateway.config.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the database, which is opened when it is needed, and again when it was lost. As
 * it is used by one thread, there is no pool. Used by one thread at a time.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** What is asked here takes milliseconds; whatever takes as long as this is not coming back. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String url;
  private final Properties properties;
  private Optional<Connection> open = Optional.empty();
  private boolean migrated;

  /** What is done within one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private Database(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  static Database of(StorageConfig config) {
    return switch (config) {
      case StorageConfig.Embedded(Path file) -> new Database("jdbc:h2:file:" + file.toAbsolutePath()
        // Each commit is in the file when it returns: nothing waits in this process to be lost.
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
          properties(Optional.of("avengers"), Optional.empty()));
      case StorageConfig.Shared(String url, Optional<String> user, Optional<Secret> password) -> {
        Properties properties = properties(user, password.map(Secret::reveal));
        String seconds = Long.toString(PATIENCE.toSeconds());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "avengers");
        yield new Database(url, properties);
      }
    };
  }

  /**
   * Makes the folder of an embedded database.
   *
   * @throws IOException if it cannot be made
   */
  static void prepare(StorageConfig.Embedded embedded) throws IOException {
    Path folder = embedded.file().toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  private static Properties properties(Optional<String> user, Optional<String> password) {
    Properties properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    properties.setProperty("password", password.orElse(""));
    return properties;
  }

  /**
   * Does something within a transaction: all of it, or nothing.
   *
   * @throws SQLException if it was not done, or nobody knows whether it was
   */
  <T> T in(Work<T> work) throws SQLException {
    Connection connection = connection();
    try {
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      giveUp(connection);
      throw e;
    }
  }

  /** What was begun is undone; a connection that does not even do that is not used again. */
  private void giveUp(Connection connection) {
    try {
      connection.rollback();
      if (connection.isValid(Math.toIntExact(PATIENCE.toSeconds()))) {
        return;
      }
    } catch (SQLException e) {
      LOG.debug("a transaction was not rolled back", e);
    }
    close();
  }

  private Connection connection() throws SQLException {
    if (open.isEmpty()) {
      migrate();
      Connection connection = DriverManager.getConnection(url, properties);
      open = Optional.of(connection);
      connection.setAutoCommit(false);
    }
    return open.get();
  }

  private void migrate() throws SQLException {
    if (migrated) {
      return;
    }
    try {
      Flyway.configure(Database.class.getClassLoader())
          .loggers("slf4j")
          .dataSource(url, properties.getProperty("user"), properties.getProperty("password"))
          .jdbcProperties(timeouts())
          .locations("classpath:db/store")
          .load()
          .migrate();
      migrated = true;
    } catch (FlywayException e) {
      throw new SQLException(e.getCause() instanceof SQLException cause
          ? cause.getMessage()
          : e.getMessage(), e);
    }
  }

  private Map<String, String> timeouts() {
    return properties.stringPropertyNames()
        .stream()
        .filter(name -> !name.equals("user") && !name.equals("password"))
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  @Override
  public void close() {
    open.ifPresent(connection -> {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("a connection was not closed", e);
      }
    });
    open = Optional.empty();
  }
}
