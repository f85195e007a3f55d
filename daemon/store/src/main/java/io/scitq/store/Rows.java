package io.scitq.store;

import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of the 1.3 tables by column name: their order differs between databases. */
final class Rows {
  private Rows() {}

  static TaskRow task(ResultSet row) throws SQLException {
    return new TaskRow(
        new TaskId(row.getInt("task_id")),
        row.getString("name"),
        row.getString("command"),
        row.getString("status"),
        Utc.naive(row, "creation_date").orElseThrow(),
        Utc.naive(row, "modification_date").orElse(null),
        Utc.naive(row, "status_date").orElse(null),
        row.getString("batch"),
        row.getString("input"),
        row.getString("output"),
        row.getString("container"),
        row.getString("container_options"),
        row.getString("resource"),
        row.getInt("retry"),
        number(row, "download_timeout"),
        number(row, "run_timeout"),
        flag(row, "use_cache"));
  }

  static StoredWorker worker(ResultSet row) throws SQLException {
    return new StoredWorker(
        new WorkerId(row.getInt("worker_id")),
        row.getString("name"),
        row.getString("hostname"),
        row.getString("status"),
        row.getInt("concurrency"),
        number(row, "prefetch"),
        row.getString("load"),
        row.getString("memory"),
        row.getString("stats"),
        row.getString("task_properties"),
        Utc.naive(row, "creation_date").orElse(null),
        Utc.naive(row, "modification_date").orElse(null),
        Utc.naive(row, "last_contact_date").orElse(null),
        row.getString("batch"),
        flag(row, "permanent"),
        row.getString("flavor"),
        row.getString("region"),
        row.getString("provider"));
  }

  static ExecutionRow execution(ResultSet row) throws SQLException {
    Integer worker = number(row, "worker_id");
    return new ExecutionRow(
        row.getInt("execution_id"),
        worker == null ? null : new WorkerId(worker),
        new TaskId(row.getInt("task_id")),
        row.getString("status"),
        number(row, "return_code"),
        row.getString("pid"),
        Utc.naive(row, "creation_date").orElseThrow(),
        Utc.naive(row, "modification_date").orElse(null),
        row.getString("output_files"),
        row.getString("command"),
        flag(row, "latest"));
  }

  static WorkerExecution workerExecution(ResultSet row) throws SQLException {
    return new WorkerExecution(
        row.getInt("execution_id"),
        row.getString("command"),
        row.getString("status"),
        new TaskId(row.getInt("task_id")),
        Utc.naive(row, "creation_date").orElseThrow(),
        Utc.naive(row, "modification_date").orElse(null),
        row.getString("pid"),
        row.getString("output_files"),
        flag(row, "latest"),
        row.getString("batch"),
        row.getString("task_status"));
  }

  static WorkerSignal signal(ResultSet row) throws SQLException {
    return new WorkerSignal(
        number(row, "execution_id"), new WorkerId(row.getInt("worker_id")), row.getInt("signal"));
  }

  static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
    boolean value = row.getBoolean(column);
    return row.wasNull() ? null : value;
  }
}
