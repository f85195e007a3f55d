package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scitq.store.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachPostgres
class DatabaseIT {
  private final TestPostgres postgres;

  @TempDir private Path directory;

  DatabaseIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @Test
  void worksOverAUnixSocketWithTimeoutsAndCancel() throws Exception {
    try (EmbeddedPostgres server = socketServer();
        Database database = Database.open(socketUri(server), 3)) {
      database.migrate();
      String big = "x".repeat(3_000_000);
      assertThat(
              database
                  .jdbi()
                  .<Integer, RuntimeException>withHandle(
                      handle -> handle.select("SELECT length(?)", big).mapTo(Integer.class).one()))
          .isEqualTo(3_000_000);
      try (Connection connection = database.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.setQueryTimeout(1);
        assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(30)"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("cancel");
      }
      hearsChanges(database);
    }
  }

  @Test
  void saysThatNobodyListensOnTheSocket() {
    DatabaseUri uri =
        DatabaseUri.parse("postgresql://u@/scitq?host=" + directory.resolve("no"), "u");
    assertThatThrownBy(() -> Database.open(uri, 2))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("nobody answers there");
  }

  @Test
  void saysWhatIsWrongWithALogin() {
    DatabaseUri good = postgres.emptyDatabase();
    assertThatThrownBy(() -> Database.open(good.withDatabase("absent"), 2))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("has no such database");
    DatabaseUri wrong =
        new DatabaseUri(
            good.endpoint(), good.database(), good.user(), Optional.of("wrong"), Map.of());
    assertThatThrownBy(() -> Database.open(wrong, 2))
        .hasMessageContaining("password is wrong")
        .message()
        .doesNotContain(":wrong@");
  }

  @Test
  void tellsNoAnswerWhenTheServerIsGone() {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(postgres.settings(directory));
        Database database = Database.open(server.uri(), 2)) {
      assertThat(database.answers()).isTrue();
      server.close();
      assertThat(database.answers()).isFalse();
    }
  }

  @Test
  void hearsChangesMadeByOthersAndConnectsAgain() throws Exception {
    try (TestDatabase test = TestDatabase.migrated(postgres)) {
      hearsChanges(test.database());
    }
  }

  private static void hearsChanges(Database database) throws Exception {
    CopyOnWriteArrayList<String> heard = new CopyOnWriteArrayList<>();
    ChangeListener listener = ChangeListener.start(database, heard::add);
    try {
      await().until(() -> heard.size() == ChangeListener.TABLES.size());
      heard.clear();
      execute(
          database,
          "INSERT INTO public.task (command, status, creation_date, batch, retry)"
              + " VALUES ('true', 'pending', now(), 'b', 0)");
      await().untilAsserted(() -> assertThat(heard).containsExactly("task"));
      heard.clear();
      execute(database, "UPDATE public.worker SET load = '1'"); // as a ping does
      execute(
          database,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE query = 'LISTEN scitqd' AND datname = current_database()");
      await()
          .untilAsserted(() -> assertThat(heard).containsExactlyElementsOf(ChangeListener.TABLES));
    } finally {
      CompletableFuture.runAsync(listener::close).get(2, java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  private static void execute(Database database, String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private EmbeddedPostgres socketServer() {
    return EmbeddedPostgres.start(
        postgres
            .settings(directory.resolve("pg"))
            .with("unix_socket_directories", directory.toString())
            .with("fsync", "off"));
  }

  private DatabaseUri socketUri(EmbeddedPostgres server) {
    DatabaseUri tcp = server.uri();
    int port = ((DatabaseUri.Endpoint.Tcp) tcp.endpoint()).port();
    return new DatabaseUri(
        new DatabaseUri.Endpoint.Local(directory.toString(), port),
        tcp.database(),
        tcp.user(),
        tcp.password(),
        Map.of());
  }
}
