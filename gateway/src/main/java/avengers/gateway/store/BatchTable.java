package avengers.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Which batch of usage each running gateway wrote last. */
final class BatchTable {
  private BatchTable() {}

  /** Whether a batch is new, which is written down; false if it is there already. */
  static boolean claim(Connection connection, String writer, long number, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO usage_batch"
        + " (writer, number, written) VALUES (?, 0, ?) ON CONFLICT DO NOTHING");
        PreparedStatement update = connection.prepareStatement("UPDATE usage_batch"
            + " SET number = ?, written = ? WHERE writer = ? AND number < ?")) {
      insert.setString(1, writer);
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
      update.setLong(1, number);
      update.setObject(2, now.atOffset(ZoneOffset.UTC));
      update.setString(3, writer);
      update.setLong(4, number);
      return update.executeUpdate() > 0;
    }
  }

  /** Forgets gateways that wrote nothing since. */
  static void forget(Connection connection, Instant since) throws SQLException {
    try (PreparedStatement delete = connection
        .prepareStatement("DELETE FROM usage_batch WHERE written < ?")) {
      delete.setObject(1, since.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
