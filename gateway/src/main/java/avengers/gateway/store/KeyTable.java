package avengers.gateway.store;

import avengers.gateway.config.ClientWish;
import avengers.gateway.config.KeyHash;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.Json;
import avengers.gateway.security.VirtualKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The keys that were added while a gateway ran. Every change is counted, so that others see it. */
final class KeyTable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyTable.class);

  /** What SQL says of a row that must not be there twice. */
  private static final String UNIQUE = "23505";

  private KeyTable() {}

  /** How often the keys were changed. */
  static long changes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number FROM key_change")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static void count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE key_change SET number = number + 1");
    }
  }

  /** All keys that open, oldest first. One whose limits are none that we know does not open. */
  static List<VirtualKey> open(Connection connection) throws SQLException {
    List<VirtualKey> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, name, hash, hint, limits, created"
            + " FROM client_key WHERE open_name IS NOT NULL ORDER BY created, id")) {
      while (row.next()) {
        try {
          keys.add(new VirtualKey(row.getString(1), row.getString(2),
              new KeyHash(row.getString(3)), row.getString(4),
              ClientWish.kept((ObjectNode) Json.MAPPER.readTree(row.getString(5))),
              row.getObject(6, OffsetDateTime.class).toInstant()));
        } catch (ApiException | JacksonException | ClassCastException e) {
          LOG.warn("the stored key {} has limits that are not known: it is not let in",
              row.getString(1));
        }
      }
    }
    return keys;
  }

  /** Adds a key; false if a key that opens has its name. */
  static boolean add(Connection connection, VirtualKey key) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO client_key"
        + " (id, name, open_name, hash, hint, limits, created) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, key.id());
      insert.setString(2, key.name());
      insert.setString(3, key.name());
      insert.setString(4, key.hash().hex());
      insert.setString(5, key.hint());
      insert.setString(6, ClientWish.json(key.limits()).toString());
      insert.setObject(7, at(key.created()));
      return change(connection, insert);
    }
  }

  /** Changes name and limits of a key that opens; false if another has the name. */
  static boolean change(Connection connection, VirtualKey key) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE client_key"
        + " SET name = ?, open_name = ?, limits = ? WHERE id = ? AND open_name IS NOT NULL")) {
      update.setString(1, key.name());
      update.setString(2, key.name());
      update.setString(3, ClientWish.json(key.limits()).toString());
      update.setString(4, key.id());
      return change(connection, update);
    }
  }

  /** A key opens no more; false if there is none that did. */
  static boolean revoke(Connection connection, String id, Instant when) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE client_key"
        + " SET open_name = NULL, revoked = ? WHERE id = ? AND open_name IS NOT NULL")) {
      update.setObject(1, at(when));
      update.setString(2, id);
      return change(connection, update);
    }
  }

  private static boolean change(Connection connection, PreparedStatement statement)
      throws SQLException {
    try {
      boolean changed = statement.executeUpdate() > 0;
      count(connection);
      return changed;
    } catch (SQLException e) {
      if (UNIQUE.equals(e.getSQLState())) {
        connection.rollback();
        return false;
      }
      throw e;
    }
  }

  private static OffsetDateTime at(Instant when) {
    return when.atOffset(ZoneOffset.UTC);
  }
}
