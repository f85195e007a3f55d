package io.scitq.server;

import io.scitq.server.config.Command.Schema;
import io.scitq.server.config.ScitqdConfig;
import io.scitq.store.Database;
import io.scitq.store.DatabaseUri;
import io.scitq.store.SchemaStatus;
import io.scitq.store.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;

/** {@code scitqd db}: migrates the configured database, or the embedded one, and ends. */
final class SchemaMigration {
  private static final int CONNECTIONS = 2;

  private SchemaMigration() {}

  /**
   * What became of it.
   *
   * @param done true when the database is as it should be
   * @param text one or more lines for people
   */
  record Outcome(boolean done, String text) {}

  /**
   * Migrates. The embedded database is started for it; a daemon that has it in use is not
   * disturbed.
   */
  static Outcome run(ScitqdConfig config, Schema wanted) {
    Optional<String> configured = config.database().uri();
    if (configured.isPresent()) {
      return migrate(DatabaseWiring.parsed(configured.get()), wanted);
    }
    try (EmbeddedPostgres embedded = DatabaseWiring.startEmbedded(config)) {
      return migrate(embedded.uri(), wanted);
    }
  }

  private static Outcome migrate(DatabaseUri uri, Schema wanted) {
    try (Database database = Database.open(uri, CONNECTIONS)) {
      SchemaStatus before = database.schemaStatus();
      if (wanted == Schema.INIT && before.hasTables()) {
        return refused(uri, "has scitq's tables already; use 'db upgrade'");
      }
      if (wanted == Schema.UPGRADE && !before.hasTables()) {
        return refused(uri, "has no scitq tables; use 'db init'");
      }
      database.migrate();
      return new Outcome(true, text(database.schemaStatus(), before, uri));
    }
  }

  private static Outcome refused(DatabaseUri uri, String why) {
    return new Outcome(false, "scitqd: the database " + uri + " " + why);
  }

  private static String text(SchemaStatus now, SchemaStatus before, DatabaseUri uri) {
    String version = now.applied().isEmpty() ? "none" : now.applied().getLast();
    if (before.pending().isEmpty()) {
      return "the database " + uri + " is already up to date (" + version + ")";
    }
    List<String> lines = before.pending().stream().map(name -> "  applied " + name).toList();
    String done = before.hasTables() ? "was upgraded" : "has its tables now";
    return String.join("\n", lines) + "\nthe database " + uri + " " + done + " (" + version + ")";
  }
}
