package avengers.gateway.store;

import avengers.gateway.security.Spent;
import avengers.gateway.security.Usage;
import avengers.gateway.security.UsagePlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What requests and calls took, by day, client and model. */
final class UsageTable {
  private static final String PLACE = " WHERE used_on = ? AND client = ? AND model = ?";

  private UsageTable() {}

  /** Adds to the totals. */
  static void add(Connection connection, Map<UsagePlace, Usage> more) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO usage_total"
        + " (used_on, client, model, requests, calls, prompt_tokens, completion_tokens,"
        + " picodollars) VALUES (?, ?, ?, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING");
        PreparedStatement update = connection.prepareStatement("UPDATE usage_total"
            + " SET requests = requests + ?, calls = calls + ?,"
            + " prompt_tokens = prompt_tokens + ?, completion_tokens = completion_tokens + ?,"
            + " picodollars = picodollars + ?" + PLACE)) {
      // In one order everywhere, so that two gateways never wait for each other's rows.
      for (Map.Entry<UsagePlace, Usage> one : more.entrySet()
          .stream()
          .sorted(Map.Entry.comparingByKey(UsagePlace.ORDER))
          .toList()) {
        UsagePlace place = one.getKey();
        Usage usage = one.getValue();
        place(insert, 1, place);
        insert.addBatch();
        update.setLong(1, usage.requests());
        update.setLong(2, usage.calls());
        update.setLong(3, usage.promptTokens());
        update.setLong(4, usage.completionTokens());
        update.setLong(5, usage.picodollars());
        place(update, 6, place);
        update.addBatch();
      }
      insert.executeBatch();
      update.executeBatch();
    }
  }

  private static void place(PreparedStatement statement, int first, UsagePlace place)
      throws SQLException {
    statement.setObject(first, place.day());
    statement.setString(first + 1, place.client());
    statement.setString(first + 2, place.model());
  }

  /** What each client spent on a day and in its month up to that day. */
  static Map<String, Spent> spent(Connection connection, LocalDate day) throws SQLException {
    Map<String, Spent> spent = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT client,"
        + " SUM(CASE WHEN used_on = ? THEN picodollars ELSE 0 END), SUM(picodollars)"
        + " FROM usage_total WHERE used_on >= ? AND used_on <= ? GROUP BY client")) {
      select.setObject(1, day);
      select.setObject(2, day.withDayOfMonth(1));
      select.setObject(3, day);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          spent.put(row.getString(1), new Spent(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return spent;
  }

  /** The totals of some days, of all clients or of one; so many at most, newest days first. */
  static List<UsageRow> rows(Connection connection, UsageQuery query) throws SQLException {
    List<UsageRow> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT u.used_on, u.client,"
        + " u.model, u.requests, u.calls, u.prompt_tokens, u.completion_tokens, u.picodollars,"
        + " k.name FROM usage_total u LEFT JOIN client_key k ON k.id = u.client"
        + " WHERE u.used_on >= ? AND u.used_on <= ? AND (u.client = ? OR ? = '')"
        + " ORDER BY u.used_on DESC, u.client, u.model LIMIT ?")) {
      select.setObject(1, query.from());
      select.setObject(2, query.to());
      select.setString(3, query.client().orElse(""));
      select.setString(4, query.client().orElse(""));
      select.setInt(5, query.most());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(row(row));
        }
      }
    }
    return rows;
  }

  private static UsageRow row(ResultSet row) throws SQLException {
    return new UsageRow(
        new UsagePlace(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3)),
        new Usage(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7),
            row.getLong(8)),
        Optional.ofNullable(row.getString(9)));
  }

  /** Forgets what is older than this day. */
  static void forget(Connection connection, LocalDate before) throws SQLException {
    try (PreparedStatement delete = connection
        .prepareStatement("DELETE FROM usage_total WHERE used_on < ?")) {
      delete.setObject(1, before);
      delete.executeUpdate();
    }
  }
}
