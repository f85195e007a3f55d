package io.scitq.server;

import io.scitq.server.config.ScitqdConfig;
import io.scitq.store.Database;
import io.scitq.store.DatabaseUri;
import io.scitq.store.embedded.EmbeddedPostgres;
import io.scitq.store.embedded.EmbeddedSettings;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the configured database, or the embedded one, and brings its schema to this version. */
final class DatabaseWiring {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWiring.class);

  private DatabaseWiring() {}

  static Database open(ScitqdConfig config, Daemon daemon) {
    Optional<String> configured = config.database().uri();
    DatabaseUri uri =
        configured.isPresent()
            ? parsed(configured.get())
            : daemon.add("embedded PostgreSQL", startEmbedded(config)).uri();
    Database database = daemon.add("database", Database.open(uri, config.database().poolSize()));
    database.migrate();
    LOG.atInfo().addKeyValue("database", uri).log("database is open");
    return database;
  }

  static EmbeddedPostgres startEmbedded(ScitqdConfig config) {
    return EmbeddedPostgres.start(EmbeddedSettings.in(config.data().resolve("postgresql")));
  }

  static DatabaseUri parsed(String text) {
    try {
      return DatabaseUri.parse(text, System.getProperty("user.name"));
    } catch (IllegalArgumentException wrong) {
      throw StartFailure.of(List.of("SQLALCHEMY_DATABASE_URI " + wrong.getMessage()));
    }
  }
}
