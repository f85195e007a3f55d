package io.scitq.server.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scitq.server.dispatch.DispatchPass;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.store.Database;
import io.scitq.store.DispatchStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.embedded.EmbeddedPostgres;
import io.scitq.store.embedded.EmbeddedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Passes of the dispatcher over an embedded PostgreSQL with the daemon's settings, among so many
 * finished and so many pending tasks. The 100 workers of concurrency 10 are played in the tables:
 * after each pass all that was given out is over.
 *
 * <p>Arguments: FOLDER [assignments=30000] [sizes=10000,100000,1000000]. The folder is made, and
 * left for a look.
 */
public final class DispatchBench {
  private static final int WORKERS = 100;
  private static final int CONCURRENCY = 10;
  private static final int WARM_UP = 5;

  private final Database database;
  private final DispatchPass pass;

  private DispatchBench(Database database) {
    this.database = database;
    InstantSource clock = InstantSource.system();
    pass =
        new DispatchPass(
            new DispatchStore(database),
            new LeaseStore(database),
            "bench",
            new LoopMeter(new SimpleMeterRegistry(), "dispatch", clock));
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int assignments = args.length > 1 ? Integer.parseInt(args[1]) : 30_000;
    String[] sizes = (args.length > 2 ? args[2] : "10000,100000,1000000").split(",");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(EmbeddedSettings.in(folder.resolve("postgresql")))) {
      run(server, 20_000, 20_000); // the JVM warms up
      for (String size : sizes) {
        run(server, Integer.parseInt(size), assignments);
      }
    }
  }

  private static void run(EmbeddedPostgres server, int size, int assignments) throws SQLException {
    String name = "bench_" + size + "_" + System.currentTimeMillis();
    try (Database first = Database.open(server.uri(), 2)) {
      execute(first, "CREATE DATABASE " + name);
    }
    try (Database database = Database.open(server.uri().withDatabase(name), 12)) {
      database.migrate();
      new DispatchBench(database).run(size, assignments);
    }
  }

  private void run(int size, int assignments) throws SQLException {
    seed(size);
    int passes = Math.min(size, assignments) / (WORKERS * CONCURRENCY);
    int warmUp = Math.min(WARM_UP, passes / 4);
    Samples samples = new Samples(passes);
    long begin = System.nanoTime();
    for (int i = 0; i < passes; i++) {
      if (i == warmUp) {
        begin = System.nanoTime();
      }
      long start = System.nanoTime();
      pass.run(Instant.now());
      if (i >= warmUp) {
        samples.add(System.nanoTime() - start);
      }
      finish();
    }
    double wall = (System.nanoTime() - begin) / 1e9;
    long given = (long) samples.count() * WORKERS * CONCURRENCY;
    System.out.println(samples.line(size + " finished, " + size + " pending, a pass of 1,000"));
    System.out.println(
        String.format(
            Locale.ROOT,
            "   %.0f assignments/s of the dispatcher's time, %.0f/s with what the workers write",
            1000 / (samples.medianMillis() / 1000),
            given / wall));
  }

  private void seed(int size) {
    execute(
        database,
        "INSERT INTO worker (name, hostname, status, concurrency, prefetch, batch, permanent,"
            + " task_properties, creation_date, last_contact_date)"
            + " SELECT 'w' || n, 'w' || n, 'running', "
            + CONCURRENCY
            + ", 0, 'A', true, '{}', now(), now() + interval '1 hour' FROM generate_series(1, "
            + WORKERS
            + ") AS g(n)");
    for (String status : new String[] {"succeeded", "pending"}) {
      execute(
          database,
          "INSERT INTO task (name, command, status, creation_date, modification_date, status_date,"
              + " batch, retry, use_cache, input, output) SELECT 't' || n,"
              + " 'sh -c ''bwa mem -t 8 /resource/ref.fa /input/sample.fastq.gz''', '"
              + status
              + "', now(), now(), now(), 'A', 0, false, 's3://bucket/reads/sample' || n,"
              + " 's3://bucket/results/' || n FROM generate_series(1, "
              + size
              + ") AS g(n)");
    }
    execute(database, "ALTER TABLE execution DISABLE TRIGGER is_latest");
    execute(
        database,
        "INSERT INTO execution (worker_id, task_id, status, creation_date, modification_date,"
            + " latest) SELECT 1 + task_id % "
            + WORKERS
            + ", task_id, 'succeeded', now(), now(), true FROM task WHERE status = 'succeeded'");
    execute(database, "ALTER TABLE execution ENABLE TRIGGER is_latest");
    execute(database, "VACUUM ANALYZE"); // as autovacuum does a minute later
  }

  private void finish() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      int given =
          statement.executeUpdate(
              "UPDATE execution SET status = 'succeeded' WHERE status = 'pending'");
      int ended =
          statement.executeUpdate("UPDATE task SET status = 'succeeded' WHERE status = 'assigned'");
      if (given != WORKERS * CONCURRENCY || ended != given) {
        throw new AssertionError("a pass gave out " + given + " executions of " + ended + " tasks");
      }
    }
  }

  private static void execute(Database database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 0");
      statement.execute(sql);
      statement.execute("SET statement_timeout = '60s'");
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
