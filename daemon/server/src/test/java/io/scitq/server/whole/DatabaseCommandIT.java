package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.Daemon;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scitqd db}, as a process of its own. */
class DatabaseCommandIT {
  private static final Duration BOUND = Duration.ofSeconds(40);

  /** Leaves the tables of scitq 1.3 and nothing of ours. */
  private static final String BACK_TO_1_3 =
      """
      DROP SCHEMA scitqd CASCADE;
      DROP SCHEMA quartz CASCADE;
      DO $$
      DECLARE ours text;
      BEGIN
        FOR ours IN SELECT indexname FROM pg_indexes
          WHERE schemaname = 'public' AND indexname LIKE 'scitqd%'
        LOOP
          EXECUTE 'DROP INDEX ' || quote_ident(ours);
        END LOOP;
      END $$
      """;

  @TempDir Path folder;

  private record Ended(int status, String output) {}

  private Ended db(String verb, Map<String, String> settings) throws Exception {
    try (DaemonProcess process = DaemonProcess.start(folder, settings, "db", verb)) {
      int status = process.exit(BOUND);
      return new Ended(status, String.join("\n", process.outputToItsEnd(BOUND)));
    }
  }

  @Test
  void makesTheTablesOfAnEmbeddedDatabaseOnceAndADaemonFindsThem() throws Exception {
    Ended tooEarly = db("upgrade", Map.of());
    Ended first = db("init", Map.of());
    Ended second = db("init", Map.of());
    Ended upgrade = db("upgrade", Map.of());

    assertThat(tooEarly.output()).contains("has no scitq tables; use 'db init'");
    assertThat(tooEarly.status()).isEqualTo(1);
    assertThat(first.output()).contains("applied 0001 scitq", "has its tables now");
    assertThat(first.status()).isZero();
    assertThat(second.output()).contains("has scitq's tables already; use 'db upgrade'");
    assertThat(second.status()).isEqualTo(1);
    assertThat(upgrade.output()).contains("is already up to date (").doesNotContain("applied");
    assertThat(upgrade.status()).isZero();
    assertThat(first.output() + second.output()).doesNotContain("\tat ").doesNotContain("INFO");
    try (Daemon daemon = WholeSystem.daemon(folder.resolve("data"), Map.of())) {
      assertThat(daemon.isHealthy()).isTrue();
    }
  }

  @Test
  void leavesTheDatabaseOfARunningDaemonAlone() throws Exception {
    try (Daemon daemon = WholeSystem.daemon(folder.resolve("data"), Map.of())) {
      Ended refused = db("upgrade-or-init", Map.of());

      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.output())
          .contains("already uses the data directory")
          .contains(folder.resolve("data").toString())
          .doesNotContain("\tat ");
      assertThat(daemon.isHealthy()).isTrue();
    }
  }

  @Test
  void upgradesADatabaseOfScitq13AndKeepsItsRows() throws Exception {
    try (Database database = ServerDatabase.fresh()) {
      ServerDatabase.execute(database, BACK_TO_1_3);
      ServerDatabase.execute(
          database,
          "INSERT INTO task (command, status, creation_date, batch, retry)"
              + " VALUES ('true', 'pending', now(), 'b', 0)");
      Map<String, String> settings = Map.of("SQLALCHEMY_DATABASE_URI", Rig.text(database.uri()));

      Ended ended = db("upgrade-or-init", settings);

      assertThat(ended.output())
          .startsWith("  applied 0001")
          .contains("was upgraded (")
          .doesNotContain("already exists");
      assertThat(ended.status()).isZero();
      assertThat(Rig.number(database, "SELECT count(*) FROM task")).isEqualTo(1);
      assertThat(database.schemaStatus().pending()).isEqualTo(List.of());
    }
  }

  @Test
  void saysInOneLineWhenNoDatabaseAnswers() throws Exception {
    Ended ended =
        db("upgrade", Map.of("SQLALCHEMY_DATABASE_URI", "postgresql://u:secret@127.0.0.1:1/x"));

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("nobody answers there").doesNotContain("secret", "\tat ");
  }
}
