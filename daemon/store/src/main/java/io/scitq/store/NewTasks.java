package io.scitq.store;

import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Inserts tasks, many in one statement, with the defaults that the database does not have. */
final class NewTasks {
  private static final List<TaskField> FIELDS =
      Arrays.stream(TaskField.values()).filter(field -> field != TaskField.TASK_ID).toList();
  private static final String NAMES =
      FIELDS.stream().map(TaskField::column).collect(Collectors.joining(", "));
  private static final String SQL =
      "INSERT INTO task ("
          + NAMES
          + ") SELECT "
          + NAMES
          + " FROM unnest("
          + FIELDS.stream().map(field -> ":" + field.column()).collect(Collectors.joining(", "))
          + ") WITH ORDINALITY AS a("
          + NAMES
          + ", position) ORDER BY position RETURNING task_id";

  /** Rows per statement; a request of 10,000 tasks needs the memory of some statements only. */
  private static final int ROWS = 1000;

  private NewTasks() {}

  /**
   * A task to be made at a time.
   *
   * @param task what it is
   * @param at its dates
   */
  record Dated(NewTask task, Instant at) {}

  /** Inserts them without their requirements; the ids ascend in the order of the list. */
  static List<Integer> insert(Handle handle, List<Dated> tasks) {
    List<Integer> ids = new ArrayList<>(tasks.size());
    for (int from = 0; from < tasks.size(); from += ROWS) {
      List<Dated> rows = tasks.subList(from, Math.min(tasks.size(), from + ROWS));
      Query query = handle.createQuery(SQL);
      for (TaskField field : FIELDS) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(value(row, field)));
        query.bind(field.column(), SqlArray.nullable(field.type(), values));
      }
      ids.addAll(query.mapTo(Integer.class).list());
    }
    return ids;
  }

  /** The row that {@link #insert} has made of it. */
  static TaskRow row(int id, Dated task) {
    Instant date = task.at().truncatedTo(ChronoUnit.MICROS);
    return new TaskRow(
        new TaskId(id),
        text(task, TaskField.NAME),
        task.task().fields().text(TaskField.COMMAND).orElseThrow(),
        task.task().fields().text(TaskField.STATUS).orElse(TaskStatus.PENDING.label()),
        date,
        date,
        date,
        task.task().fields().text(TaskField.BATCH).orElse(WorkerStore.DEFAULT_BATCH),
        text(task, TaskField.INPUT),
        text(task, TaskField.OUTPUT),
        text(task, TaskField.CONTAINER),
        text(task, TaskField.CONTAINER_OPTIONS),
        text(task, TaskField.RESOURCE),
        task.task().fields().number(TaskField.RETRY).orElse(0),
        task.task().fields().number(TaskField.DOWNLOAD_TIMEOUT).orElse(null),
        task.task().fields().number(TaskField.RUN_TIMEOUT).orElse(null),
        task.task().fields().flag(TaskField.USE_CACHE).orElse(false));
  }

  private static @Nullable Object value(Dated row, TaskField field) {
    Changes<TaskField> fields = row.task().fields();
    return switch (field) {
      case STATUS -> fields.text(field).orElse(TaskStatus.PENDING.label());
      case BATCH -> fields.text(field).orElse(WorkerStore.DEFAULT_BATCH);
      case RETRY -> fields.number(field).orElse(0);
      case USE_CACHE -> fields.flag(field).orElse(false);
      case CREATION_DATE, MODIFICATION_DATE, STATUS_DATE -> row.at();
      case DOWNLOAD_TIMEOUT, RUN_TIMEOUT -> fields.number(field).orElse(null);
      case NAME, COMMAND, INPUT, OUTPUT, CONTAINER, CONTAINER_OPTIONS, RESOURCE ->
          fields.text(field).orElse(null);
      case TASK_ID -> throw new IllegalArgumentException("the database gives out the ids");
    };
  }

  private static @Nullable String text(Dated task, TaskField field) {
    return task.task().fields().text(field).orElse(null);
  }
}
