package io.scitq.store.embedded;

import io.scitq.store.DatabaseUri;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Run by tests in a process of its own: starts the server, writes rows for as long as it lives and
 * prints each one after it was acknowledged, to be killed at any moment.
 */
final class ChildDaemon {
  private ChildDaemon() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    Optional<Path> home =
        arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
    EmbeddedSettings settings = EmbeddedSettings.in(directory);
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.start(home.map(settings::withHome).orElse(settings));
      write(server.uri());
    } catch (EmbeddedFailure e) {
      System.out.println("failed " + e.getMessage());
    }
  }

  private static void write(DatabaseUri uri) throws Exception {
    try (var connection = Rows.connect(uri);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (n integer PRIMARY KEY)");
      for (int n = 1; ; n++) {
        statement.execute("INSERT INTO kept VALUES (" + n + ") ON CONFLICT DO NOTHING");
        System.out.println("row " + n);
        LockSupport.parkNanos(200_000);
      }
    }
  }
}
