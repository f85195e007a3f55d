package io.scitq.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The driver's settings that every connection of ours has. */
final class Connections {
  /** Seconds until a silent host counts as down. */
  private static final String CONNECT_SECONDS = "5";

  /**
   * Run on each new connection. Dates in 1.3's tables are UTC without a zone; the bounds keep one
   * lost statement from holding locks for ever.
   */
  static final String INIT_SQL =
      "SET TIME ZONE 'UTC'; SET statement_timeout = '60s'; SET lock_timeout = '20s';"
          + " SET idle_in_transaction_session_timeout = '60s'";

  /** Seconds without a byte from a server that owes an answer; above the statement's bound. */
  private static final String SOCKET_SECONDS = "90";

  private Connections() {}

  static Properties properties(DatabaseUri uri) {
    Properties properties = uri.jdbcProperties();
    properties.setProperty("ApplicationName", "scitqd");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  static Properties pooled(DatabaseUri uri) {
    Properties properties = properties(uri);
    properties.setProperty("socketTimeout", SOCKET_SECONDS);
    return properties;
  }

  /** A connection outside the pool, for who keeps it long or changes its settings. */
  static Connection open(DatabaseUri uri) throws SQLException {
    return DriverManager.getConnection(uri.jdbcUrl(), properties(uri));
  }
}
