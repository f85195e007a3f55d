package io.scitq.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A database of scitq 1.3.8, fresh or migrated, after we have opened it: its catalogue is what it
 * was, and its own server goes on writing to it, as a role that knows nothing of ours.
 */
@OnEachPostgres
class PythonServerIT {
  /** Everything of schema public that is not named as ours. */
  private static final List<String> CATALOGUE =
      List.of(
          "SELECT concat_ws(' ', 'table', relname, relkind, relpersistence, relrowsecurity,"
              + " reloptions, relacl) FROM pg_class"
              + " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'v')"
              + " ORDER BY 1",
          "SELECT 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' '"
              + " || data_type || ' ' || udt_name || ' ' || is_nullable || ' '"
              + " || coalesce(column_default, '-') || ' ' || coalesce(character_maximum_length, -1)"
              + " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1",
          "SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' '"
              + " || pg_get_constraintdef(oid) FROM pg_constraint"
              + " WHERE connamespace = 'public'::regnamespace ORDER BY 1",
          "SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'"
              + " AND indexname NOT LIKE 'scitqd%' ORDER BY 1",
          "SELECT 'sequence ' || s.sequencename || ' ' || s.start_value || ' ' || s.increment_by"
              + " || ' ' || s.max_value || ' ' || s.cycle || ' ' || coalesce(s.last_value, 0)"
              + " FROM pg_sequences s WHERE s.schemaname = 'public' ORDER BY 1",
          "SELECT 'owned ' || d.objid::regclass || ' by ' || d.refobjid::regclass || ' '"
              + " || d.refobjsubid FROM pg_depend d JOIN pg_class c ON c.oid = d.objid"
              + " WHERE c.relkind = 'S' AND d.deptype = 'a'"
              + " AND c.relnamespace = 'public'::regnamespace ORDER BY 1",
          "SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger"
              + " WHERE NOT tgisinternal AND tgname NOT LIKE 'scitqd%' ORDER BY 1",
          "SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc"
              + " WHERE pronamespace = 'public'::regnamespace ORDER BY 1");

  private final TestPostgres postgres;
  private DatabaseUri uri;
  private Database database;
  private String role;

  PythonServerIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    uri = postgres.emptyDatabase();
    database = Database.open(uri, 3);
    role = "python_" + uri.database();
  }

  @AfterEach
  void close() {
    execute("DROP OWNED BY " + role);
    execute("DROP ROLE " + role);
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theCatalogueIsWhatItWas(boolean migrated) throws IOException {
    load(migrated);
    List<String> before = catalogue();
    assertThat(before).hasSizeGreaterThan(150);

    database.migrate();

    List<String> added = catalogue();
    before.forEach(line -> assertThat(added.remove(line)).as("still there: " + line).isTrue());
    if (migrated) {
      assertThat(added)
          .as("only what its own server would make at its next start")
          .isNotEmpty()
          .allMatch(line -> line.contains("region") || line.contains("render_obsolete"));
    } else {
      assertThat(added).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itsOwnServerGoesOnWriting(boolean migrated) throws Exception {
    load(migrated);
    database.migrate();

    try (Connection connection = database.dataSource().getConnection();
        Statement python = connection.createStatement()) {
      python.execute("SET ROLE " + role);
      writeAsSqlAlchemyDoes(python);
      python.execute("RESET ROLE");
    }

    TaskRow task = new TaskStore(database).find(new TaskId(3)).orElseThrow();
    assertThat(task.command()).isEqualTo("sh -c 'echo é'");
    assertThat(task.created()).isEqualTo("2026-11-24T10:00:00.123456Z");
    assertThat(
            one(
                "SELECT string_agg(execution_id || ':' || latest, ' ' ORDER BY execution_id)"
                    + " FROM execution WHERE task_id = 3"))
        .as("render_obsolete")
        .isEqualTo("3:false 4:true");
    assertThat(new BatchStore(database).list(Optional.of("P")).getFirst().workers())
        .containsExactly("py-1");
    assertThat(one("SELECT status FROM job WHERE target = 'py-1'")).isEqualTo("pending");
    assertThat(one("SELECT count(*) FROM signal WHERE worker_id = 2")).isEqualTo("0");
    if (migrated) {
      assertThat(one("SELECT version_num FROM alembic_version")).isEqualTo("c924c0681070");
    }
  }

  /** With the columns that its models have and the values that it computes itself. */
  private static void writeAsSqlAlchemyDoes(Statement python) throws SQLException {
    String date = "'2026-11-24 10:00:00.123456'";
    for (String statement :
        List.of(
            "INSERT INTO task (name, command, status, creation_date, modification_date, batch,"
                + " input, output, container, container_options, resource, retry, status_date,"
                + " download_timeout, run_timeout, use_cache) VALUES ('t3', 'sh -c ''echo é''',"
                + " 'pending', D, D, 'P', '', NULL, NULL, '', '', 0, D, NULL, NULL, false)"
                + " RETURNING task.task_id",
            "INSERT INTO worker (name, hostname, status, concurrency, prefetch, load, memory, stats,"
                + " task_properties, creation_date, modification_date, last_contact_date, batch,"
                + " permanent, flavor, region, provider, ipv4, ipv6, ansible_host, ansible_group,"
                + " ansible_active) VALUES ('py-1', 'py-1', 'paused', 2, 0, NULL, NULL, NULL, '{}',"
                + " D, D, NULL, 'P', true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false)"
                + " RETURNING worker.worker_id",
            "UPDATE worker SET status='running', modification_date=D WHERE worker.worker_id = 2",
            "UPDATE worker SET last_contact_date=D, load='1.0', memory='8.3', stats='{}'"
                + " WHERE worker_id=2",
            "INSERT INTO execution (worker_id, task_id, status, creation_date, modification_date,"
                + " latest) VALUES (2, 3, 'pending', D, D, true) RETURNING execution.execution_id",
            "INSERT INTO execution (worker_id, task_id, status, creation_date, modification_date,"
                + " latest) VALUES (2, 3, 'pending', D, D, true) RETURNING execution.execution_id",
            "UPDATE task SET status='running', status_date=D, modification_date=D"
                + " WHERE task.task_id = 3",
            "UPDATE execution SET output=coalesce(output,'')||'line' WHERE execution_id=4",
            "INSERT INTO signal (execution_id, worker_id, signal) VALUES (4, 2, 9)"
                + " RETURNING signal.signal_id",
            "DELETE FROM signal WHERE signal.worker_id = 2",
            "INSERT INTO job (target, action, args, retry, status, log, modification_date,"
                + " progression) VALUES ('py-1', 'worker_destroy', '{\"worker_id\": 2}', 0,"
                + " 'pending', NULL, now(), NULL) RETURNING job.job_id, job.creation_date",
            "INSERT INTO requirement (task_id, other_task_id) VALUES (3, 1)"
                + " RETURNING requirement.requirement_id",
            "INSERT INTO recruiter (batch, rank, tasks_per_worker, worker_flavor, worker_region,"
                + " worker_provider, worker_concurrency, worker_prefetch, minimum_tasks,"
                + " maximum_workers) VALUES ('P', 1, 10, 'auto:cpu>=8', 'auto', 'auto', 4, 0, NULL,"
                + " 5)",
            "INSERT INTO flavor (name, provider, cpu, ram, disk, bandwidth, gpu, gpumem, tags)"
                + " VALUES ('F', 'azure', 2, 8, 50, NULL, NULL, NULL, '')",
            "INSERT INTO flavormetrics (flavor_name, provider, region_name, cost, eviction)"
                + " VALUES ('F', 'azure', 'westeurope', 0.1, 5)",
            "DELETE FROM flavormetrics WHERE flavor_name = 'F'",
            "DELETE FROM requirement WHERE task_id = 3",
            "SELECT task.task_id, task.batch, task.use_cache FROM task"
                + " WHERE task.status = 'pending'")) {
      python.execute(statement.replace(" D,", " " + date + ",").replace("=D", "=" + date));
    }
  }

  private void load(boolean migrated) throws IOException {
    run("/scitq-1.3.8-fresh.sql");
    if (migrated) {
      run("/scitq-1.3.8-migrated.sql");
    }
    execute("CREATE ROLE " + role);
    execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role);
    execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + role);
  }

  private void run(String resource) throws IOException {
    try (InputStream stream = PythonServerIT.class.getResourceAsStream(resource)) {
      execute(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private List<String> catalogue() {
    List<String> all = new ArrayList<>();
    CATALOGUE.forEach(query -> all.addAll(texts(query)));
    return all;
  }

  private String one(String query) {
    return texts(query).getFirst();
  }

  private List<String> texts(String query) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
