package io.scitq.store.embedded;

import io.scitq.store.Database;
import io.scitq.store.DatabaseUri;
import java.sql.Connection;
import java.sql.SQLException;

/** Plain connections to a server under test, and the rows of {@link ChildDaemon} in it. */
final class Rows {
  private Rows() {}

  static Connection connect(DatabaseUri uri) throws SQLException {
    // through the pool's own way, so that the URI is read as the daemon reads it
    Database database = Database.open(uri, 2);
    return database.dataSource().getConnection();
  }

  static String value(DatabaseUri uri, String sql) throws SQLException {
    try (Database database = Database.open(uri, 2);
        Connection connection = database.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void execute(DatabaseUri uri, String sql) throws SQLException {
    try (Database database = Database.open(uri, 2);
        Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static int highest(DatabaseUri uri) throws SQLException {
    return Integer.parseInt(value(uri, "SELECT coalesce(max(n), 0) FROM kept"));
  }
}
