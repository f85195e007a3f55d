package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opening a database of scitq 1.3 changes nothing that its own server sees. */
@OnEachPostgres
class ExistingDatabaseIT {
  private static final String COLUMNS =
      "SELECT table_name, column_name, ordinal_position, data_type, udt_name, is_nullable,"
          + " column_default, character_maximum_length FROM information_schema.columns"
          + " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";

  private static final List<String> TABLES =
      List.of(
          "task",
          "worker",
          "execution",
          "signal",
          "job",
          "requirement",
          "recruiter",
          "flavor",
          "flavormetrics",
          "flavorstats");

  private final TestPostgres postgres;
  private DatabaseUri uri;
  private Database database;

  ExistingDatabaseIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    uri = postgres.emptyDatabase();
    database = Database.open(uri, 2);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void leavesAFreshOneAsItWas() throws IOException {
    run("/scitq-1.3.8-fresh.sql");
    String columns = text(COLUMNS);
    String rows = rows();
    database.migrate();
    assertThat(text(COLUMNS)).isEqualTo(columns);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void leavesAMigratedOneAsItWasAndAddsWhatItLacks() throws IOException {
    run("/scitq-1.3.8-fresh.sql");
    run("/scitq-1.3.8-migrated.sql");
    String columns = text(COLUMNS);
    String rows = rows();
    database.migrate();
    assertThat(text(COLUMNS.replace("= 'public'", "= 'public' AND table_name <> 'region'")))
        .isEqualTo(columns);
    assertThat(rows()).isEqualTo(rows);
    assertThat(text("SELECT tgname FROM pg_trigger WHERE tgname = 'is_latest'"))
        .contains("is_latest");
    assertThat(text("SELECT version_num FROM public.alembic_version")).contains("c924c0681070");
  }

  @Test
  void makesForANewDatabaseTheSameAsScitq13() throws IOException {
    run("/scitq-1.3.8-fresh.sql");
    String theirs = text(COLUMNS);
    try (Database ours = Database.open(postgres.emptyDatabase(), 2)) {
      ours.migrate();
      assertThat(text(ours, COLUMNS)).isEqualTo(theirs);
    }
  }

  @Test
  void refusesAnOlderOneWithASentence() {
    database
        .jdbi()
        .useHandle(h -> h.execute("CREATE TABLE public.execution (execution_id serial)"));
    assertThatThrownBy(database::migrate)
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("older than 1.3: upgrade it first with scitq 1.3");
  }

  private void run(String resource) throws IOException {
    try (InputStream stream = ExistingDatabaseIT.class.getResourceAsStream(resource)) {
      String sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      execute(sql);
    }
  }

  /** As it is: a library that splits statements does not know dollar quotes. */
  private void execute(String script) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String rows() {
    StringBuilder all = new StringBuilder();
    for (String table : TABLES) {
      all.append(table)
          .append(text("SELECT t::text FROM public." + table + " t ORDER BY t::text"))
          .append('\n');
    }
    return all.toString();
  }

  private String text(String sql) {
    return text(database, sql);
  }

  private static String text(Database database, String sql) {
    return database.jdbi().withHandle(handle -> handle.select(sql).mapToMap().list()).stream()
        .map(row -> new TreeMap<>(row).toString())
        .toList()
        .toString();
  }
}
